import Testing
import TroupeModel

@testable import Commands

@Suite struct BadInputTests {
  /// A command line that is wrong, the status it ends with, and words of its message and hint.
  struct Mistake: Sendable, CustomTestStringConvertible {
    var typed: [String]
    var status: Int32
    var message: String
    var hint: String
    var needsImaging = false

    var testDescription: String { typed.joined(separator: " ") }
  }

  private static let mistakes = [
    Mistake(
      typed: ["character", "add", ""],
      status: 64,
      message: "it is empty",
      hint: "A handle has"
    ),
    Mistake(
      typed: ["character", "add", "luna"],
      status: 64,
      message: "already",
      hint: "another handle"
    ),
    Mistake(
      typed: ["character", "add", "Red Fox"],
      status: 64,
      message: "it holds 'R'",
      hint: "Try 'red-fox'"
    ),
    Mistake(
      typed: ["character", "add", "a/b"],
      status: 64,
      message: "it holds '/'",
      hint: "Try 'a-b'"
    ),
    Mistake(
      typed: ["character", "add", "@luna"],
      status: 64,
      message: "it holds '@'",
      hint: "Try 'luna'"
    ),
    Mistake(
      typed: ["character", "add", "lu\u{7}na"],
      status: 64,
      message: "\\u{7}",
      hint: "Try 'lu-na'"
    ),
    Mistake(
      typed: ["character", "add", "x", "--name", "a\u{1B}[2Jb"],
      status: 64,
      message: "control character",
      hint: "Change it"
    ),
    Mistake(
      typed: ["character", "add", "x", "--role", "face"],
      status: 64,
      message: "1 role for 0 references",
      hint: "in the same order"
    ),
    Mistake(
      typed: ["reference", "add", "luna", "nope.png"],
      status: 3,
      message: "There is no file",
      hint: "Check the path"
    ),
    Mistake(
      typed: ["reference", "add", "luna", "notes.txt"],
      status: 64,
      message: "cannot be a reference",
      hint: "PNG, JPEG, WebP or GIF"
    ),
    Mistake(
      typed: ["reference", "add", "luna", "."],
      status: 74,
      message: "is not a file",
      hint: "Check the path"
    ),
    Mistake(
      typed: ["reference", "add", "luna", "cut.png"],
      status: 1,
      message: "cut off",
      hint: "picture again",
      needsImaging: true
    ),
    Mistake(
      typed: ["reference", "add", "luna", "a.png", "--role", "nose"],
      status: 64,
      message: "'nose'",
      hint: "face, front, left"
    ),
    Mistake(
      typed: ["reference", "add", "lunna", "a.png"],
      status: 3,
      message: "There is no character",
      hint: "Did you mean 'luna'?"
    ),
    Mistake(
      typed: ["generate", "@lunna walks"],
      status: 3,
      message: "Nobody is called '@lunna'",
      hint: "'@luna'"
    ),
    Mistake(
      typed: ["generate", "x", "--size", "huge"],
      status: 64,
      message: "'huge' is no size",
      hint: "1280x720"
    ),
    Mistake(
      typed: ["generate", "x", "--duration", "900"],
      status: 64,
      message: "not 900 s",
      hint: "--force"
    ),
    Mistake(
      typed: ["generate", "x", "--aspect-ratio", "16:9"],
      status: 64,
      message: "belongs to the format unified",
      hint: "--format unified"
    ),
    Mistake(
      typed: ["generate"],
      status: 64,
      message: "neither a prompt nor a scene",
      hint: "--scene"
    ),
    Mistake(
      typed: ["generate", "x", "--endpoint", "rehersal"],
      status: 3,
      message: "no endpoint",
      hint: "'rehearsal'"
    ),
    Mistake(
      typed: ["generate", "--storyboard", "nope.json"],
      status: 3,
      message: "There is no file",
      hint: "Check the path"
    ),
    Mistake(
      typed: ["generate", "--storyboard", "notes.txt"],
      status: 64,
      message: "It is not JSON",
      hint: "storyboard"
    ),
    Mistake(
      typed: ["generate", "--storyboard", "empty.json"],
      status: 64,
      message: "no scenes",
      hint: "storyboard"
    ),
    Mistake(
      typed: ["generate", "--storyboard", "typo.json"],
      status: 64,
      message: "'promt'",
      hint: "storyboard"
    ),
    Mistake(
      typed: ["generate", "x", "--endpoint", "crazyrouter"],
      status: 69,
      message: "no key",
      hint: "CRAZYROUTER_API_KEY"
    ),
    Mistake(
      typed: ["settings", "sise", "1x1"],
      status: 64,
      message: "no setting 'sise'",
      hint: "'size'"
    ),
    Mistake(
      typed: ["settings", "duration", "long"],
      status: 64,
      message: "'long'",
      hint: "seconds"
    ),
    Mistake(
      typed: ["resolve", "--resend"],
      status: 64,
      message: "Say which",
      hint: "resolve --help"
    ),
    Mistake(typed: ["show", "zzzz"], status: 3, message: "'zzzz'", hint: "troupe character list"),
    Mistake(
      typed: ["whatis", "nope.mp4"],
      status: 3,
      message: "There is no file",
      hint: "Check the path"
    ),
    Mistake(
      typed: ["--library", "nowhere", "character", "list"],
      status: 3,
      message: "not a library",
      hint: "troupe init"
    ),
    Mistake(typed: ["init", "."], status: 64, message: "a library already", hint: ""),
  ]

  @Test(arguments: mistakes)
  func `a mistake has a sentence, a hint, a status, and changes nothing`(
    mistake: Mistake
  )
    async throws
  {
    guard !mistake.needsImaging || Tools.hasImaging else { return }
    let stage = try await Stage()
    await stage.run("character", "add", "luna", "--name", "Luna")
    _ = try stage.write("notes.txt", "just words\n")
    _ = try stage.write("empty.json", #"{"storyboard":[]}"#)
    _ = try stage.write("typo.json", #"{"storyboard":[{"promt":"x"}]}"#)
    try stage.writeCutPicture("cut.png")
    let before = await stage.run("character", "list", "--json").output
    let outcome = await stage.run(mistake.typed)
    let lines = outcome.errors.split(separator: "\n")
    #expect(outcome.status == mistake.status, "\(outcome)")
    #expect(outcome.output.isEmpty)
    #expect(lines.count == 2, "\(outcome)")
    #expect(lines.first?.contains(mistake.message) == true, "\(outcome)")
    #expect(lines.last?.contains(mistake.hint) == true, "\(outcome)")
    #expect(await stage.run("character", "list", "--json").output == before)
    #expect(await stage.run("generation", "list", "--json").json?["total"]?.int == 0)
    #expect(stage.sendings == 0)
  }
}
