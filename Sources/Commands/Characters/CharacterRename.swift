import ArgumentParser
import Troupe
import TroupeModel

/// `troupe character rename`.
struct CharacterRename: TroupeCommand {
  static let configuration = CommandConfiguration.command(
    "rename",
    "Give a character another handle.",
    "Past videos keep the handle that they were made with, and are still found.",
    examples: ["troupe character rename luna luna-moon"]
  )

  @Argument(help: "A handle, a name or an id.", completion: .handles)
  var character: String
  @Argument(help: "The new handle.") var handle: String
  @OptionGroup var common: CommonOptions

  func run(in session: Session) async throws -> Note {
    let workspace = try await session.workspace()
    let old = try workspace.character(character).character
    let sheet = try workspace.renameCharacter(old.id.idForm, to: handle)
    return Note(
      "@\(old.handle) is @\(sheet.character.handle) now.",
      json: ["character": sheet.json]
    )
  }
}
