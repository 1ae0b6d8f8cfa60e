import GRDB
import TroupeModel
import TroupeSearch

/// One search under way: chooses where the keys come from, then reads the page.
struct SearchRun {
  let db: Database
  /// All that is looked for.
  let query: Query
  let sort: SearchSort
  let deadline: ContinuousClock.Instant
  /// Where the keys come from.
  let scan: KeyScan
  /// What is to be checked of each row that `scan` finds; in an order of time its bounds are kept by themselves.
  let rest: Query
  /// Between which times all that fits was made.
  let times: Range<Int64>?
  /// All keys there are.
  let all: ClosedRange<Int64>
  /// The part of all rows that hold the words that are looked for; 1 where that is not known.
  private(set) var wordDensity = 1.0
  /// What counts all that fits, where one index does.
  private(set) var counting: SQLPiece?

  init(_ db: Database, _ search: Search, within time: Duration) throws {
    self.db = db
    query = search.query
    sort = search.sort ?? .newest
    deadline = .now + time
    let last = try Int64.fetchOne(db.cachedStatement(sql: "SELECT max(key) FROM generation"))
    all = 0...(last ?? 0)
    let (times, bounded) = query.bounded
    self.times = times
    var best: (scan: KeyScan, rest: Query)?
    for choice in try bounded.choices() {
      if times == nil, choice.rest == .everything { counting = choice.source.counting }
      guard let scan = try KeyScan(choice.source, all, db) else { continue }
      if choice.source.isWords { wordDensity = scan.density }
      if best.map({ scan.density < $0.scan.density }) ?? true { best = (scan, choice.rest) }
    }
    scan = best?.scan ?? KeyScan()
    rest = best?.rest ?? bounded
  }

  /// The keys of a page in order.
  mutating func page(limit: Int, after last: ItemID?, _ result: inout SearchResult) throws {
    if sort.key == .relevance, let match = Query.split(query.conjuncts).match {
      return try ranked(match, limit: limit, after: last, &result)
    }
    let order = SearchOrder(sort)
    let place = try last.map { try self.place(of: $0, order) }
    if order.isByTime {
      let found = try byTime(
        limit: limit,
        after: place.map { TimePlace(time: $0.createdAt, key: $0.key) }
      )
      (result.keys, result.isCutShort) = (found.keys, found.isCutShort)
    } else {
      try byValue(order, limit: limit, after: place, &result)
    }
  }

  /// The first that fit in the order of time.
  func byTime(
    limit: Int,
    after place: TimePlace? = nil
  ) throws -> (keys: [Int64], isCutShort: Bool) {
    let isAscending = sort.key == .created && sort.isAscending
    var keys: [Int64] = []
    for group in try TimeRun.groups(db, isAscending: isAscending) {
      var found: [TimePlace] = []
      for run in group {
        guard let range = try range(of: run, after: place, isAscending) else { continue }
        let part = try fitting(range, limit: limit - keys.count, isAscending)
        if part.isCutShort {
          // What a stretch beside it holds may belong before.
          return (group.count == 1 ? keys + part.keys : keys, true)
        }
        found +=
          try group.count == 1
          ? part.keys.map { TimePlace(time: 0, key: $0) } : places(of: part.keys)
      }
      if group.count > 1 { found.sort(by: isAscending ? (<) : (>)) }
      keys += found.prefix(limit - keys.count).map(\.key)
      if keys.count >= limit { break }
    }
    return (keys, false)
  }

  /// The keys of a stretch that lie within the bounds of the query and behind a place.
  func range(
    of run: TimeRun,
    after place: TimePlace?,
    _ isAscending: Bool
  ) throws -> ClosedRange<Int64>? {
    let first = times.map { TimePlace(time: $0.lowerBound, key: .min) }
    let last = times.map { TimePlace(time: $0.upperBound, key: .min) }
    guard times?.isEmpty != true else { return nil }
    return isAscending
      ? try run.keys(after: [first, place].compactMap(\.self).max(), before: last, db)
      : try run.keys(after: first, before: [last, place].compactMap(\.self).min(), db)
  }

