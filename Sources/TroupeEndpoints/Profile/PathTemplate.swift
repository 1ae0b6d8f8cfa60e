/// A path with placeholders in it, such as `/v1/videos/{id}`; it begins with a slash and may have a query.
public struct PathTemplate: Hashable, Sendable {
  /// The path as a text.
  public var template: TextTemplate

  /// Every placeholder in it.
  public var placeholders: Set<Placeholder> { template.placeholders }

  /// The path with each value percent-encoded into it; nil where one is missing.
  func filled(_ value: (Placeholder) -> String?) -> String? {
    template.filled { value($0).map(PercentEncoding.component) }
  }
}

/// Percent-encoding after RFC 3986.
enum PercentEncoding {
  /// A text as one segment of a path or one value of a query: all but the unreserved characters are encoded, and so are
  /// the dots of a segment that would otherwise mean a folder.
  static func component(_ text: String) -> String {
    if text == "." || text == ".." { return text.map { _ in "%2E" }.joined() }
    return text.utf8.map { isUnreserved($0) ? String(UnicodeScalar($0)) : encoded($0) }.joined()
  }

  /// An address with every byte encoded that no address may hold.
  static func repaired(_ address: String) -> String {
    address.utf8.map { byte in
      (0x21...0x7E).contains(byte) ? String(UnicodeScalar(byte)) : encoded(byte)
    }.joined()
  }

  private static func encoded(_ byte: UInt8) -> String {
    let digits = String(byte, radix: 16, uppercase: true)
    return "%" + (digits.count == 1 ? "0" : "") + digits
  }

  private static func isUnreserved(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
    default: "-._~".utf8.contains(byte)
    }
  }
}
