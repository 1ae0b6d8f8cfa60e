package import TroupeEndpoints

/// The status line and fields of an answer, read line by line as libcurl passes them.
///
/// Interim answers (1xx) are forgotten, and so are trailers: only the final head counts.
package struct ReplyHead: Sendable {
  /// As much of heads as is taken; libcurl 7.88 itself bounds a line, but not their number.
  package static let maximumBytes = 300 << 10

  /// The status of the head read last, 0 before there is one.
  package private(set) var status = 0
  /// The fields in order.
  package private(set) var headers: [HTTPHeader] = []
  /// Whether the blank line after the final head has come.
  package private(set) var isComplete = false
  private var received = 0

  /// Creates an empty head.
  package init() {}

  /// Takes the next line with its line end; false when there was too much.
  package mutating func take(_ line: some BidirectionalCollection<UInt8>) -> Bool {
    received += line.count
    guard received <= Self.maximumBytes else { return false }
    guard !isComplete else { return true }
    let content = line.trimmed
    if content.isEmpty {
      isComplete = status >= 200
    } else if line.starts(with: "HTTP/".utf8) {
      status =
        content.split(separator: UInt8(ascii: " ")).dropFirst().first.flatMap { Int($0.text) } ?? 0
      headers = []
    } else if line.first?.isBlank == true, !headers.isEmpty {
      headers[headers.count - 1].value += " " + content.text
    } else if let colon = content.firstIndex(of: UInt8(ascii: ":")) {
      let value = content[content.index(after: colon)...]
      headers.append(HTTPHeader(content[..<colon].trimmed.text, value.trimmed.text))
    }
    return true
  }
}

extension BidirectionalCollection<UInt8> {
  /// Without blanks and line ends around it.
  fileprivate var trimmed: SubSequence {
    guard let last = lastIndex(where: { !$0.isBlank }) else { return self[endIndex...] }
    return self[...last].drop(while: \.isBlank)
  }

  fileprivate var text: String { String(decoding: self, as: UTF8.self) }
}

extension UInt8 {
  fileprivate var isBlank: Bool { self == 0x20 || self == 0x09 || self == 0x0D || self == 0x0A }
}
