import Foundation
import Testing
import TroupeModel

@testable import Commands

/// What is said before anybody is asked.
@Suite struct BulkCheckTests {
  private func stage() async throws -> Stage {
    let stage = try await Stage()
    _ = try stage.write("old.jsonl", #"{"prompt":"rain","created_at":"2020-01-01"}"#)
    await stage.run("import", "--history", "old.jsonl")
    return stage
  }

  @Test(arguments: [
    (["rate", "9"], Int32(64), "9 is no rating.", "Give 1 to 5, or --clear."),
    (["rate", "0"], 64, "0 is no rating.", "Give 1 to 5, or --clear."),
    (["link", "--character", "nobody"], 3, "There is no character 'nobody'.", "."),
    (["link", "--character", "nobody", "--unlink"], 3, "There is no character 'nobody'.", "."),
    (["link", "--character", "a/b/c"], 64, ".", "."), (["tag", "--add", " "], 64, ".", "."),
    (["tag", "--add", "a\nb"], 64, ".", "."), (["note", "--text", "a\u{0}b"], 64, ".", "."),
    (
      ["export", "--output", "old.jsonl"], 64, "There is a file old.jsonl already.",
      "Choose another name, or write over it with --force."
    ),
    (
      ["export", "--output", ".", "--force"], 64, "'.' is a folder, and a file is to be written.",
      "Give the name of a file."
    ),
    (
      ["export", "--output", "none/a.jsonl"], 3, "There is no folder", "Make it, or choose another."
    ),
    (
      ["export", "--videos", "old.jsonl/x"], 64,
      "'old.jsonl/x' is no folder and cannot become one: a file is in the way.",
      "Choose another folder."
    ),
  ])
  func `a wrong argument is told before anything is counted or asked`(
    arguments: [String],
    status: Int32,
    message: String,
    hint: String
  ) async throws {
    let stage = try await stage()
    let command = ["generation", arguments[0], "--query", "rain"] + arguments.dropFirst()
    let alone = await stage.run(command)
    let asked = await stage.run(command, typing: ["y"])
    #expect(alone == asked)
    #expect(alone.status == status, "\(alone)")
    #expect(alone.output.isEmpty && alone.errors.contains(message) && alone.errors.contains(hint))
    #expect(!alone.errors.contains("?") || message.hasPrefix("There is no character"), "\(alone)")
    // Where nothing is found, it is wrong all the same.
    let none = ["generation", arguments[0], "--query", "snow"] + arguments.dropFirst()
    #expect(await stage.run(none).status == status)
  }

  @Test func `with --json no question is asked, at a terminal or not`() async throws {
    let stage = try await stage()
    let command = ["generation", "rate", "--query", "rain", "4", "--json"]
    for outcome in [await stage.run(command), await stage.run(command, typing: ["y"])] {
      #expect(outcome.status == 4)
      #expect(
        outcome.json?["error"]?["message"]?.text
          == "This would change 1 generation, and with --json no question is asked."
      )
      #expect(
        outcome.json?["error"]?["hint"]?.text
          == "Look at them with 'troupe search', then add --yes."
      )
    }
    #expect(await stage.run(command + ["--yes"]).json?["changed"]?.int == 1)
  }

  @Test func `Ctrl-C at the question changes nothing and says so`() async throws {
    let stage = try await stage()
    let outcome = await stage.run(
      ["generation", "rate", "--query", "rain", "4"],
      typing: [Stage.ctrlC]
    )
    #expect(outcome.status == 130)
    #expect(outcome.errors.contains("\ntroupe: Interrupted at the question: nothing was changed."))
    #expect(!outcome.errors.contains("troupe watch"))
    #expect(await stage.run("search", "rating:4", "--json").json?["total"]?.int == 0)
  }
}
