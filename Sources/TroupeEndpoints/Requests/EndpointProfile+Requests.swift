public import TroupeModel

extension EndpointProfile {
  /// The exact request for a video.
  ///
  /// The text is sent as it stands: mentions have been resolved before.
  public func request(for order: VideoOrder) throws(RequestProblem) -> BuiltRequest {
    guard let operation = operation(.create, format: order.format) else {
      throw .formatNotOffered(order.format, endpoint: name, offered: videoFormats)
    }
    try check(order, against: operation)
    var values = PlaceholderValues()
    let known = model(named: order.model)
    values[.model] = .string(
      known.flatMap { $0.name == VideoModel.anyName ? nil : $0.name } ?? order.model
    )
    values[.prompt] = order.prompt.isEmpty ? nil : .string(order.prompt)
    values[.size] = order.size.map { .string($0.description) }
    values[.width] = order.size.map { .number($0.width) }
    values[.height] = order.size.map { .number($0.height) }
    values[.duration] = order.duration.map { .number($0) }
    values[.seconds] = order.duration.map { .string(JSON.number($0).compact) }
    values[.aspectRatio] = order.aspectRatio.map(JSON.string)
    values[.imageURL] = order.imageURL.map(JSON.string)
    let isPrivate = order.isPrivate ?? (privateDefault == true ? true : nil)
    values[.isPrivate] = isPrivate.map(JSON.bool)
    values.set(.characterIDs, each: .characterID, to: order.characterIDs.map(\.description))
    values.lists[.scenes] = order.scenes.map { scene in
      var item = PlaceholderValues()
      item[.scenePrompt] = .string(scene.prompt)
      item[.sceneDuration] = scene.duration.map { .number($0) }
      return item
    }
    return operation.request(values)
  }

  /// The exact request that creates a character.
  public func request(for order: CharacterOrder) throws(RequestProblem) -> BuiltRequest {
    guard characterCreation != .none, let operation = operation(.createCharacter) else {
      throw .noRoute(.createCharacter, endpoint: name)
    }
    guard !order.name.isEmpty else { throw .characterWithoutName }
    var values = PlaceholderValues()
    values[.name] = .string(order.name)
    values[.description] = order.description.isEmpty ? nil : .string(order.description)
    values.set(.referenceImages, each: .referenceImage, to: order.referenceURLs)
    return operation.request(values)
  }

  /// The request that hands over a file.
  public func request(for order: UploadOrder) throws(RequestProblem) -> BuiltRequest {
    guard let operation = operation(.upload) else { throw .noRoute(.upload, endpoint: name) }
    return operation.request(PlaceholderValues(), file: order)
  }

  /// The request that asks about a job or fetches its video.
  public func request(
    _ kind: OperationKind,
    id: RemoteID,
    format: VideoFormat
  ) throws(RequestProblem) -> BuiltRequest {
    guard let operation = operation(kind, format: format) else {
      throw .noRoute(kind, endpoint: name)
    }
    return operation.request(id: id)
  }

  /// The request that asks about a character.
  public func request(forCharacter id: RemoteID) throws(RequestProblem) -> BuiltRequest {
    guard let operation = operation(.queryCharacter) else {
      throw .noRoute(.queryCharacter, endpoint: name)
    }
    return operation.request(id: id)
  }

  private func check(
    _ order: VideoOrder,
    against operation: Operation
  ) throws(RequestProblem) {
    for option in order.options
    where operation.placeholders.isDisjoint(with: option.placeholders) {
      let other = videoFormats.first { format in
        self.operation(.create, format: format)?.placeholders
          .isDisjoint(with: option.placeholders) == false
      }
      guard let other else { throw .optionNotTaken(option, endpoint: name) }
      throw .optionOfOtherFormat(option, takenBy: other)
    }
    if order.prompt.isEmpty, order.scenes.isEmpty { throw .nothingToShow }
    if !order.prompt.isEmpty, !order.scenes.isEmpty { throw .promptAndScenes }
    if let index = order.scenes.firstIndex(where: \.prompt.isEmpty) {
      throw .emptyScene(index + 1)
    }
    for seconds in [order.duration] + order.scenes.map(\.duration) {
      if let seconds, !(seconds > 0 && seconds.isFinite) { throw .badDuration(seconds) }
    }
  }
}

extension Operation {
  fileprivate func request(id: RemoteID) -> BuiltRequest {
    var values = PlaceholderValues()
    values[.id] = .string(id.description)
    return request(values)
  }

  /// The request with these values put in their places.
  fileprivate func request(_ values: PlaceholderValues, file: UploadOrder? = nil) -> BuiltRequest {
    BuiltRequest(
      kind: kind,
      format: format,
      method: method.rawValue,
      path: path.filled(values.text) ?? "/",
      body: body(values, file: file)
    )
  }

  private func body(_ values: PlaceholderValues, file: UploadOrder?) -> BuiltRequest.Body {
    guard let body else { return .none }
    switch encoding {
    case .json: return .json((body.filled(with: values) ?? .object([])).compact)
    case .multipart:
      guard case .object(let members) = body else { return .multipart([]) }
      return .multipart(members.compactMap { part($0, values, file: file) })
    }
  }

  private func part(
    _ member: BodyTemplate.Member,
    _ values: PlaceholderValues,
    file: UploadOrder?
  ) -> HTTPRequest.Part? {
    if member.template == .value(.file) {
      return file.map {
        HTTPRequest.Part(
          name: member.name,
          fileName: $0.fileName,
          contentType: $0.mediaType,
          bytes: $0.bytes
        )
      }
    }
    guard let value = member.template.filled(with: values) else { return nil }
    return HTTPRequest.Part(name: member.name, bytes: Array((value.text ?? value.compact).utf8))
  }
}
