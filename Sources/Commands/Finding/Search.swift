import ArgumentParser
import TroupeSearch

/// `troupe search`.
struct Search: TroupeCommand {
  static let configuration = CommandConfiguration.command(
    "search",
    "Find generations by their words, by who is in them and by everything else known of them.",
    """
    THE LANGUAGE:
    \(SearchFields.help(.generations))

    Put a search with - or quotation marks in single quotes. 'troupe character list' takes a search too, with
    \(SearchFields.all(.characters).map { $0.name + ":" }.joined(separator: " ")).
    """,
    examples: [
      "troupe search rain", "troupe search with:luna beach", "troupe search 'with:luna -with:milo'",
      "troupe search 月光", "troupe search 'created:-2w.. rating:4.. sort:rating' --ids",
    ]
  )

  @OptionGroup var search: SearchArguments
  @OptionGroup var common: CommonOptions

  func validate() throws {
    guard !search.words.isEmpty else {
      throw ValidationError("Missing expected argument '<search> ...'")
    }
  }

  func run(in session: Session) async throws -> Listing {
    try await search.generations(
      in: session,
      empty: "Nothing fits. 'troupe generation list' shows everything."
    )
  }
}
