import GRDB

/// A way to the keys of all rows that fit a part of a query, and perhaps of more.
struct KeySource {
  /// What all together find it.
  var ways: [KeyWay]
  /// Whether each row that is found fits the part.
  var isExact = true
  /// Whether only rows in use are found.
  var isInUse = true
  /// Whether no way gives a key twice.
  var isDistinct = true
  /// Whether it is the index of words.
  var isWords = false

  /// A statement that finds each of the rows once, where there is one.
  var counting: SQLPiece? {
    guard isExact, isInUse, isDistinct, ways.count == 1 else { return nil }
    switch ways[0] {
    case .lookup(let sql): return sql
    case .walk(let walk): return "SELECT 1 FROM \(walk.rows) WHERE " + walk.condition
    }
  }
}

/// How keys are found.
enum KeyWay {
  /// Along an index that ends with the keys, so that they come in their order.
  case walk(KeyWalk)
  /// In any order, by `SELECT … AS key`.
  case lookup(SQLPiece)
}

/// Rows of an index that gives keys in their order.
struct KeyWalk {
  /// What stands after FROM.
  var rows: String
  /// The column with the key of a generation.
  var key: String
  /// Which of the rows.
  var condition: SQLPiece

  /// Of a column of `generation`, by its index.
  init(index: String, _ condition: SQLPiece) {
    rows = "generation INDEXED BY \(index)"
    key = "generation.key"
    self.condition = "generation.trashed_at IS NULL AND " + condition
  }

  init(rows: String, key: String, _ condition: SQLPiece) {
    self.rows = rows
    self.key = key
    self.condition = condition
  }

  /// Every generation in use.
  static var all: KeyWalk {
    KeyWalk(
      rows: "generation",
      key: "generation.key",
      SQLPiece("generation.trashed_at IS NULL")
    )
  }

  /// The keys of a stretch in their order, as SQL.
  func sql(_ keys: ClosedRange<Int64>, limit: Int, isAscending: Bool) -> SQLPiece {
    "SELECT \(key) AS key FROM \(rows) WHERE " + condition
      + SQLPiece(" AND \(key) BETWEEN ? AND ?", [keys.lowerBound, keys.upperBound])
      + " ORDER BY \(key) \(isAscending ? "ASC" : "DESC") LIMIT \(limit)"
  }
}

/// A source that is being read: its lookups have been made.
struct KeyScan {
  private enum Way {
    case walk(KeyWalk)
    /// All there are, the least first.
    case list([Int64])
  }

  private var ways: [Way] = []
  /// Whether each row that is found fits the part.
  let isExact: Bool
  /// Whether only rows in use are found.
  let isInUse: Bool
  /// Whether it goes through all rows in use.
  var isAll = false
  /// The part of all rows that it finds, as the newest of them let it seem; small is good.
  private(set) var density = 0.0

  /// How many are looked at to see how many there are.
  private static let sample = 64
  /// How many a lookup may find.
  private static let mostLookedUp = 5000

  /// Makes the lookups of a source; nil where one finds so many that going through the rows is better.
  init?(_ source: KeySource, _ all: ClosedRange<Int64>, _ db: Database) throws {
    isExact = source.isExact
    isInUse = source.isInUse
    let size = Double(all.upperBound - all.lowerBound + 1)
    for way in source.ways {
      switch way {
      case .walk(let walk):
        let newest = try Self.keys(walk, all, limit: Self.sample, isAscending: false, db)
        if newest.count < Self.sample {
          ways.append(.list(newest.reversed()))
          density += Double(newest.count) / size
        } else {
          ways.append(.walk(walk))
          density +=
            Double(Self.sample) / Double(all.upperBound - (newest.last ?? all.lowerBound) + 1)
        }
      case .lookup(let sql):
        let limited = sql + " LIMIT \(Self.mostLookedUp + 1)"
        let keys = try Int64.fetchAll(
          db.cachedStatement(sql: limited.sql),
          arguments: limited.arguments
        )
        guard keys.count <= Self.mostLookedUp else { return nil }
        ways.append(.list(Set(keys).sorted()))
        density += Double(keys.count) / size
      }
    }
  }

  /// Goes through all rows in use.
  init() {
    ways = [.walk(.all)]
    isExact = true
    isInUse = true
    density = 1
    isAll = true
  }

  /// The next keys of a stretch, each once, in order.
  ///
  /// - Parameters:
  ///   - range: the stretch.
  ///   - limit: about how many are wanted.
  ///   - isAscending: whether the least come first.
  ///   - db: the catalog.
  /// - Throws: an error of SQLite.
  /// - Returns: the keys, and what is left of the stretch behind them; nil where nothing is.
  func keys(
    _ range: ClosedRange<Int64>,
    limit: Int,
    isAscending: Bool,
    _ db: Database
  ) throws -> (keys: [Int64], rest: ClosedRange<Int64>?) {
    var all: [Int64] = []
    // How far every way was read.
    var edge: Int64?
    for way in ways {
      let keys: [Int64]
      switch way {
      case .walk(let walk):
        keys = try Self.keys(walk, range, limit: limit, isAscending: isAscending, db)
      case .list(let list):
        let inside = Self.slice(list, range)
        keys = Array(isAscending ? inside.prefix(limit) : inside.suffix(limit).reversed()[...])
      }
      if keys.count == limit, let last = keys.last {
        edge = edge.map { isAscending ? min($0, last) : max($0, last) } ?? last
      }
      all += keys
    }
    if let edge { all.removeAll { isAscending ? $0 > edge : $0 < edge } }
    if ways.count > 1 { all.sort(by: isAscending ? (<) : (>)) }
    var distinct: [Int64] = []
    distinct.reserveCapacity(all.count)
    for key in all where distinct.last != key { distinct.append(key) }
    guard let edge else { return (distinct, nil) }
    if isAscending {
      return (distinct, edge < range.upperBound ? edge + 1...range.upperBound : nil)
    }
    return (distinct, edge > range.lowerBound ? range.lowerBound...edge - 1 : nil)
  }

  private static func slice(_ list: [Int64], _ range: ClosedRange<Int64>) -> ArraySlice<Int64> {
    list[list.firstIndex(from: range.lowerBound)..<list.firstIndex(from: range.upperBound + 1)]
  }

  private static func keys(
    _ walk: KeyWalk,
    _ range: ClosedRange<Int64>,
    limit: Int,
    isAscending: Bool,
    _ db: Database
  ) throws -> [Int64] {
    let sql = walk.sql(range, limit: limit, isAscending: isAscending)
    return try Int64.fetchAll(db.cachedStatement(sql: sql.sql), arguments: sql.arguments)
  }
}

extension [Int64] {
  /// Where the first stands that is not less, in a list the least first.
  fileprivate func firstIndex(from key: Int64) -> Int {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if self[middle] < key { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
