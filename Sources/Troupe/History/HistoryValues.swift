import FoundationEssentials
import TroupeModel

/// The values of one record by key, and what is wrong with them.
struct HistoryValues {
  let line: Int
  private let timeZone: TimeZone
  /// The keys that are there, each once: they are so few that looking through them takes less than hashing.
  private var keys: [HistoryKey] = []
  /// The value of each of them.
  private var values: [JSON] = []
  /// A sentence each.
  private(set) var problems: [String] = []
  /// The keys and columns that are none of a generation and that hold something.
  private(set) var ignored: Set<String> = []
  /// Those of the file's own columns that the user named and that were seen.
  private(set) var seen: Set<String> = []

  init(line: Int, _ timeZone: TimeZone) {
    self.line = line
    self.timeZone = timeZone
    keys.reserveCapacity(HistoryKey.allCases.count)
    values.reserveCapacity(HistoryKey.allCases.count)
  }

  /// Notes what is wrong, at a key where it is about one.
  mutating func problem(_ key: HistoryKey?, _ text: String) {
    problems.append("line \(line)\(key.map { ", \($0.rawValue)" } ?? ""): \(text)")
  }

  /// Takes the members of an object over, those of the objects within it that a generation has too.
  mutating func take(_ members: [JSON.Member], _ map: HistoryMap) {
    let named = map.namedColumns
    for member in members {
      if named.contains(member.name) { seen.insert(member.name) }
      guard let key = map.key(of: member.name) else {
        if !member.value.isNothing { ignored.insert(member.name) }
        continue
      }
      if let inner = member.value.members, key == .parameters || key == .cost {
        for part in inner { take(part, of: key) }
      } else if key == .parameters {
        if member.value != .null { problem(key, "it is \(member.value.kind), not an object") }
      } else {
        set(key, member.value, isTwice: "'\(member.name)' is written twice")
      }
    }
  }

  /// Takes the cells of a row over.
  mutating func take(_ cells: [String], _ map: HistoryMap) {
    guard let heading = map.heading else { return }
    for (column, cell) in zip(heading, cells) where !cell.isEmpty {
      if let key = map.key(of: column) {
        set(key, .string(cell), isTwice: "")
      } else {
        ignored.insert(column)
      }
    }
    if cells.dropFirst(heading.count).contains(where: { !$0.isEmpty }) {
      problem(nil, "there are more cells than columns")
    }
  }

  private mutating func take(_ part: JSON.Member, of group: HistoryKey) {
    guard let key = HistoryKey.byName[part.name],
      HistoryKey.groups[group.rawValue]?.contains(key) == true
    else {
      // What became of the amount is the ledger's word, which an import does not write.
      let isKnown = group == .cost && ["state", "estimate", "actual"].contains(part.name)
      if !isKnown, !part.value.isNothing { ignored.insert("\(group.rawValue).\(part.name)") }
      return
    }
    if part.value != .null, !keys.contains(key) { append(key, part.value) }
  }

  private mutating func set(_ key: HistoryKey, _ value: JSON, isTwice: @autoclosure () -> String) {
    guard value != .null else { return }
    guard let index = keys.firstIndex(of: key) else { return append(key, value) }
    values[index] = value
    if key != .model { problem(nil, isTwice()) }
  }

  private mutating func append(_ key: HistoryKey, _ value: JSON) {
    keys.append(key)
    values.append(value)
  }

  /// Whether nothing was said.
  var isEmpty: Bool { values.isEmpty }

  /// The value as it stands.
  subscript(key: HistoryKey) -> JSON? { keys.firstIndex(of: key).map { values[$0] } }

  /// A text within the limits; nil where there is none or it is wrong.
  mutating func text(_ key: HistoryKey, _ rule: TextRule = .name) -> String? {
    guard let value = self[key] else { return nil }
    guard let text = value.scalarText else {
      problem(key, "it is \(value.kind), not a text")
      return nil
    }
    return checked(text, key, rule)
  }

  /// The text, where it is within the limits.
  mutating func checked(_ text: String, _ key: HistoryKey, _ rule: TextRule) -> String? {
    if text.utf8.count <= 4096, text.utf8.allSatisfy({ $0 >= 0x20 && $0 != 0x7F && $0 != 0xC2 }) {
      return text
    }
    do { return try rule.check(text) } catch {
      problem(key, "it \(error.historyWords)")
      return nil
    }
  }

