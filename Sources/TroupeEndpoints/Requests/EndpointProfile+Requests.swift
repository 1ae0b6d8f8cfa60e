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
    values.set(order.image, address: .imageURL, file: .imageFile)
    let isPrivate = order.isPrivate ?? (privateDefault == true ? true : nil)
    values[.isPrivate] = isPrivate.map(JSON.bool)
    values.set(.characterIDs, each: .characterID, to: order.characterIDs.map(\.description))
    values.lists[.scenes] = order.scenes.map { scene in
      var item = PlaceholderValues()
      item[.scenePrompt] = .string(scene.prompt)
      item[.sceneDuration] = scene.duration.map { .number($0) }
      return item
    }
    values.set(.referenceImages, each: .referenceImage, to: order.references.compactMap(\.address))
    values.files[.referenceFiles] = order.references.compactMap(\.file)
    values[.characterURL] = order.clip.map { .string($0.address) }
    values[.characterTimestamps] = order.clip?.span.map { .string($0.timestamps) }
    return try operation.request(values, endpoint: name)
  }

  /// The request that hands over a file.
  public func request(for order: UploadOrder) throws(RequestProblem) -> BuiltRequest {
    guard let operation = operation(.upload) else { throw .noRoute(.upload, endpoint: name) }
    var values = PlaceholderValues()
    values.files[.file] = [order]
    values[.fileName] = .string(order.fileName)
    values[.fileType] = .string(order.mediaType)
    // Made only where it is used: it is a third longer than the file.
    if operation.placeholders.contains(.fileBase64) { values[.fileBase64] = .string(order.base64) }
    if operation.placeholders.contains(.fileDataURL) {
      values[.fileDataURL] = .string(order.dataURL)
    }
    return try operation.request(values, endpoint: name)
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
    return try operation.request(id: id, endpoint: name)
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
    if let image = order.image {
      try operation.check(image, .image, address: .imageURL, file: .imageFile, endpoint: name)
    }
    for picture in order.references {
      try operation.check(
        picture,
        .references,
        address: .referenceImages,
        file: .referenceFiles,
        endpoint: name
      )
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
