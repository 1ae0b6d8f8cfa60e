/// The parts of a body in multipart/form-data (RFC 7578).
struct MultipartForm: Hashable, Sendable {
  /// One part.
  struct Part: Hashable, Sendable {
    var name: String
    var fileName: String?
    var bytes: ArraySlice<UInt8>
  }

  var parts: [Part]

  /// Splits a body; nil where the type names no boundary, or where the body does not end with it.
  init?(contentType: String, body: [UInt8]) {
    guard contentType.lowercased().hasPrefix("multipart/form-data"),
      let boundary = Self.parameter("boundary", of: contentType), !boundary.isEmpty
    else { return nil }
    let mark = Array("--\(boundary)".utf8)
    var marks: [Int] = []
    var from = 0
    while let found = Self.find(mark, in: body[...], from: from) {
      // A boundary stands at the start of a line.
      if found == 0 || (found >= 2 && body[found - 2] == 13 && body[found - 1] == 10) {
        marks.append(found)
      }
      from = found + mark.count
    }
    guard marks.count >= 2, let last = marks.last,
      body[(last + mark.count)...].starts(with: Array("--".utf8))
    else { return nil }
    parts = []
    for (start, end) in zip(marks, marks.dropFirst()) {
      let first = start + mark.count + 2
      guard first <= end - 2, let part = Self.part(body[first..<(end - 2)]) else { return nil }
      parts.append(part)
    }
  }

  /// The texts of all parts of a name, in order.
  func texts(_ name: String) -> [String] {
    parts.filter { $0.name == name && $0.fileName == nil }
      .map { String(decoding: $0.bytes, as: UTF8.self) }
  }

  /// The text of the first part of a name.
  func text(_ name: String) -> String? { texts(name).first }

  /// The first part of a name that is a file.
  func file(_ name: String) -> Part? { parts.first { $0.name == name && $0.fileName != nil } }

  private static func part(_ bytes: ArraySlice<UInt8>) -> Part? {
    guard let blank = find([13, 10, 13, 10], in: bytes, from: bytes.startIndex) else { return nil }
    let head = String(decoding: bytes[..<blank], as: UTF8.self)
    for line in head.split(separator: "\r\n")
    where line.lowercased().hasPrefix("content-disposition:") {
      guard let name = parameter("name", of: line) else { return nil }
      return Part(
        name: name,
        fileName: parameter("filename", of: line),
        bytes: bytes[(blank + 4)...]
      )
    }
    return nil
  }

  /// The value of `name=value` or `name="value"` among the parameters of a field.
  private static func parameter(_ name: String, of field: some StringProtocol) -> String? {
    for piece in field.split(separator: ";").dropFirst() {
      let halves = piece.split(separator: "=", maxSplits: 1)
      guard halves.count == 2,
        String(halves[0].filter { !$0.isWhitespace }).lowercased() == name
      else { continue }
      let value = halves[1].drop(while: \.isWhitespace)
      return value.hasPrefix("\"")
        ? String(value.dropFirst().prefix { $0 != "\"" })
        : String(value.prefix { !$0.isWhitespace })
    }
    return nil
  }

  private static func find(_ needle: [UInt8], in bytes: ArraySlice<UInt8>, from: Int) -> Int? {
    bytes.withUnsafeBufferPointer { buffer in
      var at = from - bytes.startIndex
      while at + needle.count <= buffer.count {
        if buffer[at] == needle[0], buffer[at..<(at + needle.count)].elementsEqual(needle) {
          return at + bytes.startIndex
        }
        at += 1
      }
      return nil
    }
  }
}
