internal import GRDB
public import TroupeModel

#if canImport(Darwin)
internal import Darwin
#else
internal import Glibc
#endif

/// The catalog of one library: one connection, through which the whole process reads and writes.
///
/// Every write, and the opening itself, holds the library's write lock, because SQLite 3.40 can corrupt a file when
/// two connections write or checkpoint at the same instant.
public final class CatalogDatabase: Sendable {
  /// How much of the file is kept in memory: a search of a large library reads some thousand pages.
  static let cacheKiB = 16_384

  private let queue: DatabaseQueue
  private let lock: any ProcessLock

  /// Opens the catalog at a path, creates it where there is none, and takes it to the newest schema.
  ///
  /// - Throws: `CatalogError.newer` before anything is written where a newer program made it.
  public init(path: String, lock: any ProcessLock) throws {
    self.lock = lock
    var configuration = Configuration()
    configuration.foreignKeysEnabled = true
    configuration.busyMode = .timeout(10)
    configuration.label = "catalog"
    configuration.prepareDatabase { db in
      let version = try Migrations.version(db)
      guard version <= Migrations.newest else {
        throw CatalogError.newer(version: version, known: Migrations.newest)
      }
      try db.execute(sql: "PRAGMA cache_size = -\(Self.cacheKiB)")
      try Relevance.register(in: db)
    }
    queue = try Self.open(path, configuration, lock)
  }

  deinit {
    // Where somebody else writes, this connection is not the last, and its end writes nothing.
    guard (try? lock.tryLock()) == true else { return }
    try? queue.close()
    lock.unlock()
  }

  /// Opens the file and makes it ready, which may write; while another process writes for long, one that needs nothing
  /// to be written is only opened.
  private static func open(
    _ path: String,
    _ configuration: Configuration,
    _ lock: any ProcessLock
  ) throws -> DatabaseQueue {
    for _ in 0..<20 {
      if try lock.tryLock() {
        defer { lock.unlock() }
        return try prepared(path, configuration)
      }
      usleep(10_000)
    }
    let queue = try? DatabaseQueue(path: path, configuration: configuration)
    let isReady = try? queue?.inDatabase { db in
      let isCurrent =
        try String.fetchOne(db, sql: "PRAGMA journal_mode") == "wal"
        && Migrations.version(db) == Migrations.newest && SearchIndex.isCurrent(db)
      if isCurrent { try db.execute(sql: "PRAGMA synchronous = FULL") }
      return isCurrent
    }
    if let queue, isReady == true { return queue }
    return try lock.withLock { try prepared(path, configuration) }
  }

  private static func prepared(
    _ path: String,
    _ configuration: Configuration
  ) throws -> DatabaseQueue {
    try translating {
      let queue = try DatabaseQueue(path: path, configuration: configuration)
      try queue.inDatabase { db in
        // GRDB's own set-up of WAL would write at every opening; the file remembers the mode.
        if try String.fetchOne(db, sql: "PRAGMA journal_mode") != "wal" {
          try db.execute(sql: "PRAGMA journal_mode = WAL")
        }
        try db.execute(sql: "PRAGMA synchronous = FULL")
        try Migrations.migrate(db)
        try SearchIndex.rebuildIfOutdated(db)
      }
      return queue
    }
  }

  /// Reads within one snapshot.
  public func read<Result: Sendable>(
    _ body: (CatalogReader) throws -> Result
  ) throws -> Result {
    try Self.translating { try queue.read { try body(CatalogReader(db: $0)) } }
  }

  /// Reads within one snapshot, for so long at the most.
  ///
  /// - Throws: `CatalogError.tooSlow` where the time was over; what the body throws.
  public func read<Result: Sendable>(
    within time: Duration,
    _ body: (CatalogReader) throws -> Result
  ) throws -> Result {
    let limit = ReadLimit(time, of: queue)
    defer { limit.end() }
    return try read(body)
  }

  /// Writes in one transaction that is durable when this returns; a throwing body leaves nothing.
  ///
  /// - Parameters:
  ///   - title: what the user did, for the journal; nil for the program's own book-keeping.
  ///   - now: the time that the journal notes; not used without a title.
  ///   - checksReferences: whether SQLite looks whether each row is there that another names; what only inserts, and
  ///     names nothing but what it has just read or written, may do without.
  ///   - body: what is to be written, all of it or nothing.
  /// - Throws: what the body throws; an error of SQLite as a `CatalogError`.
  /// - Returns: what the body returned.
  public func write<Result: Sendable>(
    _ title: String? = nil,
    at now: Milliseconds = Milliseconds(0),
    checksReferences: Bool = true,
    _ body: (CatalogWriter) throws -> Result
  ) throws -> Result {
    try lock.withLock {
      try Self.translating {
        try queue.inDatabase { db in
          // Within a transaction SQLite takes no notice of this.
          if !checksReferences { try db.execute(sql: "PRAGMA foreign_keys = OFF") }
          defer { if !checksReferences { try? db.execute(sql: "PRAGMA foreign_keys = ON") } }
          var result: Result?
          try db.inTransaction(.immediate) {
            try Journal.begin(title, at: now, in: db)
            result = try body(CatalogWriter(db: db))
            try SearchIndex.drain(db)
            try Journal.end(title, in: db)
            return .commit
          }
          guard let result else {
            throw CatalogError.damaged("a transaction ended without a result")
          }
          return result
        }
      }
    }
  }

  /// What SQLite says of its own file: empty where all is well.
  public func problems() throws -> [String] {
    try Self.translating {
      try queue.read { db in
        let integrity = try String.fetchAll(db, sql: "PRAGMA integrity_check").filter { $0 != "ok" }
        let foreign = try Row.fetchAll(db, sql: "PRAGMA foreign_key_check").map { row in
          "a row of \(row[0] as String? ?? "?") points to nothing"
        }
        return integrity + foreign
      }
    }
  }

  /// The version of the SQLite library in use.
  public static var sqliteVersion: String {
    (try? DatabaseQueue().read { try String.fetchOne($0, sql: "SELECT sqlite_version()") }) ?? "?"
  }

  private static func translating<Result>(_ body: () throws -> Result) throws -> Result {
    do {
      return try body()
    } catch let error as DatabaseError {
      switch error.resultCode {
      case .SQLITE_BUSY, .SQLITE_LOCKED: throw CatalogError.busy
      case .SQLITE_INTERRUPT: throw CatalogError.tooSlow
      case .SQLITE_NOTADB, .SQLITE_CORRUPT: throw CatalogError.damaged(error.message ?? "")
      default:
        throw CatalogError.sqlite(
          code: error.extendedResultCode.rawValue,
          error.message ?? error.resultCode.description
        )
      }
    }
  }
}
