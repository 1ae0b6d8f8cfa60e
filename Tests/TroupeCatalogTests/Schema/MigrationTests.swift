import Dispatch
import GRDB
import Synchronization
import Testing
import TroupeModel

@testable import TroupeCatalog

@Suite struct MigrationTests {
  let folder: TemporaryCatalog
  let path: String

  init() throws {
    folder = try TemporaryCatalog()
    path = folder.folder + "/first.sqlite"
  }

  /// The columns of every table, by table.
  static func columns(_ db: Database) throws -> [String: [String]] {
    let rows = try Row.fetchAll(
      db,
      sql: """
        SELECT tables.name AS name, columns.name AS col FROM sqlite_schema AS tables
        JOIN pragma_table_info(tables.name) AS columns
        WHERE tables.type = 'table' ORDER BY tables.name, columns.cid
        """
    )
    return Dictionary(grouping: rows, by: { $0["name"] as String }).mapValues { rows in
      rows.map { $0["col"] }
    }
  }

  /// Every row of every table as text, by table.
  static func rows(_ db: Database, _ columns: [String: [String]]) throws -> [String: [String]] {
    var result: [String: [String]] = [:]
    for (table, columns) in columns {
      let list = columns.map { "quote(\($0))" }.joined(separator: " || ', ' || ")
      result[table] = try String.fetchAll(db, sql: "SELECT \(list) FROM \(table) ORDER BY 1")
    }
    return result
  }

  func read<Result>(_ body: (Database) throws -> Result) throws -> Result {
    let queue = try DatabaseQueue(path: path)
    defer { try? queue.close() }
    return try queue.read(body)
  }

  func migrated() throws -> CatalogDatabase {
    try CatalogDatabase(path: path, lock: SemaphoreLock())
  }

  @Test func `a catalog of version 1 loses no row and no value`() throws {
    try FirstCatalog.make(at: path)
    let (columns, before) = try read { db in
      #expect(try Migrations.version(db) == 1)
      var columns = try Self.columns(db)
      let all = try Self.rows(db, columns)
      #expect(all.filter { $0.value.isEmpty }.map(\.key) == [], "the fixture fills every table")
      columns["generation"]?.removeAll { $0 == "cost_state" || $0 == "search_text" }
      return (columns, try Self.rows(db, columns))
    }
    let catalog = try migrated()
    let after = try catalog.read { try Self.rows($0.db, columns) }
    #expect(before.count == 24)
    for table in before.keys { #expect(after[table] == before[table], "\(table)") }
    #expect(try catalog.read { try Migrations.version($0.db) } == Migrations.newest)
    #expect(try catalog.problems() == [])
    #expect(
      try catalog.read { try Int.fetchOne($0.db, sql: "PRAGMA foreign_keys") } == 1
    )
  }

