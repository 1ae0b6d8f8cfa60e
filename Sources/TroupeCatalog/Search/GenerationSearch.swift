internal import GRDB
public import TroupeModel
public import TroupeSearch

/// A page of generations that a search found.
public struct SearchResult: Sendable {
  /// The keys in the catalog of those on the page, in the order of the search.
  var keys: [Int64] = []
  /// Those on the page, in the order of the search.
  public var lines: [GenerationLine] = []
  /// How many there are in all.
  public var total = SearchTotal(count: 0, isExact: true)
  /// Whether there were so many that only the newest were ranked by relevance.
  public var isRankedInPart = false
  /// Whether the time was over before everything was looked at.
  public var isCutShort = false
}

/// How many things a search finds, as far as they were counted.
public struct SearchTotal: Hashable, Sendable {
  /// How many were counted.
  public var count: Int
  /// Whether those are all.
  public var isExact: Bool
  /// How far is counted.
  public static let limit = 10_000

  /// Creates a total.
  public init(count: Int, isExact: Bool) {
    self.count = count
    self.isExact = isExact
  }
}

extension CatalogReader {
  /// How many matches are ranked by relevance at the most, the newest.
  static let mostRanked = 20_000

  /// A page of the generations that a search finds, and how many there are.
  ///
  /// - Parameters:
  ///   - search: what is looked for and in which order; its names and times have been looked up with `resolved`.
  ///   - limit: how many at the most.
  ///   - last: the last of the page before, after which this one begins.
  ///   - time: for how long to look through rows that no index finds.
  /// - Throws: `CatalogError.notFound` where the page before does not end with a generation.
  /// - Returns: the page.
  public func search(
    _ search: Search,
    limit: Int,
    after last: ItemID? = nil,
    within time: Duration = .seconds(2)
  ) throws -> SearchResult {
    var run = try SearchRun(db, search, within: time)
    var result = SearchResult()
    try run.page(limit: limit, after: last, &result)
    result.lines = try lines(keys: result.keys)
    if last == nil, result.keys.count < limit, !result.isCutShort {
      result.total = SearchTotal(count: result.keys.count, isExact: true)
    } else {
      result.total = try run.total()
      // What is counted stops somewhere; the page may have gone further.
      result.total.count = max(result.total.count, result.keys.count)
    }
    return result
  }

  /// All the generations that a search finds, in its order.
  ///
  /// - Parameter search: one whose names and times have been looked up with `resolved`.
  /// - Throws: `CatalogError.damaged` for a field that generations do not have.
  /// - Returns: their ids.
  public func ids(of search: Search) throws -> [ItemID] {
    var run = try SearchRun(db, search, within: .seconds(3600))
    var result = SearchResult()
    try run.page(limit: .max, after: nil, &result)
    let statement = try db.cachedStatement(sql: "SELECT id FROM generation WHERE key = ?")
    return try result.keys.compactMap { key in
      try Row.fetchOne(statement, arguments: [key])?.id("id")
    }
  }

  /// How many generations are in use.
  public func generationCount() throws -> Int {
    try Int.fetchOne(db, sql: "SELECT count(*) FROM generation WHERE trashed_at IS NULL") ?? 0
  }
}
