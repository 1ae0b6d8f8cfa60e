import Testing
import TroupeMedia
import TroupeModel

@testable import Troupe

@Suite struct BatchFileTests {
  func read(_ text: String) throws -> BatchFile {
    try BatchFile(parsing: Array(text.utf8), path: "batch")
  }

  /// The prompts of a file, with the numbers of their rows.
  func prompts(_ text: String) throws -> [String] {
    try read(text).rows.map { "\($0.number) \($0.values["prompt"]?.text ?? "-")" }
  }

  /// What is wrong with a file.
  func problems(_ text: String) -> [String] {
    do {
      let file = try read(text)
      Issue.record("it was read: \(file.rows)")
      return []
    } catch TroupeError.batch(_, let problems) {
      return problems
    } catch {
      Issue.record("\(error)")
      return []
    }
  }

  @Test func `a cell in quotes holds commas, quotes and line ends`() throws {
    let file = try read("prompt,size\n\"a \"\"big\"\" cat, asleep\nin the sun\",1280x720\nrain,\n")
    #expect(file.rows.count == 2)
    #expect(file.rows[0].values["prompt"] == .string("a \"big\" cat, asleep\nin the sun"))
    #expect(file.rows[0].values["size"] == .string("1280x720"))
    #expect(file.rows[1].values == ["prompt": .string("rain")])
  }

  @Test(arguments: [",", ";", "\t"])
  func `the heading tells what is between the cells`(separator: String) throws {
    let file = try read("prompt\(separator)model\nrain\(separator)m1\n")
    #expect(file.rows[0].values == ["prompt": .string("rain"), "model": .string("m1")])
  }

  @Test func `a mark of byte order at the beginning is no part of a heading or a line`() throws {
    #expect(try prompts("\u{FEFF}prompt\nrain\n") == ["1 rain"])
    #expect(try prompts("\u{FEFF}{\"prompt\":\"rain\"}\n") == ["1 rain"])
  }

  @Test(arguments: ["\n", "\r\n"])
  func `blank rows are left out, and the others keep their numbers`(end: String) throws {
    let rows = ["prompt,model", "rain,m1", "", ",", "snow,m1", ""].joined(separator: end)
    #expect(try prompts(rows) == ["1 rain", "4 snow"])
    let lines = ["", "{\"prompt\":\"rain\"}", "  ", "{\"prompt\":\"snow\"}", ""]
      .joined(separator: end)
    #expect(try prompts(lines) == ["2 rain", "4 snow"])
  }

  @Test func `a row may have fewer cells than there are headings, and not more`() throws {
    #expect(try read("prompt,model\nrain\n").rows[0].values == ["prompt": .string("rain")])
    #expect(try prompts("prompt\nrain,\n") == ["1 rain"])
    #expect(
      problems("prompt\nrain\nsnow, falling\n")
        == ["row 2: there are more cells than headings"]
    )
  }

  @Test func `a heading that is missing or written twice is pointed out`() {
    #expect(
      problems("prompt,,prompt\nrain,x,snow\n")
        == ["column 2 has no heading", "the heading 'prompt' stands twice"]
    )
  }

  @Test func `a quote that is never closed does not swallow the rest`() {
    for text in ["prompt,model\n\"rain,m1\nsnow,m1\n", "prompt\nrain\n\"", "prompt\n5\" tall\n"] {
      #expect(problems(text).first?.contains("a quote is never closed") == true)
    }
  }

  @Test func `only the end of a line ends a row`() throws {
    // Texts from web pages hold signs that some call line ends.
    #expect(try prompts("prompt\nrain\u{2028}at night\n") == ["1 rain at night"])
    #expect(
      try prompts("{\"prompt\":\"rain\u{2028}at\u{85} night\"}\n")
        == ["1 rain\u{2028}at\u{85} night"]
    )
  }

  @Test func `lines of JSON keep lists and numbers, and a member that is null is not there`() throws
  {
    let file = try read(
      #"{"prompt":"rain","with":["luna","milo"],"duration":5,"model":null}"#
    )
    #expect(
      file.rows[0].values == [
        "prompt": .string("rain"), "with": [.string("luna"), .string("milo")],
        "duration": .number("5"),
      ]
    )
  }

  @Test func `every line that is no object is pointed out`() {
    let found = problems(
      "{\"prompt\":\"rain\"}\n[1]\n{\"prompt\":\n{\"prompt\":\"a\",\"prompt\":\"b\"}\n"
    )
    #expect(found.count == 3)
    #expect(found.first?.hasPrefix("line 2: ") == true)
    #expect(found.dropFirst().first?.hasPrefix("line 3: it is not JSON") == true)
    #expect(found.last?.hasPrefix("line 4: ") == true)
  }

  @Test func `what holds no rows or no text is refused`() {
    #expect(problems("") == ["It has no rows"])
    #expect(problems("prompt\n\n\n") == ["It has no rows"])
    #expect(throws: TroupeError.self) {
      try BatchFile(parsing: [0x70, 0xFF, 0xFE], path: "batch")
    }
  }
}
