import ArgumentParser
import Troupe
import TroupeModel

/// `troupe character restore`.
struct CharacterRestore: TroupeCommand {
  static let configuration = CommandConfiguration.command(
    "restore",
    "Take a character back from the trash.",
    examples: [
      "troupe character restore luna", "troupe character restore luna --as luna-old",
    ]
  )

  @Argument(help: "A handle or an id of the trash; see 'troupe character list --trash'.")
  var character: String
  @Option(
    name: .customLong("as"),
    help: ArgumentHelp("Another handle, where its own is taken.", valueName: "handle")
  )
  var newHandle: String?
  @OptionGroup var common: CommonOptions

  func run(in session: Session) async throws -> Headed<CharacterOutput> {
    let sheet = try await session.workspace().restoreCharacter(character, as: newHandle)
    return Headed(
      heading: "Restored @\(sheet.character.handle).",
      body: CharacterOutput(sheet: sheet)
    )
  }
}
