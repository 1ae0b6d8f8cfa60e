import TroupeModel

/// Brings a profile of an older version of the form to the newest; a pure step from JSON to JSON.
///
/// It is the only place that knows the older versions: everything else reads the newest.
enum ProfileMigration {
  /// The profile in the newest form; one that is of it, or of no version that is known, comes back as it is.
  static func migrated(_ json: JSON) -> (json: JSON, from: Int?) {
    guard json["version"]?.int == 1, let members = json.members else { return (json, nil) }
    let bodies = json["formats"]?.compact ?? ""
    return (withoutNulls(.object(members.flatMap { second(from: $0, bodies) })), 1)
  }

  /// Where a problem of the newest form stands in the file of version 1 that it was made of.
  static func original(_ problem: ProfileProblem) -> ProfileProblem {
    var problem = problem
    if let (new, old) = moved.first(where: { problem.path.hasPrefix($0.0) }) {
      problem.path = old + problem.path.dropFirst(new.count)
    }
    // The poll had one key, which has another name now.
    if problem.path.hasPrefix("$.poll."), problem.path != "$.poll.interval_seconds" {
      let key = String(problem.path.dropFirst("$.poll.".count))
      problem.suggestion = NearestNames.to(key, among: ["interval_seconds"]).first
    }
    return problem
  }

  /// The places that have moved, the longer ones first.
  private static let moved = [
    ("$.pace.poll_seconds", "$.poll.interval_seconds"), ("$.pace", "$.poll"),
    ("$.character_creation.from[0]", "$.character_creation"),
    ("$.character_creation.from", "$.character_creation"),
  ]

  /// What a member of version 1 is in version 2, given the text of all its routes.
  private static func second(from member: JSON.Member, _ bodies: String) -> [JSON.Member] {
    let name = member.name
    switch (name, member.value) {
    case ("version", _): return [JSON.Member(name, 2)]
    case ("poll", .object(let members)):
      let renamed = members.map {
        JSON.Member($0.name == "interval_seconds" ? "poll_seconds" : $0.name, $0.value)
      }
      return [JSON.Member("pace", .object(renamed))]
    case ("poll", let value): return [JSON.Member("pace", value)]
    case ("character_creation", "none"): return []
    case ("character_creation", .string(let word)):
      // Version 1 made characters of pictures whatever the word was, and had no words for anything else in a body.
      guard CharacterSource(rawValue: word) != nil else {
        return [JSON.Member(name, ["from": [.string(word)]])]
      }
      let takesPictures = bodies.contains("{reference_images}")
      return takesPictures ? [JSON.Member(name, ["from": ["images"]])] : []
    case ("character_use", .array(let words)):
      let uses = words.filter {
        $0 != "references" && ($0 != "remote_id" || bodies.contains("{character_ids}"))
      }
      return [JSON.Member(name, .array(uses.isEmpty && !words.isEmpty ? ["description"] : uses))]
    case ("image_transport", .array(let words)):
      return [JSON.Member(name, .array(words.filter { $0 != "multipart" }))]
    default: return [member]
    }
  }

  /// In version 1 a member that was null was one that was not there, except in a body; and so was an empty list of what a
  /// model can do.
  private static func withoutNulls(_ json: JSON) -> JSON {
    switch json {
    case .array(let elements): return .array(elements.map(withoutNulls))
    case .object(let members):
      return .object(
        members.filter { $0.value != .null && !isEmptyAbility($0) }.map {
          $0.name == "body" ? $0 : JSON.Member($0.name, withoutNulls($0.value))
        }
      )
    default: return json
    }
  }

  private static func isEmptyAbility(_ member: JSON.Member) -> Bool {
    member.value.elements?.isEmpty == true
      && ["durations", "sizes", "aspect_ratios"].contains(member.name)
  }
}
