import Testing
import TroupeModel

@testable import Commands

/// A list that is empty because of a search says so, wherever a search is taken.
@Suite struct NothingFoundTests {
  @Test(arguments: [
    ["jobs"], ["costs"], ["costs", "--refusals"], ["video", "list"], ["search"],
    ["generation", "list"], ["generation", "tag", "--add", "x", "--query"],
    ["generation", "export", "--query"],
  ])
  func `the part that is to blame is named with what is nearest`(command: [String]) async throws {
    let stage = try await SearchLanguageTests().stage()
    let outcome = await stage.run(command + ["snwo"])
    #expect(outcome.status == 0 && outcome.errors.isEmpty, "\(outcome)")
    #expect(
      outcome.output.hasSuffix("\n  'snwo' alone finds nothing; did you mean snow?\n"),
      "\(outcome)"
    )
    guard command.count <= 2 else { return }
    let hint = await stage.run(command + ["snwo", "--json"]).json?["suggestions"]?[0]
    #expect(hint?["part"]?.text == "snwo" && hint?["nearest"] == ["snow"])
    let found = await stage.run(command + ["rain", "--json"]).json?["suggestions"]
    #expect(found == [])
  }

  @Test func `where the list shows less than the search finds, that is said`() async throws {
    let stage = try await SearchLanguageTests().stage()
    let finds = "The search itself finds"
    for (command, expected) in [
      (
        ["video", "list", "rain"],
        "No video fits.\n  \(finds) 2 generations; there is no video of that."
      ),
      (
        ["video", "list", "rain", "--with", "luna"],
        "No video fits.\n  \(finds) 2 generations; there is no video of that with luna."
      ),
      (
        ["costs", "snow", "--refusals"],
        "Nothing was refused here.\n  \(finds) 1 generation; nothing of that was refused."
      ),
      (
        ["character", "list", "luna", "--tag", "x"],
        "Nobody fits.\n  \(finds) 1 character; nobody of them has the tag 'x'."
      ),
    ] {
      #expect(await stage.run(command) == .success(expected))
    }
    _ = try stage.write("old.jsonl", #"{"prompt":"desert","created_at":"2020-01-01"}"#)
    await stage.run("import", "--history", "old.jsonl")
    #expect(
      await stage.run("jobs", "desert")
        == .success(
          """
          Nothing that is under way fits. 'troupe jobs' shows all of it.
            The search itself finds 1 generation; nothing of that is under way.
          """
        )
    )
  }

  @Test(arguments: [
    ("handle:lnua", "'handle:lnua' alone finds nothing; did you mean handle:luna?"),
    ("mlio", "'mlio' alone finds nothing; did you mean milo?"),
    ("luna handle:milo", "'luna' and 'handle:milo' find something each, and never the same."),
    ("look:defualt", "'look:defualt' alone finds nothing; did you mean look:default?"),
    ("name:Lun", "'name:Lun' alone finds nothing; did you mean name:Luna?"),
    ("silver tag:x", "'tag:x' alone finds nothing."),
  ])
  func `characters that are not found are explained too`(
    text: String,
    sentence: String
  ) async throws {
    let stage = try await SearchLanguageTests().stage()
    let outcome = await stage.run("character", "list", text)
    #expect(outcome == .success("Nobody fits.\n  \(sentence)"))
    #expect(await stage.run("character", "list", text, "--ids") == .success(""))
  }

  @Test func `what an imported history cost is not called nothing`() async throws {
    let stage = try await Stage()
    #expect(await stage.run("costs") == .success("Nothing was spent here."))
    let lines = ["rain", "snow"].map {
      #"{"prompt":"\#($0)","created_at":"2020-01-01","cost":{"amount":1.5,"currency":"USD"}}"#
    }
    _ = try stage.write("old.jsonl", lines.joined(separator: "\n"))
    #expect(await stage.run("import", "--history", "old.jsonl").status == 0)
    let costs = await stage.run("costs").output.split(separator: "\n")
    #expect(
      costs.prefix(2) == [
        "No charge is on record here.",
        "  2 generations have no record of a charge: imported, or never sent.",
      ]
    )
    let some = await stage.run("costs", "snow")
    #expect(some.output.contains("  1 generation has no record of a charge"), "\(some)")
    #expect(await stage.run("costs", "--json").json?["without_record"]?.int == 2)
    #expect(costs.last?.contains("troupe search 'cost:0..' --format") == true)
  }
}
