public import TroupeModel

extension EndpointProfile {
  /// The exact request that creates a character.
  ///
  /// Whatever the order holds goes into the request; a part for which the body has no place is a problem, and is never left out.
  public func request(for order: CharacterOrder) throws(RequestProblem) -> BuiltRequest {
    guard let creation = characterCreation, let operation = operation(.createCharacter) else {
      throw .noRoute(.createCharacter, endpoint: name)
    }
    try check(order, against: operation, creation)
    var values = PlaceholderValues()
    values[.name] = order.name.isEmpty ? nil : .string(order.name)
    values[.description] = order.description.isEmpty ? nil : .string(order.description)
    let addresses = order.pictures.compactMap(\.address)
    values.set(.referenceImages, each: .referenceImage, to: addresses)
    values.files[.referenceFiles] = order.pictures.compactMap(\.file)
    values[.frontalImage] = order.pictures.first?.address.map(JSON.string)
    values.set(
      .otherImages,
      each: .otherImage,
      to: order.pictures.dropFirst().compactMap(\.address)
    )
    values.set(order.clip, address: .clipURL, file: .clipFile)
    values[.fromTask] = order.task.map { .string($0.description) }
    values[.timestamps] = order.span.map { .string($0.timestamps) }
    values[.characterModel] = creation.model.map(JSON.string)
    return try operation.request(values, endpoint: name)
  }

  private func check(
    _ order: CharacterOrder,
    against operation: Operation,
    _ creation: CharacterCreation
  ) throws(RequestProblem) {
    let places = operation.placeholders
    if order.name.isEmpty, places.contains(.name) { throw .characterWithoutName }
    // What is made of pictures may also be made of none: the profile's advice says so, and the provider decides.
    if order.pictures.isEmpty, order.clip == nil, order.task == nil,
      !creation.sources.contains(.images)
    {
      throw .nothingToMakeCharacterOf(endpoint: name, sources: creation.sources)
    }
    for (index, picture) in order.pictures.enumerated() {
      let place = index == 0 ? Placeholder.frontalImage : .otherImages
      if picture.address != nil, places.contains(place) { continue }
      try operation.check(
        picture,
        .references,
        address: places.contains(.frontalImage) && !places.contains(.referenceImages)
          ? place : .referenceImages,
        file: .referenceFiles,
        endpoint: name
      )
    }
    if let clip = order.clip {
      try operation.check(clip, .clip, address: .clipURL, file: .clipFile, endpoint: name)
    }
    if order.task != nil, !places.contains(.fromTask) {
      throw .optionNotTaken(.task, endpoint: name)
    }
  }

  /// The request that asks about a character.
  public func request(forCharacter id: RemoteID) throws(RequestProblem) -> BuiltRequest {
    guard let operation = operation(.queryCharacter) else {
      throw .noRoute(.queryCharacter, endpoint: name)
    }
    return try operation.request(id: id, endpoint: name)
  }
}
