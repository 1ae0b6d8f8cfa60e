public import TroupeModel

extension EndpointProfile {
  /// What `format` says in a profile.
  public static let formatName = "troupe-endpoint"
  /// The newest version of the form that is read here.
  public static let formatVersion = 1

  /// Reads a profile from its JSON text, and throws every mistake in it at once.
  public init(parsing text: String) throws(ProfileProblems) {
    let json: JSON
    do {
      json = try JSON(parsing: text)
    } catch {
      throw ProfileProblems([ProfileProblem(path: "$", message: "not JSON: \(error)")])
    }
    try self.init(json: json)
  }

  /// Reads a profile, and throws every mistake in it at once.
  public init(json: JSON) throws(ProfileProblems) {
    let log = ProblemLog()
    let profile = ProfileNode(json: json, path: "$", log: log).profile
    guard let profile, log.problems.isEmpty else { throw ProfileProblems(log.problems) }
    self = profile
  }
}

extension ProfileNode {
  private static let keys = [
    "format", "version", "name", "title", "notes", "base_url", "key_environment", "formats",
    "reply", "models", "limits", "character_creation", "character_use", "image_transport",
    "statuses", "errors", "poll", "link_lifetime_seconds", "private_default", "retired",
  ]

  /// The whole profile; nil, with a problem in the log, where a part without a default is missing.
  fileprivate var profile: EndpointProfile? {
    _ = members("a profile", keys: Self.keys)
    checkFormat()
    let name = required("name")?.profileName
    let base = required("base_url")?.baseURL
    let reply = self["reply"]?.replyPaths(over: .usual) ?? .usual
    let operations = required("formats")?.operations(reply: reply, base: base) ?? []
    let models = required("models").map { node in
      let models = node.elements.compactMap(\.model)
      node.checkModels(models)
      return models
    }
    let uses = self["character_use"]?.elements.compactMap { $0.choice(CastUse.self) }
    let profile = EndpointProfile(
      name: name ?? "",
      title: self["title"]?.text ?? name ?? "",
      notes: self["notes"]?.texts ?? [],
      baseURL: base ?? "",
      keyEnvironment: self["key_environment"]?.environmentName,
      operations: operations,
      models: models ?? [],
      limits: self["limits"]?.limits ?? EndpointLimits(),
      characterCreation: self["character_creation"]?.choice(CharacterCreation.self) ?? .none,
      characterUse: uses ?? [.description],
      imageTransport: self["image_transport"]?.elements.compactMap {
        $0.choice(ImageTransport.self)
      } ?? [.url],
      statuses: self["statuses"]?.statusWords ?? .usual,
      failures: self["errors"]?.failureRules ?? .usual,
      pollInterval: pollInterval,
      linkLifetime: self["link_lifetime_seconds"]?.seconds,
      privateDefault: self["private_default"]?.bool,
      retired: self["retired"]?.text
    )
    checkWhole(profile)
    return profile
  }

  private func checkFormat() {
    if let node = required("format"), node.json.text != EndpointProfile.formatName {
      node.problem("must be '\(EndpointProfile.formatName)'")
    }
    if let node = required("version"), node.json.int != EndpointProfile.formatVersion {
      node.problem("this program reads version \(EndpointProfile.formatVersion)")
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

  private var pollInterval: Milliseconds {
    guard let poll = self["poll"] else { return .seconds(15) }
    _ = poll.members("the poll", keys: ["interval_seconds"])
    return poll.required("interval_seconds")?.seconds ?? .seconds(15)
  }

  private func checkModels(_ models: [VideoModel]) {
    if !models.contains(where: { $0.name != VideoModel.anyName }) {
      problem("there is no model with a name")
    }
    var seen: Set<String> = []
    for name in models.flatMap({ [$0.name] + $0.aliases }) where !seen.insert(name).inserted {
      problem("the name '\(name)' is used twice")
    }
  }
}
