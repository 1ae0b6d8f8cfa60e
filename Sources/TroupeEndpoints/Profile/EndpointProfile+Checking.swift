import TroupeModel

extension ProfileNode {
  /// A base URL without the slash at its end; nil, with a problem, where it is none.
  var baseURL: String? {
    guard let text else { return nil }
    if text == EndpointProfile.embeddedBase { return text }
    do {
      return try WebAddress(base: text).text
    } catch {
      misfit(error.message)
      return nil
    }
  }

  /// Complains about parts that do not fit one another.
  func checkWhole(_ profile: EndpointProfile) {
    if self["formats"]?.json.members != nil { checkFormats(profile) }
    checkCharacters(profile)
    checkTransport(profile)
    if profile.privateDefault != nil,
      !profile.operations.contains(where: { $0.placeholders.contains(.isPrivate) })
    {
      self["private_default"]?.misfit("no body makes use of {private}")
    }
    if profile.isEmbedded, profile.keyEnvironment != nil {
      self["key_environment"]?.misfit("the embedded endpoint needs no key")
    }
  }

  private func checkCharacters(_ profile: EndpointProfile) {
    if let creation = profile.characterCreation, let node = self["character_creation"] {
      if let places = profile.operation(.createCharacter)?.placeholders {
        for source in creation.sources where places.isDisjoint(with: source.placeholders) {
          node["from"]?.misfit(
            "names '\(source.rawValue)', and the body of 'create_character' makes no use of "
              + source.placeholders.map { "{\($0.rawValue)}" }.sorted().joined(separator: " or ")
          )
        }
        if creation.model != nil, !places.contains(.characterModel) {
          node["model"]?.misfit("the body of 'create_character' makes no use of {character_model}")
        }
      } else {
        node.misfit("says how characters are made, and no format has a route 'create_character'")
      }
    }
    guard let uses = self["character_use"] else { return }
    if profile.characterUse.isEmpty {
      uses.problem("names no way to use a character", suggestion: "description")
    }
    for use in profile.characterUse where !profile.takes(use, format: nil) {
      uses.misfit(
        "names '\(use.rawValue)', and no body for a video makes use of "
          + use.placeholders.map { "{\($0.rawValue)}" }.sorted().joined(separator: " or ")
      )
    }
  }

  private func checkTransport(_ profile: EndpointProfile) {
    for (key, ways) in [
      ("image_transport", profile.imageTransport), ("clip_transport", profile.clipTransport),
    ] where ways.contains(.upload) && profile.operation(.upload) == nil {
      self[key]?.misfit("names 'upload', and no format has a route 'upload'")
    }
    let files: Set<Placeholder> = [.imageFile, .referenceFiles]
    if profile.imageTransport.contains(.multipart),
      profile.operations.allSatisfy({ $0.placeholders.isDisjoint(with: files) })
    {
      self["image_transport"]?.misfit(
        "names 'multipart', and no body makes use of {image_file} or {reference_files}"
      )
    }
  }

  private func checkFormats(_ profile: EndpointProfile) {
    guard let formats = self["formats"] else { return }
    let creating = VideoFormat.allCases.filter { formats[$0.rawValue]?["create"] != nil }
    if creating.isEmpty { formats.misfit("no format has a route 'create' for videos") }
    for format in creating where formats[format.rawValue]?["query"] == nil {
      formats[format.rawValue]?.misfit("has a route 'create' and no route 'query'")
    }
    if formats["native"]?["create"] != nil {
      formats["native"]?.misfit("'create' belongs to a format of a video", suggestion: "openai")
    }
  }
}
