import ArgumentParser
import Troupe
import TroupeModel

/// `troupe generation show`.
struct GenerationShow: TroupeCommand {
  static let configuration = CommandConfiguration.command(
    "show",
    "Show a generation: prompt, cast, what was sent, cost and videos.",
    examples: ["troupe generation show 7k3m", "troupe generation show 7k3m --json"]
  )

  @Argument(help: "The beginning of an id, four characters or more.", completion: .generations)
  var generation: String
  @OptionGroup var common: CommonOptions

  func run(in session: Session) async throws -> Shown<GenerationOutput> {
    Shown(GenerationOutput(sheet: try await session.workspace().generation(generation)))
  }
}

/// A thing that is only looked at: whatever its state, looking at it went well.
struct Shown<Body: CommandOutput>: CommandOutput {
  var body: Body

  init(_ body: Body) { self.body = body }

  var json: JSON { body.json }

  func text(_ style: TextStyle) -> String { body.text(style) }
}
