import ArgumentParser
import Troupe
import TroupeSearch

/// `troupe search`.
struct Search: TroupeCommand {
  static let configuration = CommandConfiguration.command(
    "search",
    "Find generations by their words and by who is in them.",
    """
    Words side by side must all be there; a comma is either, - is not, quotation marks make a phrase, parentheses \
    group. with:luna finds a character, with:luna/armor a look. Put a search with - or quotation marks in single quotes.
    """,
    examples: [
      "troupe search rain", "troupe search with:luna beach", "troupe search 'with:luna -with:milo'",
      "troupe search 月光",
    ]
  )

  @Argument(help: ArgumentHelp("What to look for.", valueName: "search"), completion: .searches)
  var words: [String]
  @Option(help: "How many at the most.") var limit = 50
  @OptionGroup var common: CommonOptions

  func validate() throws {
    guard limit > 0 else { throw ValidationError("--limit takes a number from 1.") }
  }

  func run(in session: Session) async throws -> Listing {
    let text = words.joined(separator: " ")
    // Read first: a search that cannot be read needs no library.
    do { _ = try Query(parsing: text) } catch { throw CommandFault.badSearch(error, text: text) }
    let page = try await session.workspace().search(text, limit: limit)
    return Listing(page, empty: "Nothing fits. 'troupe generation list' shows everything.")
  }
}
