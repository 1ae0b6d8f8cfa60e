import Foundation
import Testing
import TroupeModel

@testable import Commands

@Suite struct BulkCommandTests {
  /// A library with seven generations of the past: six of rain and one of snow.
  private func stage() async throws -> (Stage, [String]) {
    let stage = try await Stage()
    let lines = (0..<7).map {
      #"{"prompt":"\#($0 < 6 ? "rain" : "snow") \#($0)","created_at":"2020-01-0\#($0 + 1)"}"#
    }
    _ = try stage.write("old.jsonl", lines.joined(separator: "\n"))
    await stage.run("import", "--history", "old.jsonl")
    let ids = await stage.run("generation", "list", "--ids").output
    return (stage, ids.split(separator: "\n").map(String.init))
  }

  private func total(_ stage: Stage, _ search: String) async -> Int? {
    await stage.run("search", search, "--json").json?["total"]?.int
  }

  @Test func `some are changed by their ids without a question`() async throws {
    let (stage, ids) = try await stage()
    let command = ["generation", "tag", ids[0], ids[1], "--add", "keeper"]
    #expect(await stage.run(command) == .success("2 generations are tagged."))
    #expect(await stage.run(command) == .success("2 generations were so already."))
    let json = await stage.run(["generation", "tag", ids[1], ids[2], "--add", "keeper", "--json"])
      .json
    #expect(json?["changed"]?.int == 1)
    #expect(json?["unchanged"]?.int == 1)
    #expect(json?["generations"] == [.string(ids[2])])
    #expect(await total(stage, "tag:keeper") == 3)
    let short = ids[0].prefix(8)
    #expect(await stage.run("generation", "rate", ids[0], "5") == .success("\(short) is rated 5."))
    let cleared = await stage.run("generation", "rate", ids[0], "--clear", "--json")
    #expect(cleared.json?["generation"]?["rating"] == .null)
    #expect(cleared.json?["changed"]?.int == 1)
  }

  @Test func `what a search finds is shown and asked about`() async throws {
    let (stage, _) = try await stage()
    let command = ["generation", "tag", "--query", "rain", "--add", "keeper"]
    let no = await stage.run(command, typing: ["n"])
    #expect(no.status == 0)
    #expect(no.output == "Nothing was changed.\n")
    let lines = no.errors.split(separator: "\n")
    #expect(lines.count == 8, "\(no)")
    #expect(lines[0].hasPrefix("ID "))
    #expect(lines.dropFirst().prefix(5).allSatisfy { $0.contains(" rain ") })
    #expect(lines.suffix(2) == ["… and 1 more", "Change 6 generations? [y/N] "])
    #expect(await total(stage, "tag:keeper") == 0)
    #expect(await stage.run(command, typing: []).output == "Nothing was changed.\n")
    #expect(await stage.run(command, typing: ["Y"]).output == "6 generations are tagged.\n")
    #expect(await total(stage, "tag:keeper") == 6)
  }

  @Test func `without a terminal it ends with 4 unless --yes is there`() async throws {
    let (stage, _) = try await stage()
    let command = ["generation", "rate", "--query", "rain", "4"]
    #expect(
      await stage.run(command)
        == .failure(
          4,
          "This would change 6 generations, and without a terminal nobody can be asked.",
          "Look at them with 'troupe search', then add --yes."
        )
    )
    #expect(await total(stage, "rating:4") == 0)
    #expect(await stage.run(command + ["--yes"]) == .success("6 generations are rated 4."))
    #expect(await total(stage, "rating:4") == 6)
  }

  @Test func `a search that finds nothing does nothing`() async throws {
    let (stage, _) = try await stage()
    let outcome = await stage.run("generation", "note", "--query", "sun", "--text", "x")
    #expect(
      outcome
        == .success("Nothing fits 'sun'; nothing was changed.\n  'sun' alone finds nothing.")
    )
    let wrong = await stage.run("generation", "note", "--query", "(sun", "--text", "x")
    #expect(wrong.status == 64)
    #expect(wrong.errors.contains("\n  (sun\n  ^\n"), "\(wrong)")
  }

  @Test(arguments: [
    ["tag", "--add", "x"], ["tag", "7k3m"], ["tag", "7k3m", "--query", "a", "--add", "x"],
    ["tag", "7k3m", "--add", "x", "--remove", "x"], ["rate", "7k3m"], ["rate", "5"], ["rate"],
    ["note", "--query", "a"], ["note", "7k3m", "9x2a"], ["note", "7k3m", "--text", "a", "--clear"],
    ["link", "7k3m"], ["export"], ["export", "7k3m", "--json"],
  ])
  func `half a command is wrong usage`(arguments: [String]) async throws {
    let outcome = try await Stage().run(["generation"] + arguments)
    #expect(outcome.status == 64, "\(outcome)")
    #expect(outcome.output.isEmpty || arguments.contains("--json"))
  }

  @Test func `an id that nobody has changes nothing`() async throws {
    let (stage, ids) = try await stage()
    let outcome = await stage.run("generation", "tag", ids[0], "zzzz", "--add", "keeper")
    #expect(outcome.status == 3)
    #expect(await total(stage, "tag:keeper") == 0)
  }

  @Test func `notes are written, shown and found`() async throws {
    let (stage, ids) = try await stage()
    let short = ids[3].prefix(8)
    #expect(
      await stage.run("generation", "note", ids[3]) == .success("Nothing was noted of \(short).")
    )
    let outcome = await stage.run("generation", "note", ids[3], "--text", "银发 best\nof all")
    #expect(outcome == .success("\(short) is noted."))
    #expect(await stage.run("generation", "note", ids[3]) == .success("银发 best\nof all"))
    #expect(await stage.run("generation", "show", ids[3]).output.contains("notes     银发 best"))
    #expect(await total(stage, "银发 best") == 1)
    await stage.run("generation", "note", ids[3], "--clear")
    #expect(await total(stage, "银发") == 0)
  }

  @Test func `an export is lines that an import reads`() async throws {
    let (stage, ids) = try await stage()
    let lines = await stage.run("generation", "export", ids[0], ids[2])
    #expect(lines.status == 0)
    let documents = try lines.output.split(separator: "\n").map { try JSON(parsing: String($0)) }
    #expect(documents.map { $0["id"]?.text } == [ids[0], ids[2]])
    let shown = await stage.run("generation", "show", ids[0], "--json").json?["generation"]
    #expect(documents.first == shown)
    let command = ["generation", "export", "--query", "rain", "--yes", "--output", "a.jsonl"]
    #expect(await stage.run(command) == .success("6 generations are in a.jsonl."))
    #expect(await stage.run(command).status == 64)
    #expect(
      await stage.run(command + ["--force", "--json"]).json?["export"]?["generations"]?.int == 6
    )
    await stage.run("init", "other", "--name", "other")
    let other = ["--library", "other"]
    #expect(
      await stage.run(["import", "--history", "a.jsonl"] + other).output
        .hasPrefix("6 generations of a.jsonl came in.")
    )
    let again = await stage.run(["generation", "export", "--query", "", "--yes"] + other).output
    #expect(again == (try String(contentsOfFile: stage.folder + "/a.jsonl", encoding: .utf8)))
  }

  @Test func `a link needs a video and a character`() async throws {
    let (stage, ids) = try await stage()
    await stage.run("character", "add", "luna")
    let outcome = await stage.run("generation", "link", ids[0], "--character", "luna")
    #expect(outcome == .success("1 generation has no video."))
    #expect(await stage.run("generation", "link", ids[0], "--character", "milo").status == 3)
  }
}
