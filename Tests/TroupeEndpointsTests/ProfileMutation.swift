import TestSupport
import TroupeModel

/// Changes profiles at random places.
enum ProfileMutation {
  private static let junk: [JSON] = [
    nil, true, 0, 1, -1, "", "x", "{prompt}", [], [:], [nil], ["x"], [0], ["x": 1], .number("1e30"),
    .number("0.5"), .number("8.0"), "16:9", "1280x720", "GET", ["from": 1, "to": 2], "*",
  ]

  /// The profile with one thing changed, put in, taken out or renamed.
  ///
  /// Bodies are left alone but for being replaced: what they may hold, the schema does not say.
  static func mutated(_ json: JSON, _ random: inout SeededRandom) -> JSON {
    switch json {
    case .object(var members) where !members.isEmpty:
      let index = Int.random(in: 0..<members.count, using: &random)
      // The deeper, the more there is to change.
      if Int.random(in: 0..<4, using: &random) > 0, isContainer(members[index].value),
        members[index].name != "body"
      {
        members[index].value = mutated(members[index].value, &random)
        return .object(members)
      }
      switch Int.random(in: 0..<4, using: &random) {
      case 0: members.remove(at: index)
      case 1: members[index].name += "s"
      case 2: members.insert(JSON.Member("x", value(&random)), at: index)
      default: members[index].value = value(&random)
      }
      return .object(members)
    case .array(var elements) where !elements.isEmpty:
      let index = Int.random(in: 0..<elements.count, using: &random)
      if Bool.random(using: &random), isContainer(elements[index]) {
        elements[index] = mutated(elements[index], &random)
      } else if Bool.random(using: &random) {
        elements[index] = value(&random)
      } else {
        elements.removeAll()
      }
      return .array(elements)
    default: return value(&random)
    }
  }

  private static func isContainer(_ json: JSON) -> Bool {
    json.members != nil || json.elements != nil
  }

  private static func value(_ random: inout SeededRandom) -> JSON {
    junk.randomElement(using: &random) ?? nil
  }
}
