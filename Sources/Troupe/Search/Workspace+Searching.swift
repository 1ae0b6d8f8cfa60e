public import FoundationEssentials
import TroupeCatalog
import TroupeMedia
public import TroupeModel
import TroupeSearch

/// A page of what was found, in the order of the search.
public struct SearchPage: Sendable {
  /// Those on this page.
  public var lines: [GenerationLine]
  /// How many were found in all, as far as they were counted.
  public var total: Int
  /// Whether there are no more than that.
  public var isTotalExact: Bool
  /// What there is to say of the search, as sentences.
  public var notes: [String] = []
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
    let typed = try Search(parsing: text)
    // Whoever asks for all of many waits for them.
    let time = limit <= Self.longestPage ? Self.searchTime : .seconds(3600)
    do {
      return try catalog.read(within: time) { reader in
        let search = try resolved(typed, timeZone, in: reader)
        let found = try reader.search(
          search,
          limit: limit,
          after: try last.map { try reader.findGeneration($0).id },
          within: time / 2
        )
        return SearchPage(
          lines: found.lines,
          total: found.total.count,
          isTotalExact: found.total.isExact,
          notes: TroupeSearch.Search.notes(on: text).map(\.sentence)
            + found.notes(of: search.query)
        )
      }
    } catch CatalogError.tooSlow {
      throw TroupeError.searchTooSlow(part: typed.query.slowestPart)
    }
  }

  /// How many may be asked for within that time.
  private static let longestPage = 1000
  /// For how long a search goes on.
  private static let searchTime = Duration.seconds(2)

  /// All the generations that a search finds, in its order.
  ///
  /// - Parameters:
  ///   - text: the search as it is typed; empty for everything.
  ///   - timeZone: where days begin.
  /// - Throws: as `search`.
  /// - Returns: their ids.
  public func matchingIDs(_ text: String, timeZone: TimeZone = .current) throws -> [ItemID] {
    try catalog.read { reader in
      try reader.ids(of: try resolved(Search(parsing: text), timeZone, in: reader))
    }
  }

  /// A search with all that it names looked up.
  private func resolved(
    _ search: Search,
    _ timeZone: TimeZone,
    in reader: CatalogReader
  ) throws -> Search {
    var digests: [String: ContentID] = [:]
    for file in try search.query.files(saved: { try reader.savedSearch($0)?.text })
    where digests[file] == nil {
      guard FileManager.default.fileExists(atPath: file) else {
        throw TroupeError.fileNotFound(path: file)
      }
      digests[file] = try ContentID.of(fileAt: file)
    }
    let facts = CatalogFacts(reader, now: world.now(), timeZone: timeZone, digests: digests)
    return try search.resolved(with: facts)
  }
}

extension SearchResult {
  fileprivate func notes(of query: Query) -> [String] {
    var notes: [String] = []
    if isRankedInPart { notes.append("Only the newest 20,000 of them were ranked by relevance.") }
    if isCutShort {
      notes.append(
        "\(query.slowestPart.map { "'\($0)'" } ?? "The search") looks at every generation; it was stopped, and more may fit."
      )
    }
    return notes
  }
}

extension Query {
  /// The part that takes most of the time, as it is typed; nil where no part is worse than another.
  fileprivate var slowestPart: String? {
    values(of: PromptFilter.self).first.map { Filter($0).description }
      ?? values(of: IsFilter.self).first.map { Filter($0).description }
      ?? phrases.first { $0.isPrefix }.map(\.description)
  }

  /// The words and phrases anywhere in it.
  private var phrases: [Phrase] {
    switch self {
    case .everything, .field: []
    case .all(let parts), .any(let parts): parts.flatMap(\.phrases)
    case .not(let part): part.phrases
    case .words(let phrase): [phrase]
    }
  }

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
