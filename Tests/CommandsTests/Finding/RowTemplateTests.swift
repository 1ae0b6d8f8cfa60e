import Testing
import Troupe
import TroupeModel

@testable import Commands

@Suite struct RowTemplateTests {
  private static let thing: JSON = [
    "id": "k001000000000000", "prompt": "neon\n\train\u{1B}[31m", "rating": 4, "failure": nil,
    "parameters": ["size": "1280x720", "private": true],
    "cast": [["character": "luna", "slot": 1], ["character": "milo", "slot": 2]],
    "tags": ["a", "b"], "videos": [], "request": ["body": ["seconds": "8"]],
    "scenes": [["prompt": "one", "duration": 5], ["prompt": "two", "duration": nil]],
  ]

  @Test(arguments: [
    ("{id}", "k001000000000000"), ("{id.short}: {rating}", "k0010000: 4"),
    ("{parameters.size} {parameters.private}", "1280x720 true"),
    ("{cast.character}|{cast.slot}|{tags}", "luna, milo|1, 2|a, b"),
    ("{failure}{videos}{videos.path}{model}", ""), ("{{{rating}}}", "{4}"), ("{{id}}", "{id}"),
    (#"a\tb\nc\\n"#, "a\tb\nc\\n"), (#"\x"#, #"\x"#),
    ("{scenes.prompt}/{scenes.duration}", "one, two/5"),
    ("{request}", #"{"body":{"seconds":"8"}}"#), ("{request.body.seconds}", "8"),
    ("小龙 {rating}", "小龙 4"), ("{prompt}", "neon \train\u{1B}[31m"),
  ])
  func `a template takes values by the keys of JSON`(template: String, expected: String) throws {
    let template = try RowTemplate(template, keys: .generations)
    #expect(template.row(Self.thing, isTerminal: false) == expected)
  }

  @Test func `control characters are made visible on a terminal, but not those of the template`()
    throws
  {
    let template = try RowTemplate(#"{rating}\t{prompt}"#, keys: .generations)
    #expect(
      template.row(Self.thing, isTerminal: true) == "4\tneon \\u{9}rain\\u{1b}[31m"
    )
  }

  @Test(arguments: [
    ("{promt}", "There is no key 'promt' for --format.", "Did you mean {prompt}?"),
    ("{size}", "There is no key 'size' for --format.", "Did you mean {parameters.size}?"),
    ("{colour}", "There is no key 'colour' for --format.", "The keys are those of --json"),
    ("{}", "There is no key '' for --format.", "The keys are those of --json"),
    ("{prompt.short}", "There is no key 'prompt.short'", ""), ("{request.}", "There is no key", ""),
    ("a {id", "'{id' in the template of --format is not closed.", "Add the closing }"),
    ("id}", "closes a brace that it did not open.", "Write }} for a brace."),
    ("", "is empty.", "as {id}."),
  ])
  func `a template that cannot be is refused with what was probably meant`(
    template: String,
    message: String,
    hint: String
  ) {
    let problem = #expect(throws: TemplateProblem.self) {
      try RowTemplate(template, keys: .generations)
    }
    #expect(problem?.report.message.contains(message) == true, "\(problem?.report.message ?? "")")
    #expect(problem?.report.hint.contains(hint) == true, "\(problem?.report.hint ?? "")")
  }

  @Test func `keys are read with those within them`() {
    let keys = TemplateKeys("id a(b c(d id)) e(*) f")
    #expect(
      keys.all == [
        "id", "id.short", "a", "a.b", "a.c", "a.c.d", "a.c.id", "a.c.id.short", "e", "f",
      ]
    )
    #expect(keys.has("e.x.y") && !keys.has("e.") && !keys.has("f.x"))
  }
}
