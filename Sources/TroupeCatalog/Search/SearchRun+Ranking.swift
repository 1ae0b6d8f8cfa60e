import GRDB
import TroupeModel
import TroupeSearch

extension SearchRun {
  /// The keys of a page by bm25, the best first; of equals the newer first.
  func ranked(
    _ match: String,
    limit: Int,
    after last: ItemID?,
    _ result: inout SearchResult
  ) throws -> [Int64] {
    // The oldest of the newest that are ranked.
    let oldest = try Int64.fetchOne(
      db,
      sql: """
        SELECT rowid FROM generation_text WHERE generation_text MATCH ? ORDER BY rowid DESC LIMIT 1 OFFSET ?
        """,
      arguments: [match, CatalogReader.mostRanked - 1]
    )
    if let oldest {
      result.isRankedInPart =
        try Bool.fetchOne(
          db,
          sql: """
            SELECT EXISTS (SELECT 1 FROM generation_text WHERE generation_text MATCH ? AND rowid < ?)
            """,
          arguments: [match, oldest]
        ) ?? false
    }
    var keys = try Int64.fetchAll(
      db,
      sql: """
        SELECT rowid FROM generation_text WHERE generation_text MATCH ? AND rowid >= ? ORDER BY rank, rowid DESC
        """,
      arguments: [match, oldest ?? 0]
    )[...]
    if let last {
      let key = try Int64.fetchOne(
        db,
        sql: "SELECT key FROM generation WHERE id = ?",
        arguments: [last.description]
      )
      guard let key, let place = keys.firstIndex(of: key) else {
        throw CatalogError.notFound(.generation, typed: last.description, nearest: [])
      }
      keys = keys[(place + 1)...]
    }
    return try fitting(keys, limit: limit)
  }

  /// The first of some keys whose rows fit, in their order.
  private func fitting(_ keys: ArraySlice<Int64>, limit: Int) throws -> [Int64] {
    var page: [Int64] = []
    var rest = keys
    while page.count < limit, !rest.isEmpty {
      let batch = rest.prefix(max(200, limit))
      rest = rest.dropFirst(batch.count)
      let low = batch.min() ?? 0
      let condition = try query.condition(low...(batch.max() ?? low))
      let sql =
        SQLPiece(
          """
          SELECT generation.key FROM generation NOT INDEXED WHERE generation.key IN (SELECT value FROM json_each(?))
            AND generation.trashed_at IS NULL AND 
          """,
          ["[" + batch.map(String.init).joined(separator: ",") + "]"]
        ) + condition
      let fit = Set(try Int64.fetchAll(db, sql: sql.sql, arguments: sql.arguments))
      page += batch.filter(fit.contains).prefix(limit - page.count)
    }
    return page
  }
}
