import Foundation
import TestSupport
import Testing
import TroupeModel

@testable import Commands

@Suite struct ImportCommandTests {
  private static let past = """
    {"prompt":"rain","created_at":"2020-01-01T10:00:00Z","endpoint":"old","remote_id":"1","frob":1}
    {"prompt":"snow","created_at":"2020-01-02T10:00:00Z","cast":["luna","小龙"]}
    """

  @Test func `a history comes in, and it is said what did not`() async throws {
    let stage = try await Stage()
    _ = try stage.write("old.jsonl", Self.past)
    let refused = await stage.run("import", "--history", "old.jsonl")
    #expect(
      refused
        == Outcome(
          status: 3,
          output: "",
          errors: """
            troupe: old.jsonl casts 2 characters or looks that are not here.
              luna
              小龙
              Nothing was written; add --create-cast to make them, or add them yourself.

            """
        )
    )
    let outcome = await stage.run("import", "--history", "old.jsonl", "--create-cast")
    #expect(outcome.status == 0)
    #expect(outcome.errors.isEmpty)
    let lines = outcome.output.split(separator: "\n")
    #expect(lines.first == "2 generations of old.jsonl came in.")
    #expect(lines.contains("  made       @cast-1, @luna"))
    #expect(lines.contains("  not read   frob"))
    let again = await stage.run("import", "--history", "old.jsonl", "--json")
    #expect(again.json?["import"]?["imported"]?.int == 1)
    #expect(again.json?["import"]?["duplicates"]?.int == 1)
    #expect(again.json?["import"]?["ignored"] == ["frob"])
    #expect(await stage.run("search", "with:小龙", "--json").json?["total"]?.int == 2)
  }

  @Test func `a history of standard input comes in, and a trial writes nothing`() async throws {
    let stage = try await Stage()
    let command = ["import", "--history", "-", "--create-cast"]
    let trial = await stage.run(command + ["--dry-run"], input: Self.past)
    #expect(
      trial.output.hasPrefix("2 generations of standard input would come in; nothing was written.")
    )
    #expect(await stage.run("generation", "list", "--json").json?["total"]?.int == 0)
    let outcome = await stage.run(command, input: Self.past)
    #expect(outcome.output.hasPrefix("2 generations of standard input came in."))
    #expect(await stage.run("generation", "list", "--json").json?["total"]?.int == 2)
  }

  @Test(arguments: [
    (
      "{}",
      "troupe: The history x cannot be imported: 2 mistakes.\n  line 1, created_at: it is missing",
      Int32(1)
    ),
    ("", "troupe: There is no generation in x.", 1),
    ("\u{1}\u{2}\u{3}", "troupe: There is no generation in x.", 1),
  ])
  func `what cannot be read ends with a sentence`(
    text: String,
    message: String,
    status: Int32
  ) async throws {
    let stage = try await Stage()
    _ = try stage.write("x", text)
    let outcome = await stage.run("import", "--history", "x")
    #expect(outcome.status == status)
    #expect(outcome.output.isEmpty)
    #expect(outcome.errors.hasPrefix(message), "\(outcome)")
  }

  @Test(arguments: [
    (["--map", "prompt"], "'--map prompt' cannot be used: it is not COLUMN=KEY.", Int32(64)),
    (["--map", "a=promt"], "'--map a=promt' cannot be used: there is no key 'promt'.", 64),
    (["--map", "b=prompt"], "'--map b=prompt' cannot be used: there is no column 'b'.", 64),
  ])
  func `a map that cannot be is an error before anything is read`(
    options: [String],
    message: String,
    status: Int32
  ) async throws {
    let stage = try await Stage()
    _ = try stage.write("x.csv", "a,created_at\nrain,2020-01-01")
    let outcome = await stage.run(["import", "--history", "x.csv"] + options)
    #expect(outcome.status == status)
    #expect(outcome.errors.hasPrefix("troupe: \(message)\n"), "\(outcome)")
  }

  @Test func `a table without a known column is told of --map`() async throws {
    let stage = try await Stage()
    _ = try stage.write("x.csv", "Text,Date\nrain,2020-01-01")
    let outcome = await stage.run("import", "--history", "x.csv")
    #expect(outcome.status == 1)
    #expect(outcome.errors.contains("--map COLUMN=KEY"), "\(outcome)")
  }

  @Test func `Ctrl-C says that nothing came in`() async throws {
    let stage = try await Stage()
    let command = ["import", "--history", "-", "--create-cast"]
    let outcome = await stage.run(command, input: Self.past + Stage.ctrlC)
    #expect(
      outcome
        == .failure(
          130,
          "Interrupted: nothing of the history came in.",
          "Run the command again; it begins at the beginning."
        )
    )
    #expect(await stage.run("generation", "list", "--json").json?["total"]?.int == 0)
  }

  @Test func `a file that is not there ends with 3`() async throws {
    let outcome = try await Stage().run("import", "--history", "none.jsonl")
    #expect(outcome.status == 3)
    #expect(outcome.errors.contains("none.jsonl"))
  }

  @Test func `random bytes never come in, and never crash`() async throws {
    let seed = UInt64.random(in: 0...(.max))
    var random = SeededRandom(seed: seed)
    let stage = try await Stage()
    let pieces = [
      "{", "}", "[", "]", "\"", ",", ":", "\n", "\\", "prompt", "created_at", "\u{0}", "雨", ";",
      "2020-01-01", "null", "1e999", "generations",
    ]
    for _ in 0..<150 {
      let text = (0..<Int.random(in: 1...60, using: &random))
        .map { _ in pieces[Int.random(in: 0..<pieces.count, using: &random)] }.joined()
      _ = try stage.write("x", text)
      let outcome = await stage.run("import", "--history", "x")
      #expect([0, 1, 3].contains(outcome.status), "seed \(seed): \(text)\n\(outcome)")
    }
  }
}
