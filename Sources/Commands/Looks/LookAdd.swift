import ArgumentParser
import Troupe
import TroupeModel

/// `troupe look add`.
struct LookAdd: TroupeCommand {
  static let configuration = CommandConfiguration.command(
    "add",
    "Add a look to a character.",
    examples: [
      #"troupe look add luna armor --prompt "in battered silver armor" --reference armor.png"#,
      "troupe look add luna/child --reference child.jpg --role face",
    ]
  )
  static let takesTime = true

  @OptionGroup var look: LookArguments
  @Option(
    help: ArgumentHelp("What it adds to the character's description.", valueName: "text")
  )
  var prompt: String = ""
  @OptionGroup var references: ReferenceOptions
  @OptionGroup var common: CommonOptions

  func run(in session: Session) async throws -> Headed<CharacterOutput> {
    let drafts = try references.drafts(session)
    let workspace = try await session.workspace()
    let parts = look.parts
    let character = try workspace.character(parts.character).character
    let sheet = try await workspace.addLook(
      character.id.idForm,
      name: parts.look,
      prompt: prompt,
      references: drafts
    )
    let added = sheet.looks.filter { $0.look.name.description == parts.look }
    try session.remark(on: added.flatMap(\.references), of: workspace)
    return Headed(
      heading: "Added @\(character.handle)/\(parts.look).",
      body: CharacterOutput(sheet: sheet)
    )
  }
}
