import ArgumentParser
import Troupe
import TroupeModel
import TroupeSearch

/// The words of a search on the command line.
struct SearchWords: ParsableArguments {
  @Argument(
    help: ArgumentHelp(
      "What to look for; 'troupe help search' shows the language.",
      valueName: "search"
    ),
    completion: .searches
  )
  var words: [String] = []

  /// The search as it was typed.
  var text: String { words.map(Dashes.typed).joined(separator: " ") }
}

/// Which part of what was found is shown.
struct PageOptions: ParsableArguments {
  @Option(name: .customLong("limit"), help: "How many at the most. (default: 50)")
  var typedLimit: Int?
  @Option(help: ArgumentHelp("Those behind that one in the order.", valueName: "id"))
  var after: String?

  /// How many at the most.
  var limit: Int { typedLimit ?? 50 }

  func validate() throws {
    guard limit > 0 else { throw ValidationError("--limit takes a number from 1.") }
  }
}

/// How programs get the rows.
struct RowOptions: ParsableArguments {
  @Flag(help: "Print the ids alone, one a line.") var ids = false
  @Option(
    help: ArgumentHelp(
      "Print a line for each, with keys of --json in braces: '{id.short} {created_at}'.",
      discussion:
        "Keys within others stand behind a dot, as {parameters.size}; {{ and }} are braces, \\n and \\t breaks and tabs.",
      valueName: "template"
    )
  )
  var format: String?

  func validate() throws {
    guard !ids || format == nil else {
      throw ValidationError("--ids and --format exclude one another.")
    }
  }

  /// Whether the rows are a table or a document, for which there is more to say than their lines.
  var areShown: Bool { !ids && format == nil }

  /// The template that was typed.
  func template(_ keys: TemplateKeys) throws -> RowTemplate? {
    try format.map { try RowTemplate($0, keys: keys) }
  }
}

/// A search on the command line, and which part of what it finds is shown.
struct SearchArguments: ParsableArguments {
  @OptionGroup var search: SearchWords
  @OptionGroup var page: PageOptions
  @OptionGroup var rows: RowOptions

  /// The words as they were typed.
  var words: [String] { search.words }
  /// The search as it was typed.
  var text: String { search.text }

  /// What is to be shown of the generations that it finds.
  func generations(in session: Session, empty: String) async throws -> Listing {
    try await session.generations(foundBy: text, page, rows, empty: empty)
  }
}
