import Testing
import TroupeModel

@Suite struct JSONReadingTests {
  @Test(
    arguments: [
      ("null", JSON.null), (" true\n", true), ("\tfalse\r", false), ("\"\"", ""), ("[]", []),
      ("{}", [:]), ("[1,[2,{}]]", [1, [2, [:]]]), ("\u{FEFF}[ ]", []),
      ("{\"b\":1,\"a\":[null]}", ["b": 1, "a": [nil]]),
      ("\"小龙\u{7F}\"", "小龙\u{7F}"),
    ] as [(String, JSON)]
  )
  func `a text becomes the value that it says`(text: String, value: JSON) throws {
    #expect(try JSON(parsing: text) == value)
  }

  @Test func `members keep their order and are kept when they are written twice`() throws {
    let text = #"{"z":1,"a":2,"z":3}"#
    let json = try JSON(parsing: text)
    #expect(json.members?.map(\.name) == ["z", "a", "z"])
    #expect(json["z"] == 1, "the first one is found")
    #expect(json.compact == text)
  }

  @Test(arguments: [
    "0", "-0", "12345678901234567890", "1.50", "1e5", "1E+05", "-0.1e-300", "1e999",
    "3.141592653589793238462643383279",
  ])
  func `the digits of a number stay as they were`(digits: String) throws {
    #expect(try JSON(parsing: digits) == .number(digits))
    #expect(try JSON(parsing: digits).compact == digits)
  }

  @Test(
    arguments: [
      ("8", 8), ("8.0", 8), ("8e2", 800), ("-3", -3), ("9223372036854775807", Int.max),
      ("8.5", nil),
      ("9e15", nil), ("1e999", nil), ("-1e999", nil), ("\"8\"", nil), ("true", nil),
    ] as [(String, Int?)]
  )
  func `a whole number is read as one`(text: String, value: Int?) throws {
    #expect(try JSON(parsing: text).int == value)
  }