  mutating func number(_ key: HistoryKey, in range: ClosedRange<Double>) -> Double? {
    guard let value = self[key] else { return nil }
    guard let number = value.scalarText.flatMap({ Double($0.trimmingBlanks) }), number.isFinite
    else {
      problem(key, "'\(value.shown)' is no number")
      return nil
    }
    guard range.contains(number) else {
      let low = JSON.number(range.lowerBound).compact
      problem(key, "\(value.shown) is not from \(low) to \(JSON.number(range.upperBound).compact)")
      return nil
    }
    return number
  }

  mutating func bool(_ key: HistoryKey) -> Bool? {
    guard let value = self[key] else { return nil }
    switch value.scalarText?.lowercased() {
    case "true", "yes", "1": return true
    case "false", "no", "0": return false
    default:
      problem(key, "'\(value.shown)' is neither yes nor no")
      return nil
    }
  }

  mutating func time(_ key: HistoryKey) -> Milliseconds? {
    guard let value = self[key] else {
      problem(key, "it is missing; a history says when each was asked for, as 2026-05-01T12:00:00Z")
      return nil
    }
    guard let text = value.text, let time = HistoryTime.parse(text, timeZone) else {
      problem(key, "'\(value.shown)' is no time; write it as 2026-05-01T12:00:00Z")
      return nil
    }
    return time
  }

  mutating func id(_ key: HistoryKey) -> ItemID? {
    guard let value = self[key] else { return nil }
    guard let id = value.text.flatMap({ ItemID($0) }) else {
      problem(key, "'\(value.shown)' is no id of 16 characters, as --json shows them")
      return nil
    }
    return id
  }

  /// One of the words of an enum.
  mutating func word<Word: RawRepresentable & CaseIterable>(
    _ key: HistoryKey,
    _ type: Word.Type
  ) -> Word? where Word.RawValue == String {
    guard let value = self[key] else { return nil }
    guard let text = value.text else {
      problem(key, "it is \(value.kind), not a text")
      return nil
    }
    if let word = Word(rawValue: text) ?? Word(rawValue: text.lowercased()) { return word }
    problem(key, Self.unknownWord(text, Word.allCases.map(\.rawValue)))
    return nil
  }

  /// The sentence about a word that is none of those there are.
  static func unknownWord(_ text: String, _ words: [String]) -> String {
    let nearest = NearestNames.to(text, among: words).first
    return "there is no '\(String(text.prefix(60)).terminalSafe)'; "
      + (nearest.map { "did you mean '\($0)'?" } ?? "there are \(words.joined(separator: ", "))")
  }

  /// A list of texts, or a text with these signs between its parts.
  mutating func list(_ key: HistoryKey, separators: String) -> [String] {
    guard let value = self[key] else { return [] }
    var texts: [String] = []
    if let elements = value.elements {
      texts = elements.compactMap(\.text)
      if texts.count != elements.count { problem(key, "it is no list of texts") }
    } else if let text = value.text {
      texts = text.split { separators.contains($0) }.map(String.init)
    } else {
      problem(key, "it is \(value.kind), not a list of texts")
    }
    guard !texts.isEmpty else { return [] }
    var known: Set<String> = []
    return texts.map(\.trimmingBlanks).filter { !$0.isEmpty && known.insert($0).inserted }
      .compactMap { checked($0, key, .name) }
  }
}

extension JSON {
  /// Whether it says nothing: null, or an empty text, list or object.
  var isNothing: Bool {
    switch self {
    case .null: true
    case .string(let text): text.isEmpty
    case .array(let elements): elements.isEmpty
    case .object(let members): members.isEmpty
    default: false
    }
  }

  /// A text as it is, a number by its digits, yes or no as words; nil for a list or an object.
  var scalarText: String? {
    switch self {
    case .string(let text): text
    case .number(let digits): digits
    case .bool(let value): value ? "true" : "false"
    default: nil
    }
  }

  /// The value for a message.
  fileprivate var shown: String {
    String((scalarText ?? compact).prefix(60)).singleLine.terminalSafe
  }
}

extension TextRule.Problem {
  fileprivate var historyWords: String {
    switch self {
    case .empty: "is empty"
    case .tooLong(let bytes, let limit): "has \(bytes) bytes, more than \(limit)"
    case .controlCharacter(let value):
      "holds a control character (U+\(String(value, radix: 16, uppercase: true)))"
    }
  }
}
