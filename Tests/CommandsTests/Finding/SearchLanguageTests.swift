import Synchronization
import Testing
import TroupeEndpoints
import TroupeModel
import TroupeSearch

@testable import Commands

@Suite struct SearchLanguageTests {
  /// A library with five generations that wait, the newest last.
  func stage() async throws -> Stage {
    let sent = Mutex(0)
    let stage = try await Stage(environment: ["CRAZYROUTER_API_KEY": "sk-canary-1234"]) { _ in
      let number = sent.withLock { count in
        count += 1
        return count
      }
      let body = #"{"id":"task_\#(number)","status":"processing"}"#
      return .reply(HTTPReply(status: 200, body: Array(body.utf8)))
    }
    await stage.run("character", "add", "luna", "--name", "Luna", "--description", "silver hair")
    await stage.run("character", "add", "milo", "--name", "Milo")
    await stage.run("endpoint", "use", "crazyrouter")
    for prompt in ["@luna rain", "@milo 小龙走在雨里", "snow", "@luna @milo 银发 雨", "neon rain"] {
      await stage.run("generate", prompt)
    }
    return stage
  }

  static func prompts(_ outcome: Outcome) -> [String] {
    (outcome.json?["generations"]?.elements ?? []).compactMap { $0["prompt"]?.text }
  }

  @Test func `one language finds generations wherever they are listed`() async throws {
    let stage = try await stage()
    let all = Self.prompts(await stage.run("generation", "list", "--json"))
    #expect(all.count == 5)
    for (text, expected) in [
      ("rain", ["neon rain", "@luna rain"]), ("走在", ["@milo 小龙走在雨里"]),
      ("雨 with:luna", ["@luna @milo 银发 雨"]), ("cast:2", ["@luna @milo 银发 雨"]),
      ("rain -with:luna", ["neon rain"]), ("snow, neon", ["neon rain", "snow"]),
      ("created:2023 sort:created+ rain", ["@luna rain", "neon rain"]), ("created:2024", []),
    ] {
      for command in [["search"], ["generation", "list"]] {
        let outcome = await stage.run(command + [text, "--json"])
        #expect(Self.prompts(outcome) == expected, "\(command) \(text)")
        #expect(outcome.json?["total"]?.int == expected.count)
      }
    }
  }

  @Test func `ids that are cut where nobody said so are said to be`() async throws {
    let stage = try await Stage()
    let lines = (0..<60).map { #"{"prompt":"rain \#($0)","created_at":"2020-01-01"}"# }
    _ = try stage.write("old.jsonl", lines.joined(separator: "\n"))
    _ = await stage.run("import", "--history", "old.jsonl")
    let cut = await stage.run("search", "rain", "--ids")
    #expect(cut.output.split(separator: "\n").count == 50)
    #expect(cut.errors.contains("and 10 more; --limit shows more"), "\(cut)")
    for rest in [["--ids", "--limit", "20"], ["--ids", "--limit", "60"], ["--json"]] {
      #expect(await stage.run(["search", "rain"] + rest).errors.isEmpty, "\(rest)")
    }
  }

  @Test func `pages and ids are for programs`() async throws {
    let stage = try await stage()
    let ids = await stage.run("generation", "list", "--ids").output.split(separator: "\n").map(
      String.init
    )
    try #require(ids.count == 5 && ids.allSatisfy { ItemID($0) != nil })
    let page = await stage.run("search", "-snow", "--ids", "--limit", "2", "--after", ids[0])
    #expect(page.status == 0, "a search may begin with -")
    let quoted = await stage.run(
      "search",
      "--ids",
      "--limit",
      "2",
      "--after",
      ids[0],
      "--",
      "-snow"
    )
    #expect(quoted.output == ids[1] + "\n" + ids[3] + "\n")
    #expect(await stage.run("generation", "list", "--ids", "--limit", "2").errors.isEmpty)
    let none = await stage.run("search", "created:1999", "--ids")
    #expect(none == .success(""))
    let footer = await stage.run("generation", "list", "--limit", "2").output
    #expect(footer.contains("and 3 more; --limit shows more, --after \(ids[1].prefix(8)) the next"))
  }

  @Test func `a mistake in a search is told with its place, in JSON as numbers`() async throws {
    let stage = try await Stage()
    let outcome = await stage.run("search", "rain status:stord", "--json")
    #expect(outcome.status == 64)
    #expect(outcome.json?["error"]?["offset"]?.int == 12)
    #expect(outcome.json?["error"]?["length"]?.int == 5)
    #expect(
      outcome.errors.contains(
        "  rain status:stord\n              ^^^^^\n  Did you mean status:stored?"
      )
    )
    let long = await stage.run("search", String(repeating: "雨", count: 40_000))
    #expect(long.status == 64 && long.errors.contains("bytes long"))
    let saved = await stage.run("search", "saved:keepers")
    #expect(saved.status == 3 && saved.errors.contains("no saved search 'keepers'"))
    let file = await stage.run("search", "same:nothing.png")
    #expect(file.status == 3)
  }

  @Test func `what means something else elsewhere is searched and warned of`() async throws {
    let stage = try await stage()
    for command in [["search"], ["jobs"], ["costs"], ["video", "list"], ["character", "list"]] {
      let outcome = await stage.run(command + ["rain OR snow"])
      #expect(outcome.status == 0)
      #expect(
        outcome.errors
          == "warning: 'OR' is looked for as a word: for either write a comma, as in rain, snow. "
          + "The word itself is \"OR\" in quotation marks.\n",
        "\(command) \(outcome)"
      )
      #expect(await stage.run(command + ["rain \"OR\" snow"]).errors.isEmpty)
    }
    let notes = await stage.run("search", "rain OR snow", "--json").json?["notes"]?.elements
    #expect(notes?.count == 1)
  }

  @Test func `characters are listed by the same language`() async throws {
    let stage = try await stage()
    for (text, expected) in [
      ("silver", ["luna"]), ("handle:milo", ["milo"]), ("-silver", ["milo"]),
      ("look:default", ["luna", "milo"]),
    ] {
      let outcome = await stage.run("character", "list", "--json", "--", text)
      let handles = (outcome.json?["characters"]?.elements ?? []).compactMap { $0["handle"]?.text }
      #expect(handles == expected, "\(text)")
    }
    let outcome = await stage.run("character", "list", "model:x")
    #expect(outcome.status == 64 && outcome.errors.contains("handle:, name:"))
  }

  @Test(arguments: [60, 80, 100, 160])
  func `the help of the language fits the terminal, in two columns`(columns: Int) async throws {
    let outcome = try await Stage(library: false).run(["help", "search"], columns: columns)
    let lines = outcome.output.split(separator: "\n", omittingEmptySubsequences: false)
    let start = try #require(lines.firstIndex { $0.hasSuffix("THE LANGUAGE:") })
    let table = lines[(start + 1)...].prefix { !$0.isEmpty }
    #expect(table.allSatisfy { $0.displayWidth <= min(columns, 100) })
    #expect(table.count > 25 && table.allSatisfy { $0.hasPrefix("  ") }, "\(table)")
  }

  @Test func `the help has a line for every field`() async throws {
    let outcome = try await Stage(library: false).run("help", "search")
    for field in SearchFields.all(.generations) { #expect(outcome.output.contains(field.example)) }
  }
}
