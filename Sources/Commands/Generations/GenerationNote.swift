import ArgumentParser
import Troupe
import TroupeModel

/// `troupe generation note`.
struct GenerationNote: TroupeCommand {
  static let configuration = CommandConfiguration.command(
    "note",
    "Write something down about generations, or show what you wrote.",
    """
    What you write is found by 'troupe search' as the prompt is, and never sent. It takes the place of what was there.

    With --json it prints how many are changed and their ids: {"changed", "unchanged", "generations"}.
    """,
    examples: [
      "troupe generation note 7k3m --text \"the rain came out best here\"",
      "troupe generation note 7k3m", "troupe generation note --query 'tag:draft' --clear",
    ]
  )
  static let takesTime = true

  @Argument(help: "The beginnings of ids.", completion: .generations) var generations: [String] = []
  @Option(help: ArgumentHelp("The words.", valueName: "words")) var text: String?
  @Flag(help: "Take what was written away.") var clear = false
  @OptionGroup var bulk: BulkArguments
  @OptionGroup var common: CommonOptions

  /// Whether what is there is only shown.
  private var shows: Bool { text == nil && !clear && bulk.query == nil && generations.count == 1 }

  func validate() throws {
    try bulk.check(generations)
    guard shows || (text != nil) != clear else {
      throw ValidationError("Give the words with --text, or --clear.")
    }
  }

  func run(in session: Session) async throws -> BulkOutput {
    guard shows else {
      let words = text ?? ""
      return try await session.edit(
        generations,
        bulk,
        .notes(words),
        state: words.isEmpty ? "without notes" : "noted"
      )
    }
    let sheet = try await session.workspace().generation(generations[0])
    let notes = sheet.generation.notes
    return BulkOutput(
      message: notes.isEmpty ? "Nothing was noted of \(sheet.generation.id.short)." : notes,
      json: ["generation": sheet.json]
    )
  }
}
