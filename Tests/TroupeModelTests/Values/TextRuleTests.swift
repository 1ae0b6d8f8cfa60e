import Testing
import TroupeModel

@Suite struct TextRuleTests {
  @Test(arguments: [
    (TextRule.name, "Luna"), (.name, ""), (.name, "小龙 🐉"), (.name, " a "),
    (.name, String(repeating: "a", count: 4096)), (.prose, "a\nb\tc\r\nd"),
    (.prose, String(repeating: "é", count: 32768)),
  ])
  func `a text within the limits comes back as it was`(rule: TextRule, text: String) throws {
    #expect(try rule.check(text) == text)
  }

  @Test(arguments: [
    (TextRule.name, "a\u{0}b", TextRule.Problem.controlCharacter(0)),
    (.name, "a\nb", .controlCharacter(10)), (.name, "a\tb", .controlCharacter(9)),
    (.name, "a\r\nb", .controlCharacter(13)), (.name, "\u{1B}[2J", .controlCharacter(27)),
    (.name, "\u{7F}", .controlCharacter(127)), (.name, "\u{85}", .controlCharacter(133)),
    (.prose, "a\u{0}", .controlCharacter(0)), (.prose, "\u{1B}", .controlCharacter(27)),
    (.name, String(repeating: "a", count: 4097), .tooLong(bytes: 4097, limit: 4096)),
    (.name, String(repeating: "é", count: 2049), .tooLong(bytes: 4098, limit: 4096)),
    (.prose, String(repeating: "a", count: 65537), .tooLong(bytes: 65537, limit: 65536)),
  ])
  func `a text past the limits is refused with the reason`(
    rule: TextRule,
    text: String,
    problem: TextRule.Problem
  ) {
    #expect(throws: problem) { try rule.check(text) }
  }

  @Test(arguments: ["", " ", "\u{3000}", "\n"])
  func `an empty text is refused only where it may not be`(text: String) {
    #expect(throws: TextRule.Problem.empty) { try TextRule.prose.check(text, mayBeEmpty: false) }
    #expect(throws: Never.self) { try TextRule.prose.check(text) }
  }

  @Test(arguments: [
    ("小龙 é\n🐉", "小龙 é\n🐉"), ("\u{1B}[2J", "\\u{1b}[2J"), ("a\r\nb", "a\\u{d}\nb"),
    ("a\tb", "a\\u{9}b"), ("\u{0}\u{7F}\u{9B}", "\\u{0}\\u{7f}\\u{9b}"),
    ("\u{202E}abc\u{2069}", "\\u{202e}abc\\u{2069}"),
  ])
  func `what could move a terminal is shown as its number`(text: String, safe: String) {
    #expect(Array(text.terminalSafe.unicodeScalars) == Array(safe.unicodeScalars))
  }

  @Test(arguments: [("a\n b\t\tc ", "a b c"), ("", ""), (" \n", ""), ("a\r\nb\u{3000}c", "a b c")])
  func `a text is put on one line`(text: String, line: String) { #expect(text.singleLine == line) }

  @Test func `a secret is never printed`() throws {
    let secret = try #require(Secret("sk-canary"))
    #expect(secret.exposed == "sk-canary")
    var dumped = ""
    dump(secret, to: &dumped)
    for text in ["\(secret)", String(reflecting: secret), "\([secret])", dumped] {
      #expect(text.contains("secret"))
      #expect(!text.contains("canary"))
    }
  }

  @Test(arguments: ["", " ", "a b", "a\n", "é", "a\u{0}"])
  func `a key is visible ASCII`(text: String) { #expect(Secret(text) == nil) }
}
