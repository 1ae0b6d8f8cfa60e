extension JSON {
  /// The limits on what is read: 1 MiB and 512 levels unless told otherwise.
  public struct Limits: Sendable {
    /// The longest text.
    public var bytes: Int
    /// How deep lists and objects may nest.
    public var depth: Int

    /// Creates limits in bytes and levels.
    public init(bytes: Int = 1 << 20, depth: Int = 512) {
      self.bytes = bytes
      self.depth = depth
    }
  }

  /// Reads a JSON text in UTF-8; bytes that are not UTF-8 become U+FFFD, as a reply from afar may hold them.
  public init(
    parsing bytes: some Sequence<UInt8>,
    limits: Limits = Limits()
  ) throws(JSONError) {
    let parse = { (bytes: UnsafeBufferPointer<UInt8>) in
      Result { () throws(JSONError) in
        var parser = JSONParser(bytes: bytes, limits: limits)
        return try parser.document()
      }
    }
    let result =
      bytes.withContiguousStorageIfAvailable(parse) ?? Array(bytes).withUnsafeBufferPointer(parse)
    self = try result.get()
  }

  /// Reads a JSON text.
  public init(parsing text: String, limits: Limits = Limits()) throws(JSONError) {
    try self.init(parsing: text.utf8, limits: limits)
  }
}

/// A recursive descent over the bytes of one text, which must outlive it.
private struct JSONParser {
  let bytes: UnsafeBufferPointer<UInt8>
  let limits: JSON.Limits
  var position = 0

  init(bytes: UnsafeBufferPointer<UInt8>, limits: JSON.Limits) {
    self.bytes = bytes
    self.limits = limits
  }

  mutating func document() throws(JSONError) -> JSON {
    guard bytes.count <= limits.bytes else {
      throw error(.tooLarge(bytes: bytes.count, limit: limits.bytes))
    }
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { position = 3 }
    let value = try value(depth: 0)
    skipSpace()
    guard position == bytes.count else { throw error(.trailingText) }
    return value
  }

  func error(_ reason: JSONError.Reason) -> JSONError {
    let before = bytes[..<min(position, bytes.count)]
    let line = before.count { $0 == 0x0A } + 1
    let start = before.lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
    return JSONError(
      reason: reason,
      offset: position,
      line: line,
      column: before.count - start + 1
    )
  }

  mutating func skipSpace() {
    while position < bytes.count {
      switch bytes[position] {
      case 0x20, 0x0A, 0x0D, 0x09: position += 1
      default: return
      }
    }
  }

  func unexpected() -> JSONError {
    guard position < bytes.count else { return error(.unexpectedEnd) }
    let scalar = Unicode.Scalar(bytes[position])
    return error(.unexpected(scalar.isASCII ? "'\(Character(scalar))'" : "character"))
  }

  mutating func expect(_ byte: UInt8) throws(JSONError) {
    guard position < bytes.count, bytes[position] == byte else { throw unexpected() }
    position += 1
  }

