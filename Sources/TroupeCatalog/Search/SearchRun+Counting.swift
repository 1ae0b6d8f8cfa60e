import GRDB
import TroupeSearch

extension SearchRun {
  /// How many candidates are looked at to count what fits, where each has to be looked at.
  ///
  /// In a library that memory holds that takes a moment; in a larger one each is somewhere else on the disk, and to ask
  /// the index of words about one takes several times as long.
  private var mostChecked: Int {
    if all.upperBound <= Self.countedInFull { return SearchTotal.limit }
    return rest.hasWords ? 100 : 600
  }

  /// Up to how many generations all that fits is counted, up to the limit.
  private static let countedInFull: Int64 = 100_000

  /// How many fit, as far as they are counted.
  func total() throws -> SearchTotal {
    let most = SearchTotal.limit
    if scan.isAll, rest == .everything {
      return total(try countByTime(most + 1))
    }
    if let counting {
      let sql = "SELECT count(*) FROM (" + counting + " LIMIT \(most + 1))"
      return total(
        try Int.fetchOne(db.cachedStatement(sql: sql.sql), arguments: sql.arguments) ?? 0
      )
    }
    guard rest == .everything, times == nil else { return try totalOfChecked() }
    var keys = try scan.keys(all, limit: most + 1, isAscending: false, db).keys
    if !scan.isInUse {
      let trash = Set(
        try Int64.fetchAll(
          db.cachedStatement(sql: "SELECT key FROM generation WHERE trashed_at IS NOT NULL")
        )
      )
      let isWhole = keys.count <= most
      keys.removeAll(where: trash.contains)
      return SearchTotal(count: min(keys.count, most), isExact: isWhole)
    }
    return total(keys.count)
  }

  private func total(_ count: Int) -> SearchTotal {
    SearchTotal(count: min(count, SearchTotal.limit), isExact: count <= SearchTotal.limit)
  }

  /// How many in use were made within the bounds.
  private func countByTime(_ limit: Int) throws -> Int {
    let range = times ?? .min..<(.max)
    return try Int.fetchOne(
      db.cachedStatement(
        sql: """
          SELECT count(*) FROM (SELECT 1 FROM generation INDEXED BY generation_in_use
            WHERE trashed_at IS NULL AND created_at >= ? AND created_at < ? LIMIT ?)
          """
      ),
      arguments: [range.lowerBound, range.upperBound, limit]
    ) ?? 0
  }

  /// How many of the newest candidates fit; all, where these are few enough.
  private func totalOfChecked() throws -> SearchTotal {
    var count = 0
    var left = mostChecked
    let needsCheck = rest != .everything || !scan.isInUse
    for group in try TimeRun.groups(db, isAscending: false) {
      for run in group {
        var range = try range(of: run, after: nil, false)
        while let stretch = range, left > 0 {
          let batch = try scan.keys(stretch, limit: left, isAscending: false, db)
          count += try needsCheck ? checked(batch.keys, rest).count : batch.keys.count
          left -= max(1, batch.keys.count)
          range = batch.rest
        }
        if range != nil { return SearchTotal(count: count, isExact: false) }
      }
    }
    return total(count)
  }
}
