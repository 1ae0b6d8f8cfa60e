import Troupe
import TroupeModel
import TroupeSearch

extension Session {
  /// What is to be shown of the generations that a search finds.
  func generations(
    foundBy text: String,
    _ page: PageOptions,
    _ rows: RowOptions,
    empty: String
  ) async throws -> Listing {
    // Read first: what cannot be read needs no library.
    let template = try rows.template(.generations)
    try text.checkSearch()
    let workspace = try await workspace()
    let found = try workspace.locating(text) {
      try workspace.search(text, limit: page.limit, after: page.after)
    }
    for note in found.notes { warn(note) }
    let hints =
      found.total == 0 && page.after == nil && !rows.ids && template == nil
      ? try workspace.locating(text) { try workspace.hints(forNothingFoundBy: text) } : []
    let sheets =
      common.json || template != nil ? try workspace.sheets(ids: found.lines.map(\.id)) : []
    var listing = Listing(
      json: [
        "generations": .array(sheets.map(\.json)), "total": .number(found.total),
        "total_is_exact": .bool(found.isTotalExact),
        "notes": .array(found.notes.map(JSON.string)),
        "suggestions": .array(hints.map(\.json)),
      ],
      table: Table(found.lines, marking: try workspace.wordsToMark(by: text)),
      empty: text.withoutHits(empty, hints),
      footer: Listing.footer(
        shown: found.lines.count,
        total: found.total,
        isExact: found.isTotalExact,
        page,
        last: found.lines.last?.id.short
      )
    )
    if rows.ids { listing.lines = .ids(found.lines.map(\.id)) }
    if let template { listing.lines = .template(template, sheets.map(\.json)) }
    return listing
  }
}

extension String {
  /// Reads the text as a search.
  ///
  /// - Throws: `CommandFault.badSearch` with the place of what cannot be read.
  func checkSearch(in listing: SearchListing = .generations) throws {
    do throws(QueryError) { _ = try TroupeSearch.Search(parsing: self, in: listing) } catch {
      throw CommandFault.badSearch(
        error,
        SearchPlace(text: self, offset: error.offset, length: error.length)
      )
    }
  }

  /// What is said of the search where nothing fits.
  fileprivate func withoutHits(_ empty: String, _ hints: [SearchHint]) -> String {
    var lines = hints.map(\.sentence)
    if lines.isEmpty, let part = try? SearchPart(parsing: self), part.leaves.count > 1 {
      lines = ["Each part of the search finds something, and all together nothing."]
    }
    return ([empty] + lines.map { "  " + $0.singleLine.terminalSafe }).joined(separator: "\n")
  }
}

extension Workspace {
  /// Does something with a search, and says of an error which part of the search it is about.
  func locating<Result>(
    _ text: String,
    in listing: SearchListing = .generations,
    savedAs name: String? = nil,
    _ body: () throws -> Result
  ) throws -> Result {
    do { return try body() } catch {
      try text.checkSearch(in: listing)
      guard let wrong = (try? misnamedPart(of: text, in: listing, savedAs: name)) ?? nil else {
        throw error
      }
      // What cannot be read stands in a saved search, and its place there says nothing here.
      throw CommandFault.badSearch(
        error is QueryError ? wrong.error : error,
        SearchPlace(text: text, offset: wrong.part.offset, length: wrong.part.length)
      )
    }
  }
}
