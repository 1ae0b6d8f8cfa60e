public import TroupeModel

/// Why a search found nothing: a part of it that nothing fits, or two that never meet.
public struct SearchHint: Hashable, Sendable {
  /// The part as it was typed.
  public var part: String
  /// Its place in the search, in characters from 0.
  public var offset: Int
  /// How many characters it takes.
  public var length: Int
  /// How many it finds alone, as far as they were counted.
  public var found: Int
  /// The other part that it never meets; nil where it finds nothing even alone.
  public var neverWith: String?
  /// What may stand in its place and finds something, nearest first.
  public var nearest: [String] = []

  /// The hint as JSON.
  public var json: JSON {
    [
      "part": .string(part), "offset": .number(offset), "length": .number(length),
      "found": .number(found), "never_with": .optional(neverWith),
      "nearest": .array(nearest.map(JSON.string)),
    ]
  }

  /// The hint as a sentence.
  public var sentence: String {
    if let neverWith {
      return "'\(part)' and '\(neverWith)' find something each, and never the same."
    }
    guard let last = nearest.last else { return "'\(part)' alone finds nothing." }
    let others = nearest.dropLast().joined(separator: ", ")
    return
      "'\(part)' alone finds nothing; did you mean \(others.isEmpty ? "" : others + " or ")\(last)?"
  }
}
