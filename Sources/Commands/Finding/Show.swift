import ArgumentParser
import Troupe

/// `troupe show`.
struct Show: TroupeCommand {
  static let configuration = CommandConfiguration.command(
    "show",
    "Show anything: a character, a generation, a video, a registration.",
    "A handle wins over an id; id:cafe means the id.",
    examples: ["troupe show 7k3m", "troupe show @luna", "troupe show id:cafe --json"]
  )

  @Argument(
    help: ArgumentHelp("A handle, a name, or the beginning of an id.", valueName: "thing"),
    completion: .things
  )
  var thing: String
  @OptionGroup var common: CommonOptions

  func run(in session: Session) async throws -> ThingOutput {
    ThingOutput(thing: try await session.workspace().thing(thing))
  }
}
