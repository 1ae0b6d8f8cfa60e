import ArgumentParser
import Testing

@testable import Commands

@Suite struct HelpTests {
  /// Every command below one, itself left out.
  private func all(below command: any ParsableCommand.Type) -> [any ParsableCommand.Type] {
    command.configuration.subcommands.flatMap { [$0] + all(below: $0) }
  }

  @Test func `every command says what it does and shows an example`() {
    for command in all(below: RootCommand.self) {
      let configuration = command.configuration
      #expect(configuration.abstract.hasSuffix("."), "\(command)")
      #expect(configuration.discussion.contains("EXAMPLES:\n  "), "\(command)")
    }
  }

  @Test(arguments: [["help"], ["--help"], ["-h"], []])
  func `help lists the commands by theme and the exit codes`(typed: [String]) async throws {
    let outcome = try await Stage(library: false).run(typed)
    #expect(outcome.status == 0)
    #expect(outcome.errors.isEmpty)
    for text in [
      "VIDEOS SUBCOMMANDS:", "   64  wrong usage", "    4  a decision is needed", "  rehearse ",
      "  130  interrupted by Ctrl-C",
    ] {
      #expect(outcome.output.contains(text), "\(text)")
    }
  }

  @Test func `the version is one line`() async throws {
    #expect(try await Stage(library: false).run("--version") == .success("0.1.0"))
  }

  @Test func `a noun alone shows its verbs`() async throws {
    let outcome = try await Stage(library: false).run("character")
    #expect(outcome.status == 0)
    #expect(outcome.output.contains("  restore "))
  }
}
