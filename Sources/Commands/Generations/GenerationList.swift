import ArgumentParser

/// `troupe generation list`.
struct GenerationList: TroupeCommand {
  static let configuration = CommandConfiguration.command(
    "list",
    "List the generations, the newest first, all or those that a search finds.",
    examples: [
      "troupe generation list", "troupe generation list --limit 200 --json",
      "troupe generation list 'status:stored rating:4..' --ids",
    ]
  )

  @OptionGroup var search: SearchArguments
  @OptionGroup var common: CommonOptions

  func run(in session: Session) async throws -> Listing {
    try await search.generations(
      in: session,
      empty: search.words.isEmpty
        ? "Nothing was ever asked for here. Ask:\n  \(Generate.firstExample)"
        : "Nothing fits. 'troupe generation list' shows everything."
    )
  }
}
