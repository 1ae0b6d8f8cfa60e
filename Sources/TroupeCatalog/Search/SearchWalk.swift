import GRDB
import TroupeSearch

/// Walks through the generations in the order of a column, a stretch at a time, and picks those that fit.
///
/// The stretches grow; between two the clock is looked at.
struct SearchWalk {
  let db: Database
  let query: Query
  let order: SearchOrder
  /// When it gives up.
  let deadline: ContinuousClock.Instant

  private static let firstStretch = 1000
  private static let longestStretch = 64_000

  init(_ db: Database, _ query: Query, _ order: SearchOrder, deadline: ContinuousClock.Instant) {
    self.db = db
    self.query = query
    self.order = order
    self.deadline = deadline
  }

  /// The keys of the first that fit behind a place, and whether the time was over before.
  func keys(
    after start: SearchOrder.Place?,
    limit: Int
  ) throws -> (keys: [Int64], isCutShort: Bool) {
    let condition = try query.condition(.each)
    var keys: [Int64] = []
    var place = start
    var length = Self.firstStretch
    while true {
      let behind = place.map(order.after) ?? SQLPiece("")
      let end = try self.end(of: behind, length)
      let stretch = end.map { behind + order.upTo($0) } ?? behind
      let sql =
        "SELECT generation.key FROM \(order.walk)" + stretch + " AND " + condition
        + "\(order.sql) LIMIT \(limit - keys.count)"
      keys += try Int64.fetchAll(db.cachedStatement(sql: sql.sql), arguments: sql.arguments)
      guard keys.count < limit, let end else { return (keys, false) }
      guard ContinuousClock.now < deadline else { return (keys, true) }
      place = end
      length = min(length * 4, Self.longestStretch)
    }
  }

  /// The last place of a stretch; nil where fewer are left.
  private func end(of behind: SQLPiece, _ length: Int) throws -> SearchOrder.Place? {
    let sql =
      "SELECT \(order.columns) FROM \(order.walk)" + behind
      + "\(order.sql) LIMIT 1 OFFSET \(length - 1)"
    return try Row.fetchOne(db.cachedStatement(sql: sql.sql), arguments: sql.arguments)
      .map { SearchOrder.Place($0) }
  }
}
