import ArgumentParser
import Troupe
import TroupeModel

/// `troupe character remove`.
struct CharacterRemove: TroupeCommand {
  static let configuration = CommandConfiguration.command(
    "remove",
    "Move a character to the trash.",
    "Its videos stay, and so does what exists at endpoints.",
    examples: ["troupe character remove luna", "troupe character restore luna"]
  )

  @Argument(help: "A handle, a name or an id.", completion: .handles)
  var character: String
  @OptionGroup var common: CommonOptions

  func run(in session: Session) async throws -> Note {
    let workspace = try await session.workspace()
    let sheet = try workspace.character(character)
    let removed = try workspace.removeCharacter(sheet.character.id.idForm)
    return Note(
      "@\(removed.handle) is in the trash; 'troupe character restore \(removed.handle)' takes it back.",
      json: ["character": sheet.json]
    )
  }
}
