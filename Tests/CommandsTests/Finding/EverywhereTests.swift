import Testing
import TroupeModel

@testable import Commands

/// The same language, pages, ids and templates wherever things are listed.
@Suite struct EverywhereTests {
  @Test func `jobs and costs take a search`() async throws {
    let stage = try await SearchLanguageTests().stage()
    let jobs = await stage.run("jobs", "rain", "--json")
    #expect(SearchLanguageTests.prompts(jobs) == ["@luna rain", "neon rain"])
    #expect(
      await stage.run("jobs", "with:milo", "--format", "{prompt}").output
        == "@milo 小龙走在雨里\n@luna @milo 银发 雨\n"
    )
    #expect(await stage.run("jobs", "sun").output.hasPrefix("Nothing that is under way fits."))
    let all = await stage.run("costs", "--json").json?["totals"]?[0]?["requests"]?.int
    let some = await stage.run("costs", "snow", "--json").json?["totals"]?[0]?["requests"]?.int
    #expect(all == 5 && some == 1)
    #expect(await stage.run("costs", "sun").output.hasPrefix("Nothing was spent here."))
    for command in [["jobs"], ["costs"], ["video", "list"], ["search"], ["generation", "list"]] {
      let wrong = await stage.run(command + ["rain statu:x"])
      #expect(wrong.status == 64 && wrong.errors.contains("       ^^^^^^\n"), "\(command) \(wrong)")
      let nobody = await stage.run(command + ["snow with:lnua"])
      #expect(nobody.status == 3 && nobody.errors.contains("       ^^^^^^^^^\n"), "\(nobody)")
    }
    let videos = await stage.run("video", "list", "rain", "--json").json
    #expect(videos?["total"]?.int == 0 && videos?["videos"]?.elements == [])
  }

  @Test func `characters come by pages, ids and templates`() async throws {
    let stage = try await Stage()
    for handle in ["ada", "bob", "cyd"] {
      await stage.run("character", "add", handle, "--name", handle.uppercased(), "--tag", "x")
    }
    let first = await stage.run("character", "list", "--limit", "2")
    #expect(
      first.output.contains("and 1 more; --limit shows more, --after bob the next"),
      "\(first)"
    )
    let rest = await stage.run("character", "list", "--after", "bob", "--format", "{handle}={name}")
    #expect(rest == .success("cyd=CYD"))
    let json = await stage.run("character", "list", "tag:x", "--limit", "1", "--json").json
    #expect(json?["total"]?.int == 3 && json?["characters"]?.elements?.count == 1)
    let ids = await stage.run("character", "list", "--ids").output.split(separator: "\n")
    #expect(ids.count == 3 && ids.allSatisfy { ItemID($0) != nil })
    let zero = await stage.run("character", "list", "--limit", "0")
    #expect(zero.status == 64 && zero.errors.contains("--limit takes a number from 1."))
  }

  @Test func `a template that cannot be is refused before anything is printed`() async throws {
    let stage = try await SearchLanguageTests().stage()
    for command in [
      ["search", "rain"], ["generation", "list"], ["jobs"], ["saved", "run", "x"],
      ["video", "list"], ["character", "list"],
    ] {
      let outcome = await stage.run(command + ["--format", "{id} {crated_at}"])
      #expect(outcome.status == 64 && outcome.output.isEmpty, "\(command)")
      #expect(outcome.errors.contains("There is no key 'crated_at'"), "\(outcome)")
      #expect(outcome.errors.contains("Did you mean {created_at}?"))
      // What was meant is not pushed out of sight by all the keys.
      #expect(outcome.errors.contains("{created_at}?\n  Keys:\n    id id.short "), "\(outcome)")
    }
    let both = await stage.run("search", "rain", "--ids", "--format", "{id}")
    #expect(both.status == 64)
  }

  @Test func `the keys of a template are all those that JSON has`() async throws {
    let stage = try await SearchLanguageTests().stage()
    for (command, list, keys) in [
      (["generation", "list"], "generations", TemplateKeys.generations),
      (["character", "list"], "characters", .characters),
    ] {
      let things = await stage.run(command + ["--json"]).json?[list]?.elements ?? []
      #expect(!things.isEmpty)
      for key in Set(things.flatMap { Self.keys($0) }) { #expect(keys.has(key), "\(key)") }
      for key in keys.all where !key.contains(".") {
        #expect(things.allSatisfy { $0[key] != nil }, "\(key)")
      }
    }
  }

  @Test func `matches are marked on a terminal with colour, and the same is cut without`()
    async throws
  {
    let stage = try await SearchLanguageTests().stage()
    let coloured = await stage.run(["search", "rain with:luna"], columns: 100).output
    #expect(coloured.contains("@luna \u{1B}[1;4mrain\u{1B}[0m\n"), "\(coloured)")
    #expect(!(await stage.run("search", "rain").output.contains("\u{1B}")))
  }

  @Test func `nothing found is explained, in text and in JSON`() async throws {
    let stage = try await SearchLanguageTests().stage()
    #expect(
      await stage.run("search", "snwo with:luna")
        == .success(
          """
          Nothing fits. 'troupe generation list' shows everything.
            'snwo' alone finds nothing; did you mean snow?
          """
        )
    )
    let outcome = await stage.run("search", "snow with:luna", "--json")
    let hint = outcome.json?["suggestions"]?[0]
    #expect(outcome.json?["total"]?.int == 0)
    #expect(hint?["part"]?.text == "snow" && hint?["found"]?.int == 1)
    #expect(hint?["offset"]?.int == 0 && hint?["length"]?.int == 4)
    #expect(hint?["never_with"]?.text == "with:luna")
    #expect(await stage.run("search", "rain", "--json").json?["suggestions"]?.elements == [])
  }

  @Test func `a search is completed for shells and programs`() async throws {
    let stage = try await SearchLanguageTests().stage()
    await stage.run("look", "add", "luna", "armor")
    #expect(
      await stage.run("search", "--complete", "rain -(with:lu")
        == .success("with:luna\nwith:luna/armor")
    )
    let json = await stage.run("search", "--complete", "rain -(with:lu", "--json").json
    #expect(json?["offset"]?.int == 7 && json?["length"]?.int == 7)
    #expect(json?["completions"]?[1]?["text"]?.text == "with:luna/armor")
    #expect(await stage.run("search", "--complete", "is:st") == .success("is:stale"))
    #expect(
      await stage.run("search", "--complete", "-with:lu")
        == .success("-with:luna\n-with:luna/armor")
    )
    #expect(await stage.run("search", "--complete", "zzz") == .success(""))
    #expect(await stage.run("search", "--complete", "a", "b").status == 64)
  }

  @Test func `sizes are completed, those that are used most first`() async throws {
    let stage = try await Stage()
    let lines = ["720x1280", "1280x720", "1280x720"].map {
      #"{"prompt":"rain","created_at":"2020-01-01","parameters":{"size":"\#($0)"}}"#
    }
    _ = try stage.write("old.jsonl", lines.joined(separator: "\n"))
    await stage.run("import", "--history", "old.jsonl")
    #expect(
      await stage.run("search", "--complete", "size:")
        == .success("size:1280x720\nsize:720x1280")
    )
    #expect(await stage.run("search", "--complete", "size:7") == .success("size:720x1280"))
  }

  /// Every key in some JSON, those within others behind a dot.
  private static func keys(_ json: JSON, _ path: String = "") -> [String] {
    switch json {
    case .array(let elements): elements.flatMap { keys($0, path) }
    case .object(let members):
      members.flatMap { member in
        let key = path.isEmpty ? member.name : path + "." + member.name
        return [key] + keys(member.value, key)
      }
    default: []
    }
  }
}