  @Test func `what is new says nothing of old rows, and a price has its generation's currency`()
    throws
  {
    try FirstCatalog.make(at: path)
    let catalog = try migrated()
    let prices = try catalog.read {
      try String.fetchAll(
        $0.db,
        sql: """
          SELECT key || ' ' || quote(maximum_micros) || ' ' || quote(currency) || ' ' || quote(cost_unit)
          FROM intent ORDER BY key
          """
      )
    }
    #expect(
      prices == [
        "2 1500000 'USD' 'second'", "5 250000 'quota' 'call'", "6 NULL NULL NULL",
        "7 NULL NULL NULL", "8 7 NULL NULL",
      ]
    )
    let stored = try #require(ItemID("g000000000000003"))
    let generation = try #require(try catalog.read { try $0.generation(stored) })
    #expect(generation.estimate == Cost(micros: 1_500_000, currency: "USD", unit: "second"))
    #expect(generation.rating == nil && generation.batch == nil)
    #expect(generation.parameters.isPrivate == nil)
    #expect(generation.cast.map(\.use) == [.remoteHandle, .description])
    #expect(generation.cast.flatMap(\.references).map(\.isSent) == [false, false, false])
    let registration = try #require(try catalog.read { try $0.registrations().last })
    #expect(
      (registration.displayName, registration.avatar, registration.expiresAt) == (nil, nil, nil)
    )
    let look = try #require(ItemID("k000000000000006"))
    #expect(try catalog.read { try $0.references(of: look).map(\.lineage) } == [nil])
    #expect(
      try catalog.read { try $0.ledger().map(\.state) }
        == [.refunded, .charged, .unknown, .reserved, .refunded]
    )
    #expect(try catalog.read { try $0.refusals(limit: 10) } == [])
  }

  @Test func `the cast that was rebuilt keeps its index, its trigger and its links`() throws {
    try FirstCatalog.make(at: path)
    let catalog = try migrated()
    func texts(_ sql: String) throws -> [String] {
      try catalog.read { try String.fetchAll($0.db, sql: sql) }
    }
    #expect(
      try texts(
        "SELECT name FROM sqlite_schema WHERE tbl_name = 'cast_member' AND sql IS NOT NULL ORDER BY name"
      ) == [
        "cast_by_character", "cast_member", "cast_member_frozen",
        "search_cast_member_delete", "search_cast_member_insert", "search_cast_member_update",
      ]
    )
    #expect(
      try texts(
        "SELECT \"table\" || ' ' || on_delete FROM pragma_foreign_key_list('cast_member') ORDER BY 1"
      )
        == ["character NO ACTION", "generation CASCADE"]
    )
    #expect(
      try texts(
        "SELECT \"table\" || ' ' || on_delete FROM pragma_foreign_key_list('cast_reference')"
      )
        == ["cast_member CASCADE"]
    )
    try catalog.write { try $0.db.execute(sql: "DELETE FROM cast_member WHERE key = 11") }
    #expect(try texts("SELECT CAST(key AS TEXT) FROM cast_reference ORDER BY key") == ["1", "5"])
    #expect(throws: CatalogError.self) {
      try catalog.write { try $0.db.execute(sql: "UPDATE cast_member SET how = 'clip'") }
    }
  }

  @Test func `a link that was broken before is no obstacle and is named as before`() throws {
    try FirstCatalog.make(
      at: path,
      adding: "UPDATE cast_member SET character_key = 999 WHERE key = 4"
    )
    #expect(try migrated().problems() == ["a row of cast_member points to nothing"])
  }

  @Test func `a catalog that two open at once is migrated once`() throws {
    for round in 0..<20 {
      let path = path + "-\(round)"
      try FirstCatalog.make(at: path)
      let failures = Mutex<[String]>([])
      DispatchQueue.concurrentPerform(iterations: 2) { _ in
        do {
          let catalog = try CatalogDatabase(path: path, lock: SemaphoreLock())
          let count = try catalog.read {
            try Int.fetchOne($0.db, sql: "SELECT count(*) FROM cast_reference")
          }
          if count != 4 { failures.withLock { $0.append("\(count ?? -1) rows") } }
        } catch { failures.withLock { $0.append("\(error)") } }
      }
      #expect(failures.withLock { $0 } == [], "round \(round)")
      let catalog = try CatalogDatabase(path: path, lock: SemaphoreLock())
      #expect(try catalog.problems() == [])
    }
  }

  @Test func `a step that fails leaves the catalog as it was`() throws {
    try FirstCatalog.make(at: path, adding: "CREATE TABLE refusal (key INTEGER PRIMARY KEY) STRICT")
    let before = try read { try Self.rows($0, Self.columns($0)) }
    let schema = "SELECT group_concat(sql, char(10)) FROM sqlite_schema"
    let tables = try read { try String.fetchOne($0, sql: schema) }
    #expect(throws: CatalogError.self) { try migrated() }
    #expect(try read { try Self.rows($0, Self.columns($0)) } == before)
    #expect(try read { try String.fetchOne($0, sql: schema) } == tables)
    #expect(try read { try Migrations.version($0) } == 1)
  }

  @Test func `the first step has not changed since it landed`() throws {
    try FirstCatalog.make(at: path)
    let text = try read {
      try String.fetchOne($0, sql: "SELECT group_concat(sql, char(10)) FROM sqlite_schema")
    }
    // FNV-1a: a fingerprint is all that is needed to see an edit.
    let fingerprint = (text ?? "").utf8.reduce(0xCBF2_9CE4_8422_2325 as UInt64) {
      ($0 ^ UInt64($1)) &* 0x100_0000_01B3
    }
    #expect(fingerprint == 12_156_391_321_400_012_628)
  }
}
