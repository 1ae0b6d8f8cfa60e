import ArgumentParser
import Troupe

/// `troupe generation link`.
struct GenerationLink: TroupeCommand {
  static let configuration = CommandConfiguration.command(
    "link",
    "Say that a character is in all videos of generations, or is not.",
    """
    'troupe video link' does the same for one video. The cast that they were asked for with stays on record.

    With --json it prints how many are changed and their ids: {"changed", "unchanged", "generations"}.
    """,
    examples: [
      "troupe generation link 7k3m --character luna/armor",
      "troupe generation link --query 'crowd -with:milo' --character milo --unlink",
    ]
  )
  static let takesTime = true

  @Argument(help: "The beginnings of ids.", completion: .generations) var generations: [String] = []
  @Option(
    help: ArgumentHelp("A character, or a look as luna/armor.", valueName: "character"),
    completion: .looks
  )
  var character: String
  @Flag(help: "Say that the character is not in them.") var unlink = false
  @OptionGroup var bulk: BulkArguments
  @OptionGroup var common: CommonOptions

  func validate() throws { try bulk.check(generations) }

  func run(in session: Session) async throws -> BulkOutput {
    try await session.edit(
      generations,
      bulk,
      unlink ? .unlink(character) : .link(character),
      state: unlink ? "no longer linked with \(character)" : "linked with \(character)"
    )
  }
}
