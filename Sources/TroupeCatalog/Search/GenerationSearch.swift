internal import GRDB
public import TroupeModel
public import TroupeSearch

/// A page of generations that a search found.
public struct SearchResult: Sendable {
  /// Those on the page, in the order of the search.
  public var generations: [Generation] = []
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
    let run = try SearchRun(db, search, within: time)
    var result = SearchResult()
    let keys = try run.page(limit: limit, after: last, &result)
    if last == nil, keys.count < limit, !result.isCutShort {
      result.total = SearchTotal(count: keys.count, isExact: true)
    } else {
      result.total = try run.total()
    }
    result.generations = try generations(keys: keys)
    return result
  }

  /// How many generations are in use.
  public func generationCount() throws -> Int {
    try Int.fetchOne(db, sql: "SELECT count(*) FROM generation WHERE trashed_at IS NULL") ?? 0
  }

  private func generations(keys: [Int64]) throws -> [Generation] {
    try keys.flatMap { try generations(where: "generation.key = ?", [$0]) }
  }
}

/// One search under way: chooses where to begin, then reads the page.
struct SearchRun {
  let db: Database
  let query: Query
  let sort: SearchSort
  let order: SearchOrder
  let deadline: ContinuousClock.Instant
  /// The keys of at least all that fit, where these are few enough to be sorted.
  let driver: SQLPiece?

  init(_ db: Database, _ search: Search, within time: Duration) throws {
    self.db = db
    query = search.query
    sort = search.sort ?? .newest
    order = SearchOrder(sort)
    deadline = .now + time
    driver = try Self.driver(db, search.query)
  }

  /// The rarest of the ways to find the rows, unless all are common.
  ///
  /// Sorting n matches costs about what walking through 50·N/n rows does until a page is full.
  private static func driver(_ db: Database, _ query: Query) throws -> SQLPiece? {
    let sources = try query.sources()
    guard !sources.isEmpty else { return nil }
    let rows = try Int.fetchOne(db, sql: "SELECT max(key) FROM generation") ?? 0
    let few = max(1000, Int((50 * Double(rows)).squareRoot()))
    var best: (count: Int, source: SQLPiece)?
    for source in sources {
      let least = min(few, best?.count ?? few)
      let sql = "SELECT count(*) FROM (SELECT key FROM (" + source + ") LIMIT \(least + 1))"
      let count = try Int.fetchOne(db, sql: sql.sql, arguments: sql.arguments) ?? 0
      if count <= least { best = (count, source) }
      if count < 50 { break }
    }
    return best?.source
  }

  /// The rows that the driver finds and that fit.
  private func driven(_ driver: SQLPiece) throws -> SQLPiece {
    "generation NOT INDEXED WHERE generation.key IN (SELECT key FROM (" + driver
      + ")) AND generation.trashed_at IS NULL AND " + (try query.condition())
  }

  /// The keys of a page in order.
  func page(limit: Int, after last: ItemID?, _ result: inout SearchResult) throws -> [Int64] {
    if sort.key == .relevance, let match = Query.split(query.conjuncts).match {
      return try ranked(match, limit: limit, after: last, &result)
    }
    let place = try last.map(self.place(of:))
    if let driver {
      let behind = place.map(order.after) ?? SQLPiece("")
      let sql =
        "SELECT generation.key FROM " + (try driven(driver)) + behind
        + "\(order.sql) LIMIT \(limit)"
      return try Int64.fetchAll(db, sql: sql.sql, arguments: sql.arguments)
    }
    let walk = SearchWalk(db, query, order, deadline: deadline)
    let found = try walk.keys(after: place, limit: limit)
    result.isCutShort = found.isCutShort
    return found.keys
  }

  /// How many fit, as far as they are counted.
  func total() throws -> SearchTotal {
    let most = SearchTotal.limit + 1
    let rows: SQLPiece
    if let driver {
      rows = "SELECT 1 FROM " + (try driven(driver))
    } else if let match = query.match {
      // Only generations in use are in the index of words.
      rows = SQLPiece("SELECT 1 FROM generation_text WHERE generation_text MATCH ?", [match])
    } else {
      let walk = SearchWalk(db, query, SearchOrder(.newest), deadline: .now + .milliseconds(100))
      let (count, isCutShort) = try walk.count(upTo: most)
      return SearchTotal(count: min(count, most - 1), isExact: count < most && !isCutShort)
    }
    let sql = "SELECT count(*) FROM (" + rows + " LIMIT \(most))"
    let count = try Int.fetchOne(db, sql: sql.sql, arguments: sql.arguments) ?? 0
    return SearchTotal(count: min(count, most - 1), isExact: count < most)
  }

  /// Where a generation stands in the order.
  private func place(of id: ItemID) throws -> SearchOrder.Place {
    guard
      let row = try Row.fetchOne(
        db,
        sql: "SELECT \(order.columns) FROM generation WHERE generation.id = ?",
        arguments: [id.description]
      )
    else { throw CatalogError.notFound(.generation, typed: id.description, nearest: []) }
    return SearchOrder.Place(row)
  }
}

extension Query {
  /// The parts that must all fit.
  var conjuncts: [Query] {
    if case .all(let parts) = self { parts } else { [self] }
  }
}