  mutating func value(depth: Int) throws(JSONError) -> JSON {
    skipSpace()
    guard position < bytes.count else { throw error(.unexpectedEnd) }
    switch bytes[position] {
    case UInt8(ascii: "{"): return try object(depth: depth)
    case UInt8(ascii: "["): return try array(depth: depth)
    case UInt8(ascii: "\""): return .string(try string())
    case UInt8(ascii: "t"): return try word("true", .bool(true))
    case UInt8(ascii: "f"): return try word("false", .bool(false))
    case UInt8(ascii: "n"): return try word("null", .null)
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): return try number()
    default: throw unexpected()
    }
  }

  mutating func word(_ word: StaticString, _ value: JSON) throws(JSONError) -> JSON {
    for index in 0..<word.utf8CodeUnitCount { try expect(word.utf8Start[index]) }
    return value
  }

  mutating func object(depth: Int) throws(JSONError) -> JSON {
    try open(depth: depth)
    var members: [JSON.Member] = []
    skipSpace()
    if position < bytes.count, bytes[position] == UInt8(ascii: "}") {
      position += 1
      return .object([])
    }
    while true {
      skipSpace()
      guard position < bytes.count, bytes[position] == UInt8(ascii: "\"") else {
        throw unexpected()
      }
      let name = try string()
      skipSpace()
      try expect(UInt8(ascii: ":"))
      members.append(JSON.Member(name, try value(depth: depth + 1)))
      skipSpace()
      guard position < bytes.count else { throw error(.unexpectedEnd) }
      guard bytes[position] == UInt8(ascii: ",") else {
        try expect(UInt8(ascii: "}"))
        return .object(members)
      }
      position += 1
    }
  }

  /// Steps over the bracket that opens a level.
  mutating func open(depth: Int) throws(JSONError) {
    guard depth < limits.depth else { throw error(.tooDeep(limit: limits.depth)) }
    position += 1
  }

  mutating func array(depth: Int) throws(JSONError) -> JSON {
    try open(depth: depth)
    var elements: [JSON] = []
    skipSpace()
    if position < bytes.count, bytes[position] == UInt8(ascii: "]") {
      position += 1
      return .array([])
    }
    while true {
      elements.append(try value(depth: depth + 1))
      skipSpace()
      guard position < bytes.count else { throw error(.unexpectedEnd) }
      guard bytes[position] == UInt8(ascii: ",") else {
        try expect(UInt8(ascii: "]"))
        return .array(elements)
      }
      position += 1
    }
  }

  mutating func number() throws(JSONError) -> JSON {
    let start = position
    func digits(_ position: inout Int) -> Int {
      let first = position
      while position < bytes.count, (0x30...0x39).contains(bytes[position]) { position += 1 }
      return position - first
    }
    if bytes[position] == UInt8(ascii: "-") { position += 1 }
    let leadsWithZero = position < bytes.count && bytes[position] == UInt8(ascii: "0")
    let whole = digits(&position)
    guard whole > 0, !leadsWithZero || whole == 1 else { throw error(.badNumber) }
    if position < bytes.count, bytes[position] == UInt8(ascii: ".") {
      position += 1
      guard digits(&position) > 0 else { throw error(.badNumber) }
    }
    if position < bytes.count, bytes[position] | 0x20 == UInt8(ascii: "e") {
      position += 1
      if position < bytes.count, [UInt8(ascii: "+"), UInt8(ascii: "-")].contains(bytes[position]) {
        position += 1
      }
      guard digits(&position) > 0 else { throw error(.badNumber) }
    }
    return .number(text(start..<position))
  }

  func text(_ range: Range<Int>) -> String {
    String(decoding: UnsafeBufferPointer(rebasing: bytes[range]), as: UTF8.self)
  }

  mutating func string() throws(JSONError) -> String {
    position += 1
    // Nearly all strings stand in the text as they are.
    let start = position
    while position < bytes.count, bytes[position] >= 0x20, bytes[position] != UInt8(ascii: "\\") {
      if bytes[position] == UInt8(ascii: "\"") {
        position += 1
        return text(start..<(position - 1))
      }
      position += 1
    }
    return try escapedString(after: start)
  }

  /// The rest of a string in which something stood that is not itself.
  mutating func escapedString(after start: Int) throws(JSONError) -> String {
    var text = Array(bytes[start..<position])
    while position < bytes.count {
      let byte = bytes[position]
      switch byte {
      case UInt8(ascii: "\""):
        position += 1
        return String(decoding: text, as: UTF8.self)
      case UInt8(ascii: "\\"):
        position += 1
        text += try escape()
      case 0..<0x20:
        throw error(.controlCharacter)
      default:
        text.append(byte)
        position += 1
      }
    }
    throw error(.unexpectedEnd)
  }

  mutating func escape() throws(JSONError) -> [UInt8] {
    guard position < bytes.count else { throw error(.unexpectedEnd) }
    let byte = bytes[position]
    position += 1
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return [byte]
    case UInt8(ascii: "b"): return [0x08]
    case UInt8(ascii: "f"): return [0x0C]
    case UInt8(ascii: "n"): return [0x0A]
    case UInt8(ascii: "r"): return [0x0D]
    case UInt8(ascii: "t"): return [0x09]
    case UInt8(ascii: "u"): return Array(String(Character(try unicodeEscape())).utf8)
    default: throw error(.badEscape)
    }
  }

  /// The scalar of `\uXXXX` or of a surrogate pair; a lone surrogate becomes U+FFFD.
  mutating func unicodeEscape() throws(JSONError) -> Unicode.Scalar {
    let first = try fourHexDigits()
    if let scalar = Unicode.Scalar(first) { return scalar }
    guard first < 0xDC00, bytes[position...].starts(with: [0x5C, 0x75]) else { return "\u{FFFD}" }
    let rewind = position
    position += 2
    let second = try fourHexDigits()
    guard (0xDC00..<0xE000).contains(second) else {
      position = rewind
      return "\u{FFFD}"
    }
    return Unicode.Scalar(0x10000 + (first - 0xD800) << 10 + (second - 0xDC00)) ?? "\u{FFFD}"
  }

  mutating func fourHexDigits() throws(JSONError) -> UInt32 {
    guard position + 4 <= bytes.count else { throw error(.unexpectedEnd) }
    var value: UInt32 = 0
    for _ in 0..<4 {
      guard let digit = Character(Unicode.Scalar(bytes[position])).hexDigitValue else {
        throw error(.badEscape)
      }
      value = value << 4 | UInt32(digit)
      position += 1
    }
    return value
  }
}