  /// The first keys of a stretch whose rows fit, a batch of candidates after the other.
  func fitting(
    _ range: ClosedRange<Int64>,
    limit: Int,
    _ isAscending: Bool
  ) throws -> (keys: [Int64], isCutShort: Bool) {
    let needsCheck = rest != .everything || !scan.isInUse
    if scan.isAll, needsCheck { return try fittingOfAll(range, limit: limit, isAscending) }
    var keys: [Int64] = []
    var left: ClosedRange<Int64>? = range
    var size = needsCheck ? max(100, min(limit, Self.longestBatch)) : limit
    while let stretch = left, keys.count < limit {
      let batch = try scan.keys(stretch, limit: size, isAscending: isAscending, db)
      keys += try (needsCheck ? checked(batch.keys, rest) : batch.keys).prefix(limit - keys.count)
      left = batch.rest
      guard left == nil || ContinuousClock.now < deadline else { return (keys, true) }
      size = min(size, Self.longestBatch / 4) * 4
    }
    return (keys, false)
  }

  static let longestBatch = 8192
  private static let longestStretch: Int64 = 65_536

  /// The first of all keys of a stretch whose rows fit: straight from the rows, a part of the stretch after the other.
  private func fittingOfAll(
    _ range: ClosedRange<Int64>,
    limit: Int,
    _ isAscending: Bool
  ) throws -> (keys: [Int64], isCutShort: Bool) {
    var keys: [Int64] = []
    var (low, high) = (range.lowerBound, range.upperBound)
    var length: Int64 = 1024
    while low <= high, keys.count < limit {
      let part =
        isAscending ? low...min(high, low + length - 1) : max(low, high - length + 1)...high
      let sql =
        "SELECT generation.key FROM generation NOT INDEXED WHERE "
        + SQLPiece(
          "generation.key BETWEEN ? AND ? AND generation.trashed_at IS NULL AND ",
          [part.lowerBound, part.upperBound]
        ) + (try rest.condition(.among(part)))
        + " ORDER BY generation.key \(isAscending ? "ASC" : "DESC") LIMIT \(limit - keys.count)"
      keys += try Int64.fetchAll(db.cachedStatement(sql: sql.sql), arguments: sql.arguments)
      if isAscending { low = part.upperBound + 1 } else { high = part.lowerBound - 1 }
      guard low > high || ContinuousClock.now < deadline else { return (keys, true) }
      length = min(length * 4, Self.longestStretch)
    }
    return (keys, false)
  }

  /// Those of some keys whose rows are in use and fit, in their order.
  func checked(_ keys: [Int64], _ rest: Query) throws -> [Int64] {
    guard let low = keys.min(), let high = keys.max() else { return [] }
    // To ask the index of words for one row costs about as much as thirty of the rows that it finds.
    let isSparse = wordDensity * Double(high - low) > 30 * Double(keys.count)
    let sql =
      "SELECT generation.key FROM generation NOT INDEXED WHERE generation.key IN "
      + SQLPiece(
        "(SELECT value FROM json_each(?)) AND generation.trashed_at IS NULL AND ",
        [json(keys)]
      ) + (try rest.condition(isSparse ? .each : .among(low...high)))
    let fit = Set(
      try Int64.fetchAll(db.cachedStatement(sql: sql.sql), arguments: sql.arguments)
    )
    return keys.filter(fit.contains)
  }

  private func places(of keys: [Int64]) throws -> [TimePlace] {
    try Row.fetchAll(
      db.cachedStatement(
        sql: """
          SELECT created_at, key FROM generation NOT INDEXED WHERE key IN (SELECT value FROM json_each(?))
          """
      ),
      arguments: [json(keys)]
    ).map { TimePlace(time: $0[0], key: $0[1]) }
  }

  func json(_ keys: [Int64]) -> String {
    "[" + keys.map(String.init).joined(separator: ",") + "]"
  }

  /// Where a generation stands in the order.
  private func place(of id: ItemID, _ order: SearchOrder) throws -> SearchOrder.Place {
    guard
      let row = try Row.fetchOne(
        db.cachedStatement(sql: "SELECT \(order.columns) FROM generation WHERE generation.id = ?"),
        arguments: [id.description]
      )
    else { throw CatalogError.notFound(.generation, typed: id.description, nearest: []) }
    return SearchOrder.Place(row)
  }
}
