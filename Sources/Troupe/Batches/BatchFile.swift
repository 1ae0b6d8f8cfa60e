import FoundationEssentials
import SwiftCSV
public import TroupeModel

/// A file with one request a row: JSON Lines, or CSV with a heading.
public struct BatchFile: Sendable {
  /// One request as it stands in the file.
  public struct Row: Sendable {
    /// The line of JSON Lines, or the row of CSV under its heading; from 1.
    public var number: Int
    /// What it says, by key; lists only in JSON Lines.
    public var values: [String: JSON]
  }

  /// The path as typed, for messages.
  public var path: String
  /// The rows in their order, blank ones left out.
  public var rows: [Row]
  /// The keys in the order in which they first stand.
  public var keys: [String]

  /// Reads a batch; the first sign that is no blank tells JSON Lines from CSV.
  ///
  /// - Parameters:
  ///   - bytes: the file.
  ///   - path: for messages.
  /// - Throws: `TroupeError.batch` with everything that is wrong.
  init(parsing bytes: [UInt8], path: String) throws {
    self.path = path
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw TroupeError.batch(path: path, problems: ["It is not UTF-8"])
    }
    let isJSON = text.first { !$0.isWhitespace && $0 != "\u{FEFF}" } == "{"
    rows = try isJSON ? Self.jsonLines(text, path) : Self.csv(text, path)
    guard !rows.isEmpty else {
      throw TroupeError.batch(path: path, problems: ["It has no rows"])
    }
    var seen: Set<String> = []
    keys = rows.flatMap { $0.values.keys.sorted() }.filter { seen.insert($0).inserted }
  }

  private static func jsonLines(_ text: String, _ path: String) throws -> [Row] {
    var problems: [String] = []
    var rows: [Row] = []
    // Not every sign that Unicode calls a line end: some may stand within a text of JSON.
    let lines = text.split(omittingEmptySubsequences: false) { $0 == "\n" || $0 == "\r\n" }
    for (index, line) in lines.enumerated() where !line.allSatisfy(\.isWhitespace) {
      let number = index + 1
      do {
        let json = try JSON(parsing: String(line.drop { $0 == "\u{FEFF}" }))
        guard let members = json.members else {
          problems.append("line \(number): it is \(json.kind), not an object")
          continue
        }
        var values: [String: JSON] = [:]
        for member in members where values.updateValue(member.value, forKey: member.name) != nil {
          problems.append("line \(number): '\(member.name)' is written twice")
        }
        rows.append(Row(number: number, values: values.filter { $0.value != .null }))
      } catch {
        problems.append("line \(number): it is not JSON (\(error))")
      }
    }
    guard problems.isEmpty else { throw TroupeError.batch(path: path, problems: problems) }
    return rows
  }

  private static func csv(_ text: String, _ path: String) throws -> [Row] {
    // The parser takes whatever Unicode calls a line end for one, and the end of the file for the end of a quote.
    let plain = String(text.map { $0.isNewline && !$0.isASCIILineEnd ? " " : $0 })
    guard plain.unicodeScalars.count(where: { $0 == "\"" }).isMultiple(of: 2),
      let csv = try? EnumeratedCSV(string: plain, loadColumns: false)
    else {
      throw TroupeError.batch(
        path: path,
        problems: ["It is no CSV: a quote is never closed, or stands within a cell without quotes"]
      )
    }
    let header = csv.header.map { $0.trimmingBlanks }
    var problems: [String] = []
    var seen: Set<String> = []
    for (index, name) in header.enumerated() {
      if name.isEmpty { problems.append("column \(index + 1) has no heading") }
      if !seen.insert(name).inserted { problems.append("the heading '\(name)' stands twice") }
    }
    var rows: [Row] = []
    for (index, cells) in csv.rows.enumerated() where cells.contains(where: { !$0.isEmpty }) {
      if cells.dropFirst(header.count).contains(where: { !$0.isEmpty }) {
        problems.append("row \(index + 1): there are more cells than headings")
      }
      var values: [String: JSON] = [:]
      for (name, cell) in zip(header, cells) where !cell.isEmpty { values[name] = .string(cell) }
      rows.append(Row(number: index + 1, values: values))
    }
    guard problems.isEmpty else { throw TroupeError.batch(path: path, problems: problems) }
    return rows
  }
}

extension Character {
  fileprivate var isASCIILineEnd: Bool { self == "\n" || self == "\r\n" || self == "\r" }
}

extension String {
  /// Without blanks at both ends.
  var trimmingBlanks: String {
    // Most texts have none, and there may be a million: no blank begins or ends with a visible sign of ASCII.
    let visible: ClosedRange<UInt8> = 0x21...0x7E
    if let first = utf8.first, let last = utf8.last, visible ~= first, visible ~= last {
      return self
    }
    guard first?.isWhitespace == true || last?.isWhitespace == true else { return self }
    return String(drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed())
  }
}
