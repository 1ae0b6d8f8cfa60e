import Testing

@testable import Commands

@Suite struct CommandPathTests {
  @Test(arguments: [
    (["--library", "x", "character", "list"], ["character", "list", "--library", "x"]),
    (["--json", "character", "-q", "list"], ["character", "list", "--json", "-q"]),
    (["search", "--limit", "3", "rain"], ["search", "--limit", "3", "rain"]),
    (["--library=x", "show", "--", "--json"], ["show", "--library=x", "--", "--json"]),
    (["character", "--help"], ["character", "--help"]), (["help", "sync"], ["help", "sync"]),
    ([], []),
  ])
  func `options of every command may stand before it`(typed: [String], read: [String]) throws {
    #expect(try CommandPath(typed, root: RootCommand.self).arguments == read)
  }

  @Test(arguments: [
    (["charcter", "list"], "There is no command 'charcter'.", "Did you mean 'troupe character'?"),
    (
      ["character", "shwo"], "There is no command 'character shwo'.",
      "Did you mean 'troupe character show'?"
    ),
    (
      ["rename", "luna"], "There is no command 'rename'.",
      "Did you mean 'troupe character rename'?"
    ),
    (["xyzzy"], "There is no command 'xyzzy'.", "'troupe --help' lists those there are."),
    (["character", "list", "--jsn"], "Unknown option '--jsn'.", "Did you mean '--json'?"),
    (
      ["character", "show"], "Missing expected argument '<character>'.",
      "See 'troupe character show --help'."
    ),
  ])
  func `a wrong command line is answered with the nearest right one`(
    typed: [String],
    message: String,
    hint: String
  ) async throws {
    let stage = try await Stage(library: false)
    #expect(await stage.run(typed) == .failure(64, message, hint))
  }
}
