public import FoundationEssentials
import TroupeCatalog
import TroupeMedia
public import TroupeModel
import TroupeSearch

/// A page of what was found, in the order of the search.
public struct SearchPage: Sendable {
  /// Those on this page.
  public var generations: [GenerationSheet]
  /// How many were found in all, as far as they were counted.
  public var total: Int
  /// Whether there are no more than that.
  public var isTotalExact: Bool
  /// What there is to say of the search, as sentences.
  public var notes: [String] = []

  /// The page as JSON.
  public var json: JSON {
    [
      "generations": .array(generations.map(\.json)), "total": .number(total),
      "total_is_exact": .bool(isTotalExact), "notes": .array(notes.map(JSON.string)),
    ]
  }
}

extension Workspace {
  /// Finds generations by the search language.
  ///
  /// - Parameters:
  ///   - text: the search as it is typed; empty for everything.
  ///   - limit: how many at the most.
  ///   - last: the id, or its beginning, of the last one of the page before.
  ///   - timeZone: where days begin.
  /// - Throws: `QueryError` where it cannot be read; `CatalogError.notFound` where it names what is not there.
  /// - Returns: a page.
  public func search(
    _ text: String,
    limit: Int = 50,
    after last: String? = nil,
    timeZone: TimeZone = .current
  ) throws -> SearchPage {
    let search = try Search(parsing: text)
    var digests: [String: ContentID] = [:]
    return try catalog.read { reader in
      for file in try search.query.files(saved: { try reader.savedSearch($0)?.text }) {
        guard FileManager.default.fileExists(atPath: file) else {
          throw TroupeError.fileNotFound(path: file)
        }
        digests[file] = try ContentID.of(fileAt: file)
      }
      let facts = CatalogFacts(reader, now: world.now(), timeZone: timeZone, digests: digests)
      let found = try reader.search(
        try search.resolved(with: facts),
        limit: limit,
        after: try last.map { try reader.findGeneration($0).id }
      )
      return SearchPage(
        generations: try found.generations.map { try sheet(of: $0, in: reader) },
        total: found.total.count,
        isTotalExact: found.total.isExact,
        notes: found.notes(of: search.query)
      )
    }
  }

  /// The characters that a search finds, by handle.
  public func characters(
    matching text: String,
    inTrash: Bool = false,
    timeZone: TimeZone = .current
  ) throws -> [CharacterSheet] {
    let query = try Query(parsing: text, in: .characters)
    let sheets = try inTrash ? trashedCharacters() : characters()
    return try catalog.read { reader in
      let facts = CatalogFacts(reader, now: world.now(), timeZone: timeZone)
      let query = try query.resolved(with: facts)
      return sheets.filter { sheet in
        let looks = sheet.looks.map(\.look.name.description)
        return query.matches(SearchSubject(.init(sheet.character, looks: looks)))
      }
    }
  }
}

extension SearchResult {
  fileprivate func notes(of query: Query) -> [String] {
    var notes: [String] = []
    if isRankedInPart { notes.append("Only the newest 20,000 of them were ranked by relevance.") }
    if isCutShort {
      let slow =
        query.values(of: PromptFilter.self).map { "prompt:\($0.value.text)" }
        + query.values(of: IsFilter.self).map { "is:\($0.value.text)" }
      let part = slow.first.map { "'\($0)'" } ?? "The search"
      notes.append("\(part) looks at every generation; it was stopped, and older ones may fit.")
    }
    return notes
  }
}

extension Query {
  /// The files that it names, also within saved searches.
  fileprivate func files(saved: (String) throws -> String?, depth: Int = 0) throws -> [String] {
    var files = values(of: SameFilter.self).map(\.path)
    guard depth < 8 else { return files }
    for name in values(of: SavedFilter.self).map(\.name) {
      guard let text = try saved(name) else { continue }
      files += try Query(parsing: text).files(saved: saved, depth: depth + 1)
    }
    return files
  }
}