  @Test(arguments: [
    (#""\"\\\/\b\f\n\r\t""#, "\"\\/\u{8}\u{C}\n\r\t"),
    (#""\u0041\u00e9\u5C0F""#, "Aé小"),
    (#""\uD83D\uDE00""#, "😀"), (#""\ud83d\ude00!""#, "😀!"),
    (#""\uD83D""#, "\u{FFFD}"), (#""\uDE00""#, "\u{FFFD}"), (#""\uD83Dx""#, "\u{FFFD}x"),
    (#""\uD83D\n""#, "\u{FFFD}\n"), (#""\uD83D\uD83D\uDE00""#, "\u{FFFD}😀"),
    (#""\uD83D\u0041""#, "\u{FFFD}A"), (#""\u0000""#, "\u{0}"),
  ])
  func `escapes stand for their characters, and half a surrogate pair for U+FFFD`(
    text: String,
    value: String
  ) throws {
    let read = try #require(try JSON(parsing: text).text)
    #expect(Array(read.unicodeScalars) == Array(value.unicodeScalars))
  }

  @Test(arguments: [
    ("", JSONError.Reason.unexpectedEnd, 0, 1, 1),
    ("  ", .unexpectedEnd, 2, 1, 3),
    ("[1,\n 2 x]", .unexpected("'x'"), 7, 2, 4),
    ("{\"a\" 1}", .unexpected("'1'"), 5, 1, 6),
    ("{a:1}", .unexpected("'a'"), 1, 1, 2),
    ("{\"a\":1,}", .unexpected("'}'"), 7, 1, 8),
    ("[1,]", .unexpected("']'"), 3, 1, 4),
    ("[1", .unexpectedEnd, 2, 1, 3),
    ("{\"a\"", .unexpectedEnd, 4, 1, 5),
    ("\"abc", .unexpectedEnd, 4, 1, 5),
    ("\"\\", .unexpectedEnd, 2, 1, 3),
    ("\"\\u12", .unexpectedEnd, 3, 1, 4),
    ("nul", .unexpectedEnd, 3, 1, 4),
    ("nulL", .unexpected("'L'"), 3, 1, 4),
    ("é", .unexpected("character"), 0, 1, 1),
    ("1 2", .trailingText, 2, 1, 3),
    ("[]]", .trailingText, 2, 1, 3),
    ("\"\\x\"", .badEscape, 3, 1, 4),
    ("\"\\u12g4\"", .badEscape, 5, 1, 6),
    ("\"a\nb\"", .controlCharacter, 2, 1, 3),
    ("01", .badNumber, 2, 1, 3),
    ("-", .badNumber, 1, 1, 2),
    ("1.", .badNumber, 2, 1, 3),
    ("1e+", .badNumber, 3, 1, 4),
    ("-a", .badNumber, 1, 1, 2),
  ])
  func `a text that is no JSON is refused with the place`(
    text: String,
    reason: JSONError.Reason,
    offset: Int,
    line: Int,
    column: Int
  ) {
    let error = #expect(throws: JSONError.self) { try JSON(parsing: text) }
    #expect(error?.reason == reason)
    #expect(error?.offset == offset)
    #expect(error?.line == line)
    #expect(error?.column == column)
    #expect(error?.description.hasSuffix("at line \(line), column \(column)") == true)
  }

  @Test(arguments: [
    ("[", "]", 512), ("[", "]", 1), ("{\"a\":", "}", 512), ("[{\"a\":", "}]", 256),
  ])
  func `512 levels are read`(open: String, close: String, count: Int) throws {
    let text =
      String(repeating: open, count: count) + "7" + String(repeating: close, count: count)
    #expect(try JSON(parsing: text).compact == text)
  }

  @Test(arguments: [("[", "]", 513), ("{\"a\":", "}", 513), ("[", "]", 600), ("[", "]", 100_000)])
  func `more than 512 levels are refused at the bracket that is too many`(
    open: String,
    close: String,
    count: Int
  ) {
    let text =
      String(repeating: open, count: count) + "7" + String(repeating: close, count: count)
    let error = #expect(throws: JSONError.self) { try JSON(parsing: text) }
    #expect(error?.reason == .tooDeep(limit: 512))
    #expect(error?.offset == 512 * open.utf8.count)
  }

  @Test func `1 MiB is read and one byte more is not`() throws {
    let text = "\"" + String(repeating: "a", count: (1 << 20) - 2) + "\""
    #expect(try JSON(parsing: text).text?.utf8.count == (1 << 20) - 2)
    let error = #expect(throws: JSONError.self) { try JSON(parsing: text + " ") }
    #expect(error?.reason == .tooLarge(bytes: (1 << 20) + 1, limit: 1 << 20))
    #expect(try JSON(parsing: text + " ", limits: .init(bytes: 2 << 20)).text != nil)
  }

  @Test func `bytes that are not UTF-8 become U+FFFD`() throws {
    #expect(try JSON(parsing: [0x22, 0x61, 0xFF, 0x62, 0x22]) == "a\u{FFFD}b")
  }

  @Test func `a question of the wrong kind has no answer`() throws {
    let json = try JSON(parsing: #"{"a":[1,"x",true]}"#)
    #expect(json["a"]?[1]?.text == "x")
    #expect(json["a"]?[2]?.bool == true)
    #expect(json["a"]?[0]?.double == 1)
    #expect(json["a"]?[3] == nil)
    #expect(json["a"]?[-1] == nil)
    #expect(json["b"] == nil)
    #expect(json[0] == nil)
    #expect(json.elements == nil)
    #expect(json["a"]?.members == nil)
    #expect(json["a"]?["a"] == nil)
    #expect(
      [json, json["a"], json["a"]?[0], json["a"]?[1], json["a"]?[2], .null].compactMap { $0?.kind }
        == ["an object", "a list", "a number", "a text", "a truth value", "null"]
    )
  }
}
