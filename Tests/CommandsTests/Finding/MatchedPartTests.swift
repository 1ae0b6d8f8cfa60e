import Testing
import TroupeModel

@testable import Commands

/// What was found can be seen in the table, wherever it stands.
@Suite struct MatchedPartTests {
  private func stage() async throws -> Stage {
    let stage = try await Stage()
    let lines = [
      #"{"created_at":"2020-01-01","scenes":[{"prompt":"a quiet street"},{"prompt":"neon signs"},{"prompt":"then the rain comes"}]}"#,
      #"{"created_at":"2020-01-02","prompt":"a harbour","notes":"the best lantern of all, far behind many other words that fill the row"}"#,
      #"{"created_at":"2020-01-03","prompt":"a forest","tags":["draft","雨天"]}"#,
      #"{"created_at":"2020-01-04","prompt":"a desert","cast":["ada"]}"#,
    ]
    await stage.run("character", "add", "ada", "--name", "Silver Lady")
    _ = try stage.write("old.jsonl", lines.joined(separator: "\n"))
    let outcome = await stage.run("import", "--history", "old.jsonl")
    #expect(outcome.status == 0, "\(outcome)")
    return stage
  }

  @Test(arguments: [
    ("rain", "scene 3: then the rain comes"), ("street", "[3 scenes] a quiet street"),
    ("lantern", "notes: the best lantern of all, far behind many other words that fill the row"),
    ("雨", "#雨天"), ("lady", "@ada Silver Lady"), ("ada", "a desert"), ("forest", "a forest"),
  ])
  func `a hit that is not in the prompt is shown`(text: String, expected: String) async throws {
    let stage = try await stage()
    let outcome = await stage.run("search", text)
    #expect(outcome.output.hasSuffix("  \(expected)\n"), "\(outcome)")
    let json = await stage.run("search", text, "--json").json
    #expect(json?["total"]?.int == 1)
  }

  @Test func `on a narrow terminal the label stays and the mark can be seen`() async throws {
    let stage = try await stage()
    let outcome = await stage.run(["search", "fill"], columns: 64)
    #expect(outcome.output.contains("notes: …"), "\(outcome)")
    #expect(outcome.output.contains("\u{1B}[1;4mfill\u{1B}[0m"), "\(outcome)")
  }
}
