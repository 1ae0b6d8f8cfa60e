import GRDB
import TroupeSearch

/// Walks through the generations in an order, a stretch at a time, and picks those that fit.
///
/// The stretches grow. Between two the clock is looked at, and within one the index of words is asked only about the
/// keys that the stretch spans: keys are dense and in about the order of time.
struct SearchWalk {
  let db: Database
  let query: Query
  let order: SearchOrder
  /// When it gives up.
  let deadline: ContinuousClock.Instant

  static let firstStretch = 1000
  static let longestStretch = 64_000

  init(_ db: Database, _ query: Query, _ order: SearchOrder, deadline: ContinuousClock.Instant) {
    self.db = db
    self.query = query
    self.order = order
    self.deadline = deadline
  }

  /// The keys of the first that fit behind a place, and whether the time was over before.
  func keys(
    after place: SearchOrder.Place?,
    limit: Int
  ) throws -> (keys: [Int64], isCutShort: Bool) {
    var keys: [Int64] = []
    let isWhole = try stretches(after: place) { stretch, condition in
      let sql =
        "SELECT generation.key FROM \(order.walk)" + stretch + " AND " + condition
        + "\(order.sql) LIMIT \(limit - keys.count)"
      keys += try Int64.fetchAll(db, sql: sql.sql, arguments: sql.arguments)
      return keys.count < limit
    }
    return (keys, !isWhole)
  }

  /// How many fit, counted up to a number, and whether the time was over before.
  func count(upTo limit: Int) throws -> (count: Int, isCutShort: Bool) {
    var count = 0
    let isWhole = try stretches(after: nil) { stretch, condition in
      let rows =
        "SELECT 1 FROM \(order.walk)" + stretch + " AND " + condition + " LIMIT \(limit - count)"
      let sql = "SELECT count(*) FROM (" + rows + ")"
      count += try Int.fetchOne(db, sql: sql.sql, arguments: sql.arguments) ?? 0
      return count < limit
    }
    return (count, !isWhole)
  }

  /// Does something for one stretch after the other, until it says that it has enough.
  ///
  /// - Returns: whether there was time for that.
  private func stretches(
    after start: SearchOrder.Place?,
    _ body: (_ stretch: SQLPiece, _ condition: SQLPiece) throws -> Bool
  ) throws -> Bool {
    let edges = query.edges
    var place = start ?? edges.flatMap { startPlace($0) }
    var length = Self.firstStretch
    while true {
      let behind = (place.map(order.after) ?? SQLPiece("")) + (edges.map(lowEdge) ?? SQLPiece(""))
      let end = try self.end(of: behind, length)
      let stretch = end.map { behind + order.upTo($0) } ?? behind
      let keys = query.looksForWords ? try self.keys(in: behind, length) : nil
      if query.looksForWords, keys == nil { return true }
      guard try body(stretch, try query.condition(keys)), let end else { return true }
      guard ContinuousClock.now < deadline else { return false }
      place = end
      length = min(length * 4, Self.longestStretch)
    }
  }

  /// The last place of a stretch; nil where fewer are left.
  private func end(of behind: SQLPiece, _ length: Int) throws -> SearchOrder.Place? {
    let sql =
      "SELECT \(order.columns) FROM \(order.walk)" + behind
      + "\(order.sql) LIMIT 1 OFFSET \(length - 1)"
    return try Row.fetchOne(db, sql: sql.sql, arguments: sql.arguments)
      .map { SearchOrder.Place($0) }
  }

  /// The least and the greatest key of a stretch; nil where it is empty.
  private func keys(in behind: SQLPiece, _ length: Int) throws -> ClosedRange<Int64>? {
    let rows =
      "SELECT generation.key AS key FROM \(order.walk)" + behind
      + "\(order.sql) LIMIT \(length)"
    let sql = "SELECT min(key), max(key) FROM (" + rows + ")"
    guard let row = try Row.fetchOne(db, sql: sql.sql, arguments: sql.arguments),
      let first = row[0] as Int64?, let last = row[1] as Int64?
    else { return nil }
    return first...last
  }

  /// Where a walk by time begins that a `created:` bounds.
  private func startPlace(_ edges: Range<Int64>) -> SearchOrder.Place? {
    guard order.isByTime else { return nil }
    let time = order.isAscending ? edges.lowerBound : edges.upperBound
    // No id is less than an empty one.
    return SearchOrder.Place(value: time, createdAt: time, id: "")
  }

  /// Where it ends.
  private func lowEdge(_ edges: Range<Int64>) -> SQLPiece {
    guard order.isByTime else { return SQLPiece("") }
    return order.isAscending
      ? SQLPiece(" AND generation.created_at < ?", [edges.upperBound])
      : SQLPiece(" AND generation.created_at >= ?", [edges.lowerBound])
  }
}

extension SearchOrder {
  fileprivate var isByTime: Bool { index == "generation_in_use" }
}

extension Query {
  /// The time in which all that fits was made, where the query says so.
  fileprivate var edges: Range<Int64>? {
    switch self {
    case .field(let filter): return (filter.filter as? CreatedFilter)?.range
    case .all(let parts):
      return parts.compactMap(\.edges).reduce(nil as Range<Int64>?) { known, next in
        known.map { $0.clamped(to: next) } ?? next
      }
    default: return nil
    }
  }
}
