/// How a history is written.
enum HistoryForm: Hashable, Sendable {
  /// A JSON object a line.
  case lines
  /// A JSON document with a list of objects.
  case document
  /// CSV, with the sign between two cells.
  case table(delimiter: UInt8)

  /// Finds the form, and where the first record begins.
  ///
  /// - Parameters:
  ///   - head: the first bytes of the file.
  ///   - path: its name decides where the bytes do not.
  /// - Returns: the form, and the offset behind a mark of the byte order and the bracket of a document; nil where
  ///   there is nothing but blanks.
  static func find(_ head: [UInt8], path: String) -> (form: HistoryForm, start: Int)? {
    let start = head.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    guard let first = head[start...].firstIndex(where: { !$0.isBlank }) else { return nil }
    switch head[first] {
    case UInt8(ascii: "["): return (.document, first + 1)
    case UInt8(ascii: "{"):
      if let list = list(in: head[(first + 1)...]) { return (.document, list) }
      return (.lines, start)
    default:
      let isJSON = [".jsonl", ".ndjson", ".json"].contains { path.lowercased().hasSuffix($0) }
      return (isJSON ? .lines : .table(delimiter: delimiter(of: head[first...])), first)
    }
  }

  /// The offset behind the bracket of `{"generations": [`.
  private static func list(in bytes: ArraySlice<UInt8>) -> Int? {
    var rest = bytes
    for word in ["\"generations\"", ":", "["] {
      rest = rest.drop(while: \.isBlank)
      guard rest.starts(with: word.utf8) else { return nil }
      rest = rest.dropFirst(word.utf8.count)
    }
    return rest.startIndex
  }

  /// The sign that stands most often in the heading: spreadsheets of some countries write a semicolon.
  private static func delimiter(of bytes: ArraySlice<UInt8>) -> UInt8 {
    let heading = bytes.prefix { $0 != UInt8(ascii: "\n") }
    let signs = [UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "\t")]
    let counts = signs.map { sign in heading.count { $0 == sign } }
    guard let most = counts.max(), let index = counts.firstIndex(of: most) else { return signs[0] }
    return signs[index]
  }
}

extension UInt8 {
  /// Whether JSON takes it for white space.
  var isBlank: Bool { self == 0x20 || (0x09...0x0D).contains(self) && self != 0x0B && self != 0x0C }
}
