/// A text with placeholders in it.
public struct TextTemplate: Hashable, Sendable {
  /// A piece of the text.
  public enum Piece: Hashable, Sendable {
    case literal(String)
    case value(Placeholder)
  }

  /// The pieces in order.
  public var pieces: [Piece]

  /// Every placeholder in it.
  public var placeholders: Set<Placeholder> {
    Set(
      pieces.compactMap { piece in
        if case .value(let placeholder) = piece { placeholder } else { nil }
      }
    )
  }

  /// Reads a text.
  ///
  /// Braces around anything but a lower-case word are literal.
  ///
  /// `unknown` is told every word in braces that is no placeholder.
  init(_ text: String, unknown: (String) -> Void) {
    pieces = []
    var literal = ""
    var rest = text[...]
    while let open = rest.firstIndex(of: "{") {
      literal += rest[..<open]
      let inner = rest[rest.index(after: open)...]
      guard let close = inner.firstIndex(of: "}"), Self.isWord(inner[..<close]) else {
        literal.append("{")
        rest = inner
        continue
      }
      if let placeholder = Placeholder(rawValue: String(inner[..<close])) {
        if !literal.isEmpty { pieces.append(.literal(literal)) }
        literal = ""
        pieces.append(.value(placeholder))
      } else {
        unknown(String(inner[..<close]))
      }
      rest = inner[inner.index(after: close)...]
    }
    literal += rest
    if !literal.isEmpty { pieces.append(.literal(literal)) }
  }

  private static func isWord(_ text: Substring) -> Bool {
    text.first?.isLetter == true
      && text.utf8.allSatisfy {
        (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || $0 == 0x5F
      }
  }

  /// The text with each placeholder replaced; nil where one has no value.
  func filled(_ value: (Placeholder) -> String?) -> String? {
    var result = ""
    for piece in pieces {
      switch piece {
      case .literal(let text): result += text
      case .value(let placeholder):
        guard let text = value(placeholder) else { return nil }
        result += text
      }
    }
    return result
  }
}

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
