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
    (["saved", "run", "--", "positional@0"], "wet"),
  ])
  func `a shell that asks is told the names in the library`(
    question: [String],
    names: String
  ) async throws {
    let stage = try await Stage()
    await stage.run("character", "add", "milo")
    await stage.run("character", "add", "luna")
    await stage.run("look", "add", "luna", "armor")
    await stage.run("saved", "add", "wet", "rain")
    let asked = ["---completion"] + question + ["1", "0", "troupe", ""]
    #expect(await stage.run(asked) == .success(names))
  }

  /// The words as a shell cuts them, bash at colons too; a quotation mark that was opened stays before its word.
  @Test(arguments: [
    (["search", "--", "positional@0"], ["with:lu"], ["with:luna", "with:luna/armor"]),
    (["search", "--", "positional@0"], ["with", ":", "lu"], ["luna", "luna/armor"]),
    (["search", "--", "positional@0"], ["with", ":"], ["luna", "luna/armor", "milo"]),
    (["search", "--", "positional@0"], ["rain", "with", ":", "mi"], ["milo"]),
    (["search", "--", "positional@0"], ["'rain -(with:mi"], ["rain -(with:milo"]),
    (["search", "--", "positional@0"], ["is:"], ["is:stale", "is:unlinked"]),
    (["saved", "add", "--", "positional@1"], ["x", "saved:"], ["saved:wet"]),
    (
      ["video", "list", "--", "positional@0"], ["-wi"],
      ["-with:", "-with:luna", "-with:luna/armor", "-with:milo"]
    ),
    (["character", "list", "--", "positional@0"], ["look:a"], ["look:armor"]),
    (["jobs", "--", "positional@0"], ["status:run"], ["status:running"]),
    (["search", "--", "positional@0"], ["zzz"], []),
  ])
  func `a shell that asks how a search goes on is told what may stand there`(
    question: [String],
    typed: [String],
    expected: [String]
  ) async throws {
    let stage = try await Stage()
    await stage.run("character", "add", "milo")
    await stage.run("character", "add", "luna")
    await stage.run("look", "add", "luna", "armor")
    await stage.run("saved", "add", "wet", "rain")
    let words = ["troupe", "x"] + typed
    let asked =
      ["---completion"] + question + ["\(words.count - 1)", "\(words.last?.count ?? 0)"] + words
    let answer = await stage.run(asked).output.split(separator: "\n").map(String.init)
    #expect(answer.filter { !$0.isEmpty } == expected)
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
