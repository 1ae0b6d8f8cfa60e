public import TroupeModel

extension EndpointProfile {
  /// What `format` says in a profile.
  public static let formatName = "troupe-endpoint"
  /// The newest version of the form that is read here.
  public static let formatVersion = 2

  /// Reads a profile from its JSON text, of this version of the form or an older one, and throws every mistake in it at once.
  public init(parsing text: String) throws(ProfileProblems) {
    try self.init(ProfileCheck(text: text))
  }

  /// Reads a profile, and throws every mistake in it at once.
  public init(json: JSON) throws(ProfileProblems) {
    try self.init(ProfileCheck(json: json))
  }

  private init(_ check: ProfileCheck) throws(ProfileProblems) {
    guard let profile = check.profile else { throw ProfileProblems(check.problems) }
    self = profile
  }
}

extension ProfileNode {
  /// The whole profile; nil, with a problem in the log, where a part without a default is missing.
  var profile: EndpointProfile? {
    _ = members("a profile", keys: ProfileKeys.profile)
    guard json.members != nil else { return nil }
    checkFormat()
    let name = required("name")?.profileName
    let base = required("base_url")?.baseURL
    let reply = self["reply"]?.replyPaths(over: .usual) ?? .usual
    let operations = required("formats")?.operations(reply: reply, base: base) ?? []
    let uses = self["character_use"]?.elements.compactMap { $0.choice(CastUse.self) }
    let hasUpload = operations.contains { $0.kind == .upload }
    let pace = self["pace"]?.pace
    let profile = EndpointProfile(
      name: name ?? "",
      title: self["title"]?.text ?? name ?? "",
      notes: self["notes"]?.texts ?? [],
      baseURL: base ?? "",
      keyEnvironment: self["key_environment"]?.environmentName,
      operations: operations,
      models: required("models")?.models ?? [],
      limits: self["limits"]?.limits ?? EndpointLimits(),
      characterCreation: self["character_creation"]?.characterCreation,
      characterUse: uses ?? [.description],
      imageTransport: self["image_transport"]?.transport(of: ImageTransport.allCases) ?? [.url],
      clipTransport: self["clip_transport"]?.transport(of: ImageTransport.ofClips)
        ?? (hasUpload ? [.url, .upload] : [.url]),
      statuses: self["statuses"]?.statusWords ?? .usual,
      failures: self["errors"]?.failureRules ?? .usual,
      charges: self["charges"]?.charges,
      pollInterval: pace?.poll ?? .seconds(15),
      requestInterval: pace?.request,
      linkLifetime: self["link_lifetime_seconds"]?.seconds,
      privateDefault: self["private_default"]?.bool,
      retired: self["retired"]?.text
    )
    checkWhole(profile)
    return profile
  }

  private func checkFormat() {
    if let schema = self["$schema"] { _ = schema.text }
    if let node = required("format"), node.json.text != EndpointProfile.formatName {
      node.problem("must be '\(EndpointProfile.formatName)'")
    }
    if let node = required("version") { node.checkVersion() }
  }

  private func checkVersion() {
    switch json {
    case .number:
      guard json.int != EndpointProfile.formatVersion else { return }
      problem("this program reads versions up to \(EndpointProfile.formatVersion)")
    case .string(let text) where Int(text) != nil:
      problem("must be a number, not a text: write \(text) without quotation marks")
    default: problem("must be a number, not \(json.kind)")
    }
  }

  private var profileName: String? {
    guard let name = text else { return nil }
    guard (try? Handle(name)) != nil else {
      problem("a name has up to 40 lower-case letters, digits, hyphens and underscores")
      return nil
    }
    return name
  }

  private var environmentName: String? {
    guard let name = text else { return nil }
    let allowed = name.utf8.allSatisfy {
      (0x41...0x5A).contains($0) || (0x30...0x39).contains($0) || $0 == 0x5F
    }
    guard allowed, name.first?.isNumber == false else {
      problem("the name of a variable has capital letters, digits and underscores")
      return nil
    }
    return name
  }

  private var pace: (poll: Milliseconds?, request: Milliseconds?) {
    _ = members("the pace", keys: ProfileKeys.pace)
    let poll = required("poll_seconds")?.seconds
    let perMinute = self["requests_per_minute"]?.count
    return (poll, perMinute.map { .seconds((60_000 / Double($0)).rounded(.up) / 1000) })
  }

  /// The value read as a list of ways for files, of which only these may stand here.
  private func transport(of known: [ImageTransport]) -> [ImageTransport] {
    elements.compactMap { element in
      guard let word = element.text else { return nil }
      if let way = known.first(where: { $0.rawValue == word }) { return way }
      let words = known.map(\.rawValue)
      element.problem(
        "'\(word)' is not one of \(words.joined(separator: ", "))",
        suggestion: NearestNames.to(word, among: words).first
      )
      return nil
    }
  }

  private var models: [VideoModel] {
    let models = someElements.compactMap(\.model)
    checkModels(models)
    return models
  }

  private func checkModels(_ models: [VideoModel]) {
    if !models.contains(where: { $0.name != VideoModel.anyName }) {
      misfit("there is no model with a name")
    }
    var seen: Set<String> = []
    for name in models.flatMap({ [$0.name] + $0.aliases }) where !seen.insert(name).inserted {
      misfit("the name '\(name)' is used twice")
    }
  }
}
