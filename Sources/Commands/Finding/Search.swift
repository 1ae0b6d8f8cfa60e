import ArgumentParser
import Troupe
import TroupeModel
import TroupeSearch

/// `troupe search`.
struct Search: TroupeCommand {
  static var configuration: CommandConfiguration {
    .command(
      "search",
      "Find generations by their words, by who is in them and by everything else known of them.",
      HelpWidth.columns.map { language($0) } ?? "",
      examples: [
        "troupe search rain", "troupe search with:luna beach",
        "troupe search 'with:luna -with:milo'", "troupe search 月光",
        "troupe search 'created:-2w.. rating:4.. sort:rating' --ids",
        #"troupe search rain --format '{id.short}\t{cast.character}\t{prompt}'"#,
        "troupe search --complete 'rain with:lu'",
      ]
    )
  }

  private static func language(_ columns: Int) -> String {
    """
    THE LANGUAGE:
    \(SearchFields.help(.generations, columns: columns - 2))

    Put a search with - or quotation marks in single quotes. Every list takes the same language: generation list, \
    video list, jobs, costs and saved; 'troupe character list' has \
    \(SearchFields.all(.characters).map { $0.name + ":" }.joined(separator: " ")).

    --complete prints how the last word of a search may go on, one a line; with --json also which characters of the \
    search are replaced.
    """
  }

  @OptionGroup var search: SearchArguments
  @Option(
    help: ArgumentHelp("Print how that search may go on, and search nothing.", valueName: "search")
  )
  var complete: String?
  @OptionGroup var common: CommonOptions

  func validate() throws {
    guard complete == nil || search.words.isEmpty else {
      throw ValidationError("--complete takes the search itself, in quotes.")
    }
    guard complete != nil || !search.words.isEmpty else {
      throw ValidationError("Missing expected argument '<search> ...'")
    }
  }

  func run(in session: Session) async throws -> SearchOutput {
    if let complete {
      return .completions(try await session.workspace().completions(of: complete))
    }
    return .found(
      try await search.generations(
        in: session,
        empty: "Nothing fits. 'troupe generation list' shows everything."
      )
    )
  }
}

/// What a search found, or how it may go on.
enum SearchOutput: CommandOutput {
  case found(Listing)
  case completions(SearchCompletions)

  var json: JSON {
    switch self {
    case .found(let listing): listing.json
    case .completions(let completions): completions.json
    }
  }

  func text(_ style: TextStyle) -> String {
    switch self {
    case .found(let listing): listing.text(style)
    case .completions(let completions):
      completions.suggestions.map { $0.text.singleLine.terminalSafe }.joined(separator: "\n")
    }
  }
}
