/// The short name that addresses a character or a look: `[a-z0-9][a-z0-9_-]{0,39}`.
public struct Handle: Hashable, Comparable, Sendable, CustomStringConvertible {
  /// The characters of the handle.
  public let description: String

  /// Why a text is no handle.
  public enum Problem: Error, Hashable, Sendable {
    case empty
    case tooLong(count: Int)
    case forbidden(Character)
    case badStart(Character)
  }

  /// The longest handle.
  public static let maximumLength = 40

  /// Reads a handle as it was typed; nothing is corrected.
  public init(_ text: some StringProtocol) throws(Problem) {
    try self.init(String(text))
  }

  /// Reads a handle as it was typed; nothing is corrected.
  public init(_ text: String) throws(Problem) {
    var text = text
    // Most are right, and then bytes are all that need be looked at.
    if text.withUTF8({ Self.isHandle($0) }) {
      description = text
      return
    }
    guard let first = text.first else { throw .empty }
    if let bad = text.first(where: { !Self.isAllowed($0) }) { throw .forbidden(bad) }
    guard first != "-", first != "_" else { throw .badStart(first) }
    guard text.count <= Self.maximumLength else { throw .tooLong(count: text.count) }
    description = text
  }

  private static func isHandle(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    guard (1...maximumLength).contains(bytes.count), isLetterOrDigit(bytes[0]) else { return false }
    return bytes.allSatisfy {
      isLetterOrDigit($0) || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "_")
    }
  }

  private static func isLetterOrDigit(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
      || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
  }

  static func isAllowed(_ character: Character) -> Bool {
    guard let ascii = character.asciiValue else { return false }
    switch ascii {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"),
      UInt8(ascii: "-"), UInt8(ascii: "_"):
      return true
    default: return false
    }
  }

  /// Orders by the characters' code points, so that digits come before letters.
  public static func < (left: Self, right: Self) -> Bool { left.description < right.description }
}

extension Handle {
  /// The handle of the look that every character has.
  public static let defaultLook = Handle(trusted: "default")

  private init(trusted: String) { description = trusted }

  /// A handle made from any text by lowering it and putting hyphens for what is not allowed; nil where nothing is left.
  public init?(suggestedFrom text: String) {
    var words: [String] = []
    var word = ""
    for character in text.lowercased() {
      if character != "-", character != "_", Self.isAllowed(character) {
        word.append(character)
      } else if !word.isEmpty {
        words.append(word)
        word = ""
      }
    }
    if !word.isEmpty { words.append(word) }
    try? self.init(words.joined(separator: "-").prefix(Self.maximumLength))
  }
}

/// A character, and where it was said a look of it, as written `luna` or `luna/armor`.
public struct LookAddress: Hashable, Sendable, CustomStringConvertible {
  /// The part before the slash, as typed: a handle, an alias, a name or an id.
  public var character: String
  /// The part after the slash; nil where there was none.
  public var look: Handle?

  /// Splits at the first slash.
  ///
  /// The part before it may be a handle or an id and is resolved in the catalog.
  public init(_ text: some StringProtocol) throws(Handle.Problem) {
    guard let slash = text.firstIndex(of: "/") else {
      character = String(text)
      look = nil
      return
    }
    character = String(text[..<slash])
    look = try Handle(text[text.index(after: slash)...])
  }

  /// As it is typed: `luna` or `luna/armor`.
  public var description: String {
    if let look { "\(character)/\(look)" } else { character }
  }
}
