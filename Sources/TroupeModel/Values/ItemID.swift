/// The id of a row in the catalog: 80 random bits as 16 characters of lower-case Crockford base32.
public struct ItemID: Hashable, Comparable, Sendable, CustomStringConvertible {
  /// The 16 characters.
  public let description: String

  static let alphabet = Array("0123456789abcdefghjkmnpqrstvwxyz")
  static let length = 16

  /// Takes an id as it was stored; nil unless it is 16 characters of the alphabet.
  public init?(_ text: some StringProtocol) {
    self.init(String(text))
  }

  /// Takes an id as it was stored; nil unless it is 16 characters of the alphabet.
  public init?(_ text: String) {
    var text = text
    let isID = text.withUTF8 { bytes in
      bytes.count == Self.length && bytes.allSatisfy { Self.isInAlphabet($0) }
    }
    guard isID else { return nil }
    description = text
  }

  /// The same as looking in the alphabet, which every row that is read would have to pay for.
  private static func isInAlphabet(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "i"), UInt8(ascii: "l"), UInt8(ascii: "o"), UInt8(ascii: "u"): false
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "z"): true
    default: false
    }
  }

  /// Makes a new id.
  public init(using generator: inout some RandomNumberGenerator) {
    description = String(
      (0..<Self.length).map { _ in Self.alphabet[Int.random(in: 0..<32, using: &generator)] }
    )
  }

  /// Takes the 80 bits of an id, the highest first.
  public init(high: UInt64, low: UInt16) {
    description = String(unsafeUninitializedCapacity: Self.length) { bytes in
      for place in 0..<Self.length {
        // 12 times five bits of the upper 64; then four of them with the highest of the lower 16, and its rest.
        let rest = UInt64(low)
        let value =
          place < 12
          ? high >> UInt64(59 - 5 * place) : (high << 16 | rest) >> UInt64(75 - 5 * place)
        bytes[place] = Self.digits[Int(value & 31)]
      }
      return Self.length
    }
  }

  private static let digits = Array("0123456789abcdefghjkmnpqrstvwxyz".utf8)

  /// The first four characters or more, as shown to people.
  public var short: String { String(description.prefix(8)) }

  /// Orders by the characters, which says nothing about age.
  public static func < (left: Self, right: Self) -> Bool { left.description < right.description }
}

/// The beginning of an id as a person types it: 4 to 16 characters, read forgivingly.
///
/// Crockford's base32 has no I, L, O and U; `i` and `l` are read as 1 and `o` as 0.
public struct IDPrefix: Hashable, Sendable {
  /// The characters in the alphabet of ids.
  public let text: String

  /// Reads a prefix; nil where the text cannot begin an id.
  ///
  /// A leading `id:` is passed over.
  public init?(_ typed: some StringProtocol) {
    let bare = typed.hasPrefix("id:") ? String(typed.dropFirst(3)) : String(typed)
    guard (4...ItemID.length).contains(bare.count) else { return nil }
    let folded: [Character] = bare.lowercased().map { character in
      switch character {
      case "i", "l": return "1"
      case "o": return "0"
      default: return character
      }
    }
    guard folded.allSatisfy(ItemID.alphabet.contains) else { return nil }
    text = String(folded)
  }
}
