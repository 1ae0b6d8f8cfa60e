import ArgumentParser
import Troupe

/// `troupe character show`.
struct CharacterShow: TroupeCommand {
  static let configuration = CommandConfiguration.command(
    "show",
    "Show a character with its looks, references and registrations.",
    examples: ["troupe character show luna", "troupe character show 小龙 --json"]
  )

  @Argument(help: "A handle, a name or an id.", completion: .handles)
  var character: String
  @OptionGroup var common: CommonOptions

  func run(in session: Session) async throws -> CharacterOutput {
    CharacterOutput(sheet: try await session.workspace().character(character))
  }
}
