import FoundationEssentials
import TroupeModel

/// Reads records into entries; usable from any thread.
struct HistoryDecoder: Sendable {
  let form: HistoryForm
  let map: HistoryMap
  let timeZone: TimeZone

  /// What a record says.
  ///
  /// - Parameters:
  ///   - bytes: the record.
  ///   - line: on which it begins.
  ///   - findings: gets what is wrong with it and what is not read.
  /// - Returns: the entry; nil where something is wrong, or for a row without anything in it.
  func entry(
    _ bytes: UnsafeBufferPointer<UInt8>,
    line: Int,
    _ findings: inout HistoryFindings
  ) -> HistoryEntry? {
    var values = HistoryValues(line: line, timeZone)
    defer { findings.take(values) }
    guard String(validating: bytes, as: UTF8.self) != nil else {
      values.problem(nil, "it is not UTF-8")
      return nil
    }
    if case .table(let delimiter) = form {
      values.take(CSVRecord.cells(bytes, delimiter), map)
      if values.isEmpty, values.problems.isEmpty {
        findings.blank += 1
        return nil
      }
    } else {
      let json: JSON
      do {
        json = try JSON(parsing: bytes, limits: JSON.Limits(bytes: HistoryFile.longestRecord))
      } catch {
        values.problem(nil, Self.words(error))
        return nil
      }
      guard let members = json.members else {
        values.problem(nil, "it is \(json.kind), not an object")
        return nil
      }
      values.take(members, map)
    }
    return values.entry()
  }

  /// The error without the place that is the line's own.
  private static func words(_ error: JSONError) -> String {
    let text = error.description
    guard error.line == 1, let end = text.firstRange(of: " at line 1, column ") else {
      return "it is not JSON (\(text) of the object)"
    }
    return "it is not JSON (\(text[..<end.lowerBound]) at column \(error.column))"
  }
}

/// What is to be said of some records besides what they say themselves.
struct HistoryFindings: Sendable {
  /// The first ones, a sentence each.
  private(set) var problems: [String] = []
  /// How many there are.
  private(set) var problemCount = 0
  /// Keys and columns that are not read, and hold something.
  private(set) var ignored: Set<String> = []
  /// Columns of the file's own that the user named, and that were seen.
  private(set) var seen: Set<String> = []
  /// Rows without anything in them.
  var blank = 0

  init() {}

  fileprivate mutating func take(_ values: HistoryValues) {
    take(values.problems)
    ignored.formUnion(values.ignored)
    seen.formUnion(values.seen)
  }

  /// Adds sentences.
  mutating func take(_ sentences: [String]) {
    problems += sentences.prefix(max(0, HistoryError.mostNamed - problems.count))
    problemCount += sentences.count
  }

  /// Adds those of later records.
  mutating func take(_ other: HistoryFindings) {
    problems += other.problems.prefix(max(0, HistoryError.mostNamed - problems.count))
    problemCount += other.problemCount
    ignored.formUnion(other.ignored)
    seen.formUnion(other.seen)
    blank += other.blank
  }
}
