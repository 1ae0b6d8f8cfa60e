import GRDB

/// A stretch of keys in which a greater key is never older.
struct TimeRun: Hashable {
  var keys: ClosedRange<Int64>
  var times: ClosedRange<Int64>

  /// The stretches, in groups that follow one another in time; those of one group overlap.
  ///
  /// Where all was recorded as it was made there is one group of one stretch.
  static func groups(_ db: Database, isAscending: Bool) throws -> [[TimeRun]] {
    let runs = try Row.fetchAll(
      db.cachedStatement(
        sql: """
          SELECT first_key, last_key, first_time, last_time FROM generation_run ORDER BY first_time, first_key
          """
      )
    ).map { row in
      TimeRun(keys: (row[0] as Int64)...row[1], times: (row[2] as Int64)...row[3])
    }
    var groups: [[TimeRun]] = []
    var latest = Int64.min
    for run in runs {
      // Of the same time the greater key is newer, wherever it stands.
      if run.times.lowerBound <= latest, !groups.isEmpty {
        groups[groups.count - 1].append(run)
      } else {
        groups.append([run])
      }
      latest = max(latest, run.times.upperBound)
    }
    return isAscending ? groups : groups.reversed()
  }

  /// The keys of the rows that lie between two places, neither of them included; nil where there are none.
  func keys(
    after first: TimePlace?,
    before last: TimePlace?,
    _ db: Database
  ) throws -> ClosedRange<Int64>? {
    var (low, high) = (keys.lowerBound, keys.upperBound)
    if let first { low = try firstKey(in: db) { $0 > first } }
    if let last { high = try firstKey(in: db) { $0 >= last } - 1 }
    return low <= high ? low...high : nil
  }

  /// The least key from which on a condition holds that, once it holds, holds for all that is newer.
  private func firstKey(in db: Database, where holds: (TimePlace) -> Bool) throws -> Int64 {
    if holds(TimePlace(time: times.lowerBound, key: keys.lowerBound)) { return keys.lowerBound }
    let statement = try db.cachedStatement(
      sql: "SELECT key, created_at FROM generation WHERE key >= ? ORDER BY key LIMIT 1"
    )
    var (low, high) = (keys.lowerBound, keys.upperBound + 1)
    while low < high {
      let middle = low + (high - low) / 2
      guard let row = try Row.fetchOne(statement, arguments: [middle]),
        (row[0] as Int64) <= keys.upperBound
      else {
        high = middle
        continue
      }
      let place = TimePlace(time: row[1], key: row[0])
      if holds(place) {
        high = middle
      } else {
        low = place.key + 1
      }
    }
    return low
  }
}

/// Where a row stands in time; of the same time the greater key is newer.
struct TimePlace: Comparable {
  var time: Int64
  var key: Int64

  static func < (left: Self, right: Self) -> Bool {
    (left.time, left.key) < (right.time, right.key)
  }
}
