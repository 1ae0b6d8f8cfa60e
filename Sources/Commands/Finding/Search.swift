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

    What cannot be read is an error, and in --json its 'offset' and 'length' say where in the search: in characters as \
    people see them, from 0, so that 小, é and an emoji of many parts are one each.

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
      return .completions(try await session.workspace().completions(of: complete), complete)
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
  /// With the search as it was typed.
  case completions(SearchCompletions, String)

  var json: JSON {
    switch self {
    case .found(let listing): listing.json
    case .completions(let completions, _): completions.json
    }
  }

  func text(_ style: TextStyle) -> String {
    switch self {
    case .found(let listing): listing.text(style)
    case .completions(let completions, let typed):
      // A "-" belongs to the word, and is not replaced.
      completions.suggestions.map {
        let dashes = typed.prefix(completions.offset).reversed().prefix { $0 == "-" }
        return String(dashes) + $0.text.singleLine.terminalSafe
      }.joined(separator: "\n")
    }
  }
}
