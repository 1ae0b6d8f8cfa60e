import ArgumentParser
import Troupe
import TroupeModel

/// `troupe character edit`.
struct CharacterEdit: TroupeCommand {
  static let configuration = CommandConfiguration.command(
    "edit",
    "Change what a character is.",
    "What past videos were made from stays as it was. An empty text takes a field away.",
    examples: [
      #"troupe character edit luna --description "A woman of forty, silver hair cut short""#,
      "troupe character edit luna --add-alias Lu --add-tag heroine",
      #"troupe character edit luna --notes """#,
    ]
  )

  @Argument(help: "A handle, a name or an id.", completion: .handles)
  var character: String
  @Option(help: ArgumentHelp("The name for people.", valueName: "text"))
  var name: String?
  @Option(help: ArgumentHelp("What it looks like, in words.", valueName: "text"))
  var description: String?
  @Option(help: ArgumentHelp("Notes for yourself.", valueName: "text"))
  var notes: String?
  @Option(help: ArgumentHelp("Who agreed to the use of a real face.", valueName: "text"))
  var consent: String?
  @OptionGroup var lists: ListOptions
  @OptionGroup var common: CommonOptions

  func run(in session: Session) async throws -> CharacterOutput {
    let texts = [name, description, notes, consent]
    guard texts.contains(where: { $0 != nil }) || !lists.isEmpty else {
      throw CommandFault.nothingToChange(command: "troupe character edit")
    }
    let workspace = try await session.workspace()
    let now = try workspace.character(character).character
    let draft = CharacterDraft(
      name: name,
      description: description,
      aliases: lists.aliases(from: now.aliases),
      tags: lists.tags(from: now.tags),
      notes: notes,
      consent: consent
    )
    return CharacterOutput(sheet: try workspace.editCharacter(now.id.idForm, draft))
  }
}
