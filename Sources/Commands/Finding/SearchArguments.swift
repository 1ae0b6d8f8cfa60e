import ArgumentParser
import Troupe
import TroupeModel
import TroupeSearch

/// A search on the command line, and which part of what it finds is shown.
struct SearchArguments: ParsableArguments {
  @Argument(
    help: ArgumentHelp(
      "What to look for; 'troupe help search' shows the language.",
      valueName: "search"
    ),
    completion: .searches
  )
  var words: [String] = []
  @Option(help: "How many at the most.") var limit = 50
  @Option(help: ArgumentHelp("Those behind that one in the order.", valueName: "id"))
  var after: String?
  @Flag(help: "Print the ids alone, one a line.") var ids = false

  func validate() throws {
    guard limit > 0 else { throw ValidationError("--limit takes a number from 1.") }
  }

  /// The search as it was typed.
  var text: String { words.joined(separator: " ") }

  /// What is to be shown of the generations that it finds.
  func generations(in session: Session, empty: String) async throws -> Listing {
    // Read first: a search that cannot be read needs no library.
    do { _ = try TroupeSearch.Search(parsing: text) } catch {
      throw CommandFault.badSearch(error, text: text)
    }
    let workspace = try await session.workspace()
    let page = try workspace.search(text, limit: limit, after: after)
    for note in page.notes { session.warn(note) }
    var listing = Listing(page, isFirst: after == nil, empty: empty)
    if ids { listing.ids = page.generations.map(\.generation.id.description) }
    return listing
  }
}

extension Listing {
  /// A page of generations.
  init(_ page: SearchPage, isFirst: Bool, empty: String) {
    let hidden = page.total - page.generations.count
    var footer: String?
    if isFirst, hidden > 0 {
      footer = "and \(hidden)\(page.isTotalExact ? "" : "+") more; --limit shows more"
    }
    if let last = page.generations.last, footer != nil {
      footer? += ", --after \(last.generation.id.short) the next"
    }
    self.init(json: page.json, table: Table(page.generations), empty: empty, footer: footer)
  }
}
