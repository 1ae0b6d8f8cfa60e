import Testing
import TroupeSearch

@testable import Commands

@Suite struct MarkedTextTests {
  private static let long =
    "a long walk along the harbour at night, then rain, then a lantern and more rain"

  @Test(arguments: [
    ("rain", 80, "…"), ("rain", 30, "…t, then rain, then a lantern…"),
    ("walk", 30, "a long walk along the harbour…"),
    ("lantern", 24, "…en a lantern and more …"), ("more", 24, "…a lantern and more rain"),
    ("nothing", 20, "a long walk along t…"), ("", 10, "a long wa…"), ("rain", 3, "a …"),
    ("rain", 0, ""),
  ])
  func `a long text is cut so that the first match can be seen`(
    word: String,
    columns: Int,
    expected: String
  ) throws {
    let query = try Query(parsing: word)
    let text = MarkedText(text: Self.long, marks: query.marks(in: Self.long)).cut(to: columns)
    #expect(text.text.displayWidth <= columns)
    guard columns < 80 else { return #expect(text.text == Self.long) }
    #expect(text.text == expected)
    let characters = Array(text.text)
    for mark in text.marks {
      #expect(mark.upperBound <= characters.count)
      #expect(word.hasPrefix(String(characters[mark])) || String(characters[mark]) == word)
    }
    if columns > 20, expected.contains(word), !word.isEmpty { #expect(!text.marks.isEmpty) }
  }

  @Test func `wide characters are cut by columns`() throws {
    let text = "小龙走在长长的路上一直走到天黑然后雨来了"
    let marked = MarkedText(text: text, marks: try Query(parsing: "雨").marks(in: text))
    for columns in 4...42 {
      let cut = marked.cut(to: columns)
      #expect(cut.text.displayWidth <= columns, "\(columns)")
      let characters = Array(cut.text)
      #expect(cut.marks.map { String(characters[$0]) } == ["雨"], "\(columns): \(cut.text)")
    }
  }

  @Test func `what is found is bold and underlined, and its colour goes on behind it`() {
    let text = MarkedText(text: "neon rain", marks: [5..<9])
    let style = TextStyle(hasColour: true, columns: 80)
    #expect(text.painted(.plain, style) == "neon \u{1B}[1;4mrain\u{1B}[0m")
    #expect(text.painted(.bad, style) == "\u{1B}[31mneon \u{1B}[0m\u{1B}[1;4mrain\u{1B}[0m")
    #expect(text.painted(.bad, .plain) == "neon rain")
  }

  @Test func `a table marks the words of a search in its column, not in what stands before`() throws
  {
    let query = try Query(parsing: "scenes rain")
    let table = Table(
      columns: [.text("id"), .long("prompt")],
      rows: [["rain", .init("[2 scenes] rain", marking: query, behind: 11)]]
    )
    let coloured = table.text(TextStyle(hasColour: true, columns: 80))
    #expect(coloured.hasSuffix("rain  [2 scenes] \u{1B}[1;4mrain\u{1B}[0m"))
    #expect(table.text(.plain) == "ID    PROMPT\nrain  [2 scenes] rain")
  }
}
