import Testing
import TroupeModel

@testable import Commands

@Suite struct OutputTests {
  @Test func `a reader that has gone ends the program quietly`() async throws {
    let stage = try await Stage()
    let outcome = await stage.run(["character", "list"], refusing: .closed)
    #expect(outcome == Outcome(status: 141, output: "", errors: ""))
  }

  @Test func `output that cannot be written is storage trouble`() async throws {
    let stage = try await Stage()
    let outcome = await stage.run(["character", "list"], refusing: .failed(code: 28))
    #expect(outcome.status == 74)
    #expect(outcome.errors.contains("could not be written"))
  }

  @Test func `with json an error is one document too`() async throws {
    let stage = try await Stage()
    let outcome = await stage.run("character", "show", "lunna", "--json")
    #expect(outcome.status == 3)
    #expect(outcome.json?["error"]?["exit_code"]?.int == 3)
    #expect(outcome.json?["error"]?["message"]?.text == "There is no character 'lunna'.")
    #expect(outcome.errors.hasPrefix("troupe: There is no character 'lunna'.\n"))
  }

  @Test(arguments: [
    (["character", "list"], "characters"), (["endpoint", "list"], "endpoints"),
    (["registration", "list"], "registrations"), (["generation", "list"], "generations"),
    (["video", "list"], "videos"), (["jobs"], "generations"), (["watch"], "generations"),
    (["resolve"], "cases"), (["settings"], "settings"), (["doctor"], "checks"),
    (["search", "rain"], "generations"),
  ])
  func `with json every list is one document under a plural name`(
    typed: [String],
    name: String
  ) async throws {
    let stage = try await Stage()
    let outcome = await stage.run(typed + ["--json"], columns: 80)
    #expect(outcome.json?[name] != nil, "\(outcome)")
    #expect(!outcome.output.contains("\u{1B}"))
  }

  @Test(arguments: [
    (["character", "list"], "character add"), (["generation", "list"], "troupe generate"),
    (["video", "list"], "troupe generate"), (["jobs"], "troupe generate"),
    (["registration", "list"], "troupe sync"), (["sync"], "character add"),
  ])
  func `an empty list says what to do first`(typed: [String], hint: String) async throws {
    let outcome = try await Stage().run(typed)
    #expect(outcome.status == 0)
    #expect(outcome.output.contains(hint), "\(outcome)")
  }

  @Test func `colour is for terminals, and not where NO_COLOR is set`() async throws {
    let stage = try await Stage()
    #expect(await stage.run(["endpoint", "list"], columns: 100).output.contains("\u{1B}["))
    #expect(await !stage.run(["endpoint", "list"]).output.contains("\u{1B}["))
    let plain = try await Stage(environment: ["NO_COLOR": "1"])
    #expect(await !plain.run(["endpoint", "list"], columns: 100).output.contains("\u{1B}["))
  }
}
