import Testing
import TroupeModel

@testable import Troupe

@Suite struct SearchHintTests {
  @Test(arguments: [
    ("snwo", ["snwo|0|0||snow"]), ("rain nothere", ["nothere|5|0||"]),
    ("rian with:luna", ["rian|0|0||rain"]), ("tag:keper", ["tag:keper|0|0||tag:keeper"]),
    ("project:pilott, snwo", ["project:pilott|0|0||project:pilot", "snwo|16|0||snow"]),
    ("project:\"Second Fil\"", ["project:\"Second Fil\"|0|0||project:\"Second Film\""]),
    ("model:sora-2-por", ["model:sora-2-por|0|0||model:sora-2-pro"]),
    ("endpoint:crazyruter rain", ["endpoint:crazyruter|0|0||endpoint:crazyrouter"]),
    ("\"rain neon\"", ["\"rain neon\"|0|0||rain neon"]),
    ("\"neon rian\"", ["\"neon rian\"|0|0||\"neon rain\""]),
    ("rain with:milo", ["rain|0|2|with:milo|"]), ("harbour 雨", ["harbour|0|1|雨|"]),
    ("(rain (lanterns, harbour)) with:milo", ["(rain (lanterns, harbour))|0|1|with:milo|"]),
    ("rating:5", ["rating:5|0|0||"]), ("小虎", ["小虎|0|0||"]),
    ("-(snow, -snow) rain", ["-(snow, -snow)|0|0||"]),
  ])
  func `a search without hits says which part of it has none, and what is nearest`(
    text: String,
    expected: [String]
  ) async throws {
    let library = try await SearchLibrary()
    #expect(try library.prompts(text).isEmpty)
    let hints = try library.workspace.hints(forNothingFoundBy: text)
    let lines = hints.map { hint in
      let nearest = hint.nearest.joined(separator: ",")
      return "\(hint.part)|\(hint.offset)|\(hint.found)|\(hint.neverWith ?? "")|\(nearest)"
    }
    #expect(lines == expected)
    for hint in hints {
      #expect(String(text.dropFirst(hint.offset).prefix(hint.length)) == hint.part)
      for text in hint.nearest { #expect(try !library.prompts(text).isEmpty, "\(text)") }
    }
  }

  @Test func `where each two parts meet and all three do not, no part is to blame`() async throws {
    var library = try await SearchLibrary()
    try library.add("red blue", nil)
    try library.add("red green", nil)
    try library.add("blue green", nil)
    #expect(try library.workspace.hints(forNothingFoundBy: "red blue green").isEmpty)
  }

  @Test func `a hint is a sentence`() {
    var hint = SearchHint(part: "snwo", offset: 0, length: 4, found: 0)
    #expect(hint.sentence == "'snwo' alone finds nothing.")
    hint.nearest = ["snow", "show"]
    #expect(hint.sentence == "'snwo' alone finds nothing; did you mean snow or show?")
    hint.neverWith = "rain"
    #expect(hint.sentence == "'snwo' and 'rain' find something each, and never the same.")
  }
}
