import GRDB
import TroupeSearch

extension SearchRun {
  /// How many keys are sorted at once; beyond them, going along the order finds a page sooner.
  ///
  /// Of words it does so later, for it has to ask their index about each row.
  private var mostSorted: Int { query.hasWords ? 16_000 : 6000 }

  /// The keys of a page in the order of a column.
  func byValue(
    _ order: SearchOrder,
    limit: Int,
    after place: SearchOrder.Place?,
    _ result: inout SearchResult
  ) throws {
    let keys = scan.isAll ? nil : try scan.keys(all, limit: mostSorted, isAscending: false, db)
    guard let keys, keys.rest == nil, keys.keys.count < mostSorted else {
      let walk = SearchWalk(db, query, order, deadline: deadline)
      (result.keys, result.isCutShort) = try walk.keys(after: place, limit: limit)
      return
    }
    let sql =
      "SELECT generation.key FROM generation NOT INDEXED WHERE generation.key IN "
      + SQLPiece(
        "(SELECT value FROM json_each(?)) AND generation.trashed_at IS NULL",
        [json(keys.keys)]
      )
      + (times.map {
        SQLPiece(
          " AND generation.created_at >= ? AND generation.created_at < ?",
          [$0.lowerBound, $0.upperBound]
        )
      } ?? SQLPiece("")) + (place.map(order.after) ?? SQLPiece("")) + order.sql
    let sorted = try Int64.fetchAll(
      db.cachedStatement(sql: sql.sql),
      arguments: sql.arguments
    )
    result.keys = try first(limit, of: sorted[...], checking: rest)
  }

  /// The first of some keys whose rows fit, in their order.
  func first(
    _ limit: Int,
    of keys: ArraySlice<Int64>,
    checking rest: Query
  ) throws -> [Int64] {
    guard rest != .everything else { return Array(keys.prefix(limit)) }
    var page: [Int64] = []
    var left = keys
    while page.count < limit, !left.isEmpty {
      let batch = left.prefix(max(100, min(limit, Self.longestBatch)))
      left = left.dropFirst(batch.count)
      page += try checked(Array(batch), rest).prefix(limit - page.count)
    }
    return page
  }
}
