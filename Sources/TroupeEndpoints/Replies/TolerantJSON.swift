import TroupeModel

/// A second reader for replies that are no JSON to the strict one: too deep, cut short, or with stray bytes in them.
///
/// There may be a paid id in such a reply. It reads from the left and keeps every value that is whole; what is nested too deep is
/// passed over, and a text or a number that the end of the reply cuts off is dropped, since half an id is none. Its work is
/// proportional to the length of the reply, and its recursion is bounded.
struct TolerantJSON {
  /// How deep it looks; every place of a profile is far above that.
  private static let depth = 64

  private let bytes: [UInt8]
  private var position = 0
  /// Whether nothing was amiss but the depth.
  private var isWhole = true

  /// Reads the first object or list in some bytes; nil where there is none.
  static func read(_ bytes: [UInt8]) -> (json: JSON, isWhole: Bool)? {
    let brackets = [UInt8(ascii: "{"), UInt8(ascii: "[")]
    guard let start = bytes.firstIndex(where: brackets.contains) else { return nil }
    var reader = TolerantJSON(bytes: bytes)
    reader.position = start
    guard let json = reader.value(depth: 0) else { return nil }
    reader.skipSpace()
    let before = bytes[..<start]
    let isAlone = reader.position == bytes.count && before.allSatisfy { isSpace($0) || $0 >= 0x80 }
    return (json, reader.isWhole && isAlone)
  }

  private init(bytes: [UInt8]) { self.bytes = bytes }

  private var next: UInt8? { position < bytes.count ? bytes[position] : nil }

  private static func isSpace(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09
  }

  private mutating func skipSpace() {
    while let byte = next, Self.isSpace(byte) { position += 1 }
  }

  /// The next value; nil where there is none that could be used.
  private mutating func value(depth: Int) -> JSON? {
    skipSpace()
    switch next {
    case UInt8(ascii: "{"), UInt8(ascii: "["):
      guard depth < Self.depth else {
        passOver()
        return .null
      }
      return next == UInt8(ascii: "{") ? object(depth: depth) : array(depth: depth)
    case UInt8(ascii: "\""): return string().map(JSON.string)
    default: return word()
    }
  }

  private mutating func object(depth: Int) -> JSON {
    position += 1
    var members: [JSON.Member] = []
    while true {
      skipSpace()
      switch next {
      case nil:
        isWhole = false
        return .object(members)
      case UInt8(ascii: "}"):
        position += 1
        return .object(members)
      case UInt8(ascii: ","): position += 1
      case UInt8(ascii: "\""):
        guard let name = string() else { return .object(members) }
        skipSpace()
        guard next == UInt8(ascii: ":") else {
          isWhole = false
          continue
        }
        position += 1
        if let value = value(depth: depth + 1) { members.append(JSON.Member(name, value)) }
      default:
        isWhole = false
        position += 1
      }
    }
  }

  private mutating func array(depth: Int) -> JSON {
    position += 1
    var elements: [JSON] = []
    while true {
      skipSpace()
      switch next {
      case nil:
        isWhole = false
        return .array(elements)
      case UInt8(ascii: "]"):
        position += 1
        return .array(elements)
      case UInt8(ascii: ","): position += 1
      default:
        let start = position
        if let value = value(depth: depth + 1) { elements.append(value) }
        // A stray byte that begins no value.
        if position == start { position += 1 }
      }
    }
  }

  /// Steps over an object or a list of any depth without looking into it.
  private mutating func passOver() {
    var level = 0
    while let byte = next {
      switch byte {
      case UInt8(ascii: "\""):
        _ = passOverString()
        continue
      case UInt8(ascii: "{"), UInt8(ascii: "["): level += 1
      case UInt8(ascii: "}"), UInt8(ascii: "]"): level -= 1
      default: break
      }
      position += 1
      if level == 0 { return }
    }
    isWhole = false
  }

  /// Steps over a text; false where the end cuts it off.
  private mutating func passOverString() -> Bool {
    position += 1
    while let byte = next {
      position += byte == UInt8(ascii: "\\") ? 2 : 1
      if byte == UInt8(ascii: "\"") { return true }
    }
    isWhole = false
    position = bytes.count
    return false
  }

  /// A number or one of the three words; nil for anything else, and for what the end cuts off.
  private mutating func word() -> JSON? {
    let start = position
    while let byte = next, Self.isOfWord(byte) { position += 1 }
    let text = String(decoding: bytes[start..<position], as: UTF8.self)
    if position < bytes.count, let json = try? JSON(parsing: text) { return json }
    isWhole = false
    return nil
  }

  private static func isOfWord(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
    default: "+-.".utf8.contains(byte)
    }
  }

  /// A text; nil where the end cuts it off.
  private mutating func string() -> String? {
    let start = position
    guard passOverString() else { return nil }
    let written = bytes[start..<position]
    if let text = (try? JSON(parsing: written, limits: .reply))?.text { return text }
    return Self.unescaped(written.dropFirst().dropLast())
  }

  /// The text of a string that holds a raw control character or an escape that is none: as it stands, the backslash taken away.
  private static func unescaped(_ written: ArraySlice<UInt8>) -> String {
    var bytes: [UInt8] = []
    var rest = written
    while let byte = rest.popFirst() {
      bytes.append(byte == UInt8(ascii: "\\") ? rest.popFirst() ?? byte : byte)
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
