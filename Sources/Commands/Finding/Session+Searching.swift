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
    let nothing =
      page.after == nil && rows.areShown
      ? try workspace.whyNothing(found.total, foundBy: text) : NothingFound()
    let sheets =
      common.json || template != nil ? try workspace.sheets(ids: found.lines.map(\.id)) : []
    var listing = Listing(
      json: [
        "generations": .array(sheets.map(\.json)), "total": .number(found.total),
        "total_is_exact": .bool(found.isTotalExact),
        "notes": .array(found.notes.map(JSON.string)),
        "suggestions": nothing.json,
      ],
      table: try workspace.table(
        found.lines,
        foundBy: text,
        isShown: rows.areShown && !common.json
      ),
      empty: nothing.text(behind: empty),
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
    warn(ofCut: listing.footer, rows, page)
    return listing
  }

  /// Says that rows for programs are not all there are, as the line below a table does; not to one who said how many.
  func warn(ofCut footer: String?, _ rows: RowOptions, _ page: PageOptions) {
    guard !common.json, !rows.areShown, page.typedLimit == nil, let footer else { return }
    warn(footer)
  }
}

extension Session {
  /// Reads a text as a search, and warns of what means something else in other languages.
  ///
  /// - Throws: as `checkSearch` of the text.
  func check(_ text: String, in listing: SearchListing = .generations) throws {
    try text.checkSearch(in: listing)
    for note in TroupeSearch.Search.notes(on: text, in: listing) { warn(note.sentence) }
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
