import ArgumentParser
import Troupe
import TroupeModel

/// `troupe character add`.
struct CharacterAdd: TroupeCommand {
  static let configuration = CommandConfiguration.command(
    "add",
    "Add a character.",
    "Roles go with the references in the order in which both are typed.",
    examples: [
      #"troupe character add luna --name Luna --description "A young woman with long silver hair""#,
      "troupe character add luna --reference face.jpg --role face --reference coat.jpg --role outfit",
      "troupe character add xiaolong --name 小龙 --alias 龙龙 --tag hero",
      "troupe character add stranger --from 7k3m --from-time 1 --to-time 3",
    ]
  )
  static let takesTime = true

  @Argument(help: "How prompts call it: a to z, 0 to 9, - and _.")
  var handle: String
  @Option(help: ArgumentHelp("The name for people.", valueName: "text"))
  var name: String?
  @Option(help: ArgumentHelp("What it looks like, in words.", valueName: "text"))
  var description: String?
  @Option(help: ArgumentHelp("Another name, in any script; may be repeated.", valueName: "name"))
  var alias: [String] = []
  @Option(help: ArgumentHelp("A tag; may be repeated.", valueName: "tag"))
  var tag: [String] = []
  @Option(help: ArgumentHelp("Notes for yourself.", valueName: "text"))
  var notes: String?
  @Option(help: ArgumentHelp("Who agreed to the use of a real face.", valueName: "text"))
  var consent: String?
  @OptionGroup var references: ReferenceOptions
  @OptionGroup var common: CommonOptions

  func run(in session: Session) async throws -> Headed<CharacterOutput> {
    let drafts = try references.drafts(session)
    let workspace = try await session.workspace()
    let sheet = try await workspace.addCharacter(
      handle: handle,
      CharacterDraft(
        name: name,
        description: description,
        aliases: alias,
        tags: tag,
        notes: notes,
        consent: consent
      ),
      references: drafts
    )
    try session.remark(on: sheet.looks.flatMap(\.references), of: workspace)
    return Headed(
      heading: "Added \(sheet.character.name).",
      body: CharacterOutput(sheet: sheet)
    )
  }
}
