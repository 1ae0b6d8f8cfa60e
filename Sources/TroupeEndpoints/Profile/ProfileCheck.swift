import TroupeModel

/// What a careful reading of a profile found: every mistake at once, or the profile.
public struct ProfileCheck: Hashable, Sendable {
  /// The profile; nil where it has a mistake.
  public let profile: EndpointProfile?
  /// Every mistake in the order of the profile's parts; empty where all is well.
  public let problems: [ProfileProblem]
  /// The older version of the form that it was written in; nil where it is of the newest.
  public let migratedFrom: Int?
  /// The mistakes of the form alone, which the JSON Schema finds as well.
  let formProblems: [ProfileProblem]

  /// Reads the JSON text of a profile, of any version of the form that is known.
  public init(text: String) {
    do {
      self.init(json: try JSON(parsing: text))
    } catch {
      self.init(refusing: ProfileProblem(path: "$", message: "not JSON: \(error)"))
    }
  }

  /// Reads a profile.
  init(json: JSON) {
    if let version = json["version"]?.int, version > EndpointProfile.formatVersion {
      // What a newer form means is not known here, so nothing else is worth saying.
      self.init(
        refusing: ProfileProblem(
          path: "$.version",
          message: "this profile is of version \(version), and this program reads versions up to "
            + "\(EndpointProfile.formatVersion): use a newer program, or an older profile"
        )
      )
      return
    }
    let (json, version) = ProfileMigration.migrated(json)
    let log = ProblemLog()
    let profile = ProfileNode(json: json, path: "$", log: log).profile
    self.init(
      profile: log.problems.isEmpty ? profile : nil,
      problems: version == nil ? log.problems : log.problems.map(ProfileMigration.original),
      migratedFrom: version,
      formProblems: log.formProblems
    )
  }

  private init(
    profile: EndpointProfile?,
    problems: [ProfileProblem],
    migratedFrom: Int?,
    formProblems: [ProfileProblem]
  ) {
    self.profile = profile
    self.problems = problems
    self.migratedFrom = migratedFrom
    self.formProblems = formProblems
  }

  private init(refusing problem: ProfileProblem) {
    self.init(profile: nil, problems: [problem], migratedFrom: nil, formProblems: [problem])
  }
}
