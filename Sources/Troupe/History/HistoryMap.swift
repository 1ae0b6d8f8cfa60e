import TroupeModel

/// What the columns of a history mean.
struct HistoryMap: Sendable {
  /// What the user said, by column.
  private let named: [String: HistoryKey]
  /// The columns of a table in their order; nil for JSON, where every line has its own keys.
  let heading: [String]?

  /// For JSON.
  init(_ named: [String: HistoryKey]) {
    self.named = named
    heading = nil
  }

  /// For a table with this heading.
  ///
  /// - Throws: `HistoryError.badMap` where a column is not there; `.badLines` where two columns mean the same.
  init(heading: [String], _ named: [String: HistoryKey], path: String) throws {
    self.named = named
    self.heading = heading
    for column in named.keys.sorted() where !heading.contains(column) {
      throw HistoryError.badMap(
        "\(column)=\(named[column]?.rawValue ?? "")",
        reason: "there is no column '\(column.terminalSafe)'",
        nearest: NearestNames.to(column, among: heading)
      )
    }
    var seen: [HistoryKey: String] = [:]
    var problems: [String] = []
    for column in heading {
      guard let key = key(of: column) else { continue }
      if let other = seen.updateValue(column, forKey: key) {
        problems.append(
          "line 1: '\(other.terminalSafe)' and '\(column.terminalSafe)' are both \(key.rawValue)"
        )
      }
    }
    guard problems.isEmpty else {
      throw HistoryError.badLines(path: path, problems: problems, count: problems.count)
    }
  }

  /// The key for which a column stands; nil for one that is none.
  func key(of column: String) -> HistoryKey? {
    if !named.isEmpty, let key = named[column] { return key }
    return HistoryKey.byName[column] ?? HistoryKey(typed: column)
  }

  /// The columns that the user named and that the file need not have.
  var namedColumns: Set<String> { heading == nil ? Set(named.keys) : [] }

  /// Reads `COLUMN=KEY`, as often as it was typed.
  ///
  /// - Throws: `HistoryError.badMap`.
  static func parse(_ texts: [String]) throws -> [String: HistoryKey] {
    var named: [String: HistoryKey] = [:]
    for text in texts {
      guard let sign = text.lastIndex(of: "="), sign != text.startIndex else {
        throw HistoryError.badMap(text, reason: "it is not COLUMN=KEY", nearest: [])
      }
      let column = String(text[..<sign])
      let typed = String(text[text.index(after: sign)...])
      guard let key = HistoryKey(typed: typed), key != .parameters else {
        throw HistoryError.badMap(
          text,
          reason: "there is no key '\(typed.terminalSafe)'",
          nearest: NearestNames.to(typed, among: HistoryKey.columns).map { "\(column)=\($0)" }
        )
      }
      guard named.updateValue(key, forKey: column) == nil else {
        throw HistoryError.badMap(text, reason: "that column was named before", nearest: [])
      }
    }
    return named
  }
}
