/// The SHA-256 of some bytes, as 64 lower-case hexadecimal digits (FIPS 180-4).
public struct ContentID: Hashable, Comparable, Sendable, CustomStringConvertible {
  /// The 64 digits.
  public let description: String

  /// Takes a digest written in hexadecimal, in either case; nil unless it is 64 digits.
  public init?(_ text: some StringProtocol) {
    let lower = text.lowercased()
    guard lower.utf8.count == 64,
      lower.utf8.allSatisfy({ (0x30...0x39).contains($0) || (0x61...0x66).contains($0) })
    else { return nil }
    description = lower
  }

  /// Takes the 32 bytes of a digest.
  public init(digest: some Sequence<UInt8>) {
    let hex = Array("0123456789abcdef")
    description = String(digest.flatMap { [hex[Int($0 >> 4)], hex[Int($0 & 15)]] })
  }

  /// The first twelve digits, for people.
  public var short: String { String(description.prefix(12)) }

  /// Orders by the digits.
  public static func < (left: Self, right: Self) -> Bool { left.description < right.description }
}

/// The id that an endpoint gave to a job or to a character, exactly as it came.
public struct RemoteID: Hashable, Sendable, CustomStringConvertible {
  /// The text of the id.
  public let description: String

  /// Takes an id; nil where it is empty, longer than 1,024 bytes or holds control characters.
  public init?(_ text: String) {
    guard !text.isEmpty, text.utf8.count <= 1024,
      text.unicodeScalars.allSatisfy({ $0.value >= 0x20 && $0.value != 0x7F })
    else { return nil }
    description = text
  }
}
