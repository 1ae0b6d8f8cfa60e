import Testing

@testable import Commands

@Suite struct CompletionAnswerTests {
  @Test(arguments: [
    (["character", "show", "--", "positional@0"], "luna\nmilo"),
    (["sync", "--", "positional@0"], "luna\nluna/armor\nmilo"),
    (["generate", "--", "--with"], "luna\nluna/armor\nmilo"),
    (
      ["endpoint", "use", "--", "positional@0"],
      "crazyrouter\ncrazyrouter-2026\nelements\nopenai\nrehearsal\nrelay\nrelay-v2"
    ),
    (["search", "--", "positional@0"], "with:luna\nwith:luna/armor\nwith:milo"),
  ])
  func `a shell that asks is told the names in the library`(
    question: [String],
    names: String
  ) async throws {
    let stage = try await Stage()
    await stage.run("character", "add", "milo")
    await stage.run("character", "add", "luna")
    await stage.run("look", "add", "luna", "armor")
    let asked = ["---completion"] + question + ["1", "0", "troupe", ""]
    #expect(await stage.run(asked) == .success(names))
  }

  @Test func `a shell that asks outside a library is told nothing`() async throws {
    let stage = try await Stage(library: false)
    let outcome = await stage.run(
      "---completion",
      "character",
      "show",
      "--",
      "positional@0",
      "1",
      "0",
      "troupe",
      ""
    )
    #expect(outcome.status == 0)
    #expect(outcome.errors.isEmpty)
    let isBlank = outcome.output.allSatisfy(\.isWhitespace)
    #expect(isBlank)
  }

  @Test(arguments: ["bash", "zsh", "fish"])
  func `there is a script for each shell`(shell: String) async throws {
    let outcome = try await Stage(library: false).run("completion", shell)
    #expect(outcome.status == 0)
    #expect(outcome.output.contains("---completion character show"))
  }
}
