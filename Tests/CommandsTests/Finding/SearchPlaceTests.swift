import Testing
import TroupeModel

@testable import Commands

@Suite struct SearchPlaceTests {
  @Test(arguments: [
    ("rain statu:x", 5, 6, 80, "  rain statu:x\n       ^^^^^^"),
    (
      "a long search with many words statu:x and many more words behind it", 30, 6, 40,
      "  …any words statu:x and many more wor…\n             ^^^^^^"
    ),
    (
      "小龙走在雨里小龙走在雨里小龙走在雨里 statu:x", 19, 6, 30,
      "  …雨里小龙走在雨里 statu:x\n                    ^^^^^^"
    ),
    (
      "statu:x and many more words behind it that nobody sees", 0, 6, 30,
      "  statu:x and many more wor…\n  ^^^^^^"
    ),
    (
      "words before it that nobody sees (rain", 33, 1, 24,
      "  …t nobody sees (rain\n                 ^"
    ),
    ("a search that ends too early,", 29, 1, 20, "  …ends too early,\n                  ^"),
  ])
  func `the caret stands under its place, whatever the terminal has room for`(
    text: String,
    offset: Int,
    length: Int,
    columns: Int,
    expected: String
  ) {
    let place = SearchPlace(text: text, offset: offset, length: length)
    #expect(place.lines(columns: columns) == expected, "\(place.lines(columns: columns) ?? "")")
  }

  @Test func `no line is wider than the terminal, and the caret is under the character`() {
    let text = "雨 rain 👩‍👧 e\u{301} 霓虹灯 neon (snow 小龙走在雨里) lantern harbour"
    let characters = Array(text)
    for columns in 12...70 {
      for offset in characters.indices {
        let place = SearchPlace(text: text, offset: offset, length: 1)
        let lines = (place.lines(columns: columns) ?? "").split(separator: "\n").map(String.init)
        guard lines.count == 2 else {
          Issue.record("\(offset)")
          continue
        }
        #expect(lines.allSatisfy { $0.displayWidth <= columns }, "\(columns) \(offset)")
        let before = lines[1].prefix { $0 == " " }.count
        var under: Character?
        var width = 0
        for character in lines[0] {
          if width == before { under = character }
          width += character.displayWidth
        }
        #expect(under == characters[offset], "\(columns) \(offset): \(lines)")
      }
    }
  }

  @Test func `in JSON the place counts characters as people see them`() async throws {
    let stage = try await Stage()
    for (text, offset) in [
      ("小龙 (rain", 3), ("x👩‍👧 (rain", 3), ("e\u{301} (rain", 2), ("x🇯🇵🇯🇵 (rain", 4),
      ("ﾊﾟ (rain", 2), ("각 (rain", 2),
    ] {
      let error = await stage.run("search", text, "--json").json?["error"]
      #expect(error?["offset"]?.int == offset, "\(text)")
      #expect(Array(text)[offset] == "(")
    }
    let help = await stage.run("help", "search").output
    #expect(help.contains("'offset' and 'length'"))
  }
}
