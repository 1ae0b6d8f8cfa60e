import ArgumentParser
import Troupe

/// `troupe generation tag`.
struct GenerationTag: TroupeCommand {
  static let configuration = CommandConfiguration.command(
    "tag",
    "Put tags on generations and take others away.",
    "With --json it prints how many are changed and their ids: {\"changed\", \"unchanged\", \"generations\"}.",
    examples: [
      "troupe generation tag 7k3m --add keeper --remove draft",
      "troupe generation tag --query 'rating:4.. with:luna' --add keeper",
    ]
  )
  static let takesTime = true

  @Argument(help: "The beginnings of ids.", completion: .generations) var generations: [String] = []
  @Option(help: ArgumentHelp("A tag to put on; may be repeated.", valueName: "tag"))
  var add: [String] = []
  @Option(help: ArgumentHelp("A tag to take away; may be repeated.", valueName: "tag"))
  var remove: [String] = []
  @OptionGroup var bulk: BulkArguments
  @OptionGroup var common: CommonOptions

  func validate() throws {
    try bulk.check(generations)
    guard !add.isEmpty || !remove.isEmpty else {
      throw ValidationError("Say which tags with --add or --remove.")
    }
    if let both = add.first(where: remove.contains) {
      throw ValidationError("'\(both)' cannot be put on and taken away at once.")
    }
  }

  func run(in session: Session) async throws -> BulkOutput {
    try await session.edit(
      generations,
      bulk,
      .tags(adding: add, removing: remove),
      state: add.isEmpty ? "no longer tagged so" : "tagged"
    )
  }
}
