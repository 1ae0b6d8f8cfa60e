import ArgumentParser
import Troupe
import TroupeSearch

/// `troupe saved run`.
struct SavedRun: TroupeCommand {
  static let configuration = CommandConfiguration.command(
    "run",
    "Find what a saved search finds, or of that what fits more words.",
    "A sort: among the words wins over that of the saved search.",
    examples: [
      "troupe saved run keepers", "troupe saved run keepers with:luna created:-2w..",
      "troupe saved run keepers --ids --limit 500",
    ]
  )

  @Argument(help: "The name of a saved search.", completion: .savedSearches) var name: String
  @OptionGroup var search: SearchArguments
  @OptionGroup var common: CommonOptions

  func run(in session: Session) async throws -> Listing {
    _ = try search.rows.template(.generations)
    try search.text.checkSearch()
    let workspace = try await session.workspace()
    let text = try workspace.locating(search.text) {
      try workspace.text(ofSaved: name, and: search.text)
    }
    return try await session.generations(
      foundBy: text,
      search.page,
      search.rows,
      empty: "Nothing fits '\(name)' now: \(text)"
    )
  }
}
