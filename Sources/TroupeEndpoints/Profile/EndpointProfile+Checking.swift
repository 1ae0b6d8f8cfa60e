import TroupeModel

extension ProfileNode {
  /// A base URL without the slash at its end; nil, with a problem, where it is none.
  var baseURL: String? {
    guard let text else { return nil }
    if text == EndpointProfile.embeddedBase { return text }
    do {
      return try WebAddress(base: text).text
    } catch {
      problem(error.message)
      return nil
    }
  }

  /// Complains about parts that do not fit one another.
  func checkWhole(_ profile: EndpointProfile) {
    if self["formats"]?.json.members != nil { checkFormats(profile) }
    if profile.characterCreation != .none, profile.operation(.createCharacter) == nil {
      self["character_creation"]?.problem(
        "says how characters are made, and no format has a route 'create_character'"
      )
    }
    if profile.imageTransport.contains(.upload), profile.operation(.upload) == nil {
      self["image_transport"]?.problem("names 'upload', and no format has a route 'upload'")
    }
    if profile.privateDefault != nil,
      !profile.operations.contains(where: { $0.placeholders.contains(.isPrivate) })
    {
      self["private_default"]?.problem("no body makes use of {private}")
    }
    if profile.characterUse.isEmpty {
      self["character_use"]?.problem("names no way to use a character", suggestion: "description")
    }
    if profile.isEmbedded, profile.keyEnvironment != nil {
      self["key_environment"]?.problem("the embedded endpoint needs no key")
    }
  }

  private func checkFormats(_ profile: EndpointProfile) {
    guard let formats = self["formats"] else { return }
    let creating = VideoFormat.allCases.filter { formats[$0.rawValue]?["create"] != nil }
    if creating.isEmpty { formats.problem("no format has a route 'create' for videos") }
    for format in creating where formats[format.rawValue]?["query"] == nil {
      formats[format.rawValue]?.problem("has a route 'create' and no route 'query'")
    }
    if formats["native"]?["create"] != nil {
      formats["native"]?.problem("'create' belongs to a format of a video", suggestion: "openai")
    }
  }
}
