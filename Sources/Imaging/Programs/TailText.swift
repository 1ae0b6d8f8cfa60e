/// The end of a stream of bytes, bounded: what a program last said before it failed.
struct TailText: Sendable {
  private var bytes: [UInt8] = []
  private let limit = 4096

  mutating func append(_ more: some Collection<UInt8>) {
    bytes += more
    if bytes.count > 2 * limit { bytes.removeFirst(bytes.count - limit) }
  }

  /// The last line that says something, without control characters.
  var lastLine: String {
    let text = String(decoding: bytes.suffix(limit), as: UTF8.self)
    let lines = text.split(whereSeparator: \.isNewline)
    let line = lines.last { line in line.contains { !$0.isWhitespace } } ?? ""
    let shown = line.unicodeScalars.filter {
      $0.value >= 0x20 && !(0x7F...0x9F).contains($0.value)
    }
    return String(String.UnicodeScalarView(shown.suffix(300)))
  }
}
