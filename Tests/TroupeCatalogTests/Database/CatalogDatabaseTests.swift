import Foundation
import GRDB
import Testing
import TroupeModel

@testable import TroupeCatalog

@Suite struct CatalogDatabaseTests {
  @Test func `a new catalog has the newest schema, waits for the disk and keeps a journal`() throws
  {
    let temporary = try TemporaryCatalog()
    #expect(try temporary.column("PRAGMA user_version") == ["\(Migrations.newest)"])
    #expect(try temporary.column("PRAGMA synchronous") == ["2"], "FULL")
    #expect(try temporary.column("PRAGMA journal_mode") == ["wal"])
    #expect(try temporary.column("PRAGMA foreign_keys") == ["1"])
    #expect(try temporary.catalog.problems() == [])
  }

  @Test func `every table is strict`() throws {
    let temporary = try TemporaryCatalog()
    let lax = try temporary.column(
      "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND NOT strict AND name NOT LIKE 'sqlite_%'"
    )
    #expect(lax == [])
    #expect(try temporary.column("SELECT count(*) FROM pragma_table_list WHERE strict") != ["0"])
  }

  @Test func `a catalog opened again is the same, and so is one opened twice at once`() throws {
    let temporary = try TemporaryCatalog()
    try temporary.catalog.write { try $0.setSetting("model", to: "sora-2") }
    let again = try CatalogDatabase(path: temporary.path, lock: SemaphoreLock())
    #expect(try again.read { try $0.setting("model") } == "sora-2")
    try again.write { try $0.setSetting("model", to: nil) }
    #expect(try temporary.catalog.read { try $0.setting("model") } == nil)
  }

  @Test func `a write that throws leaves nothing`() throws {
    struct Stop: Error {}
    let temporary = try TemporaryCatalog()
    #expect(throws: Stop.self) {
      try temporary.catalog.write("half") { writer in
        try writer.setSetting("model", to: "x")
        throw Stop()
      }
    }
    #expect(try temporary.catalog.read { try $0.setting("model") } == nil)
    #expect(try temporary.column("SELECT title FROM journal_operation") == [])
    #expect(try temporary.column("SELECT operation_key FROM journal_current") == [nil])
  }

  @Test(arguments: ["wal", "delete"])
  func `a newer catalog is refused before a byte of it changes`(mode: String) throws {
    let temporary = try TemporaryCatalog()
    let path = temporary.folder + "/newer.sqlite"
    let newer = Migrations.newest + 1
    let queue = try DatabaseQueue(path: path)
    try queue.inDatabase { db in
      _ = try String.fetchOne(db, sql: "PRAGMA journal_mode = \(mode)")
      try db.execute(sql: "CREATE TABLE future (a); PRAGMA user_version = \(newer)")
    }
    try queue.close()
    let before = try Data(contentsOf: URL(fileURLWithPath: path))
    let files = try FileManager.default.contentsOfDirectory(atPath: temporary.folder).sorted()
    let error = #expect(throws: CatalogError.self) {
      try CatalogDatabase(path: path, lock: SemaphoreLock())
    }
    guard case .newer(newer, known: Migrations.newest) = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == before)
    let after = try FileManager.default.contentsOfDirectory(atPath: temporary.folder).sorted()
    #expect(after == files)
  }

  @Test func `a file that is no catalog is refused`() throws {
    let temporary = try TemporaryCatalog()
    let path = temporary.folder + "/text.sqlite"
    let text = Data(repeating: 0x41, count: 5000)
    try text.write(to: URL(fileURLWithPath: path))
    let error = #expect(throws: CatalogError.self) {
      try CatalogDatabase(path: path, lock: SemaphoreLock())
    }
    guard case .damaged = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == text)
  }

  @Test func `a row that points to nothing is refused, and found where it got in`() throws {
    let temporary = try TemporaryCatalog()
    let sql = "INSERT INTO character_tag (character_key, tag) VALUES (99, 'x')"
    #expect(try temporary.refusal(of: sql)?.contains("FOREIGN KEY") == true)
    var careless = Configuration()
    careless.foreignKeysEnabled = false
    let queue = try DatabaseQueue(path: temporary.path, configuration: careless)
    try queue.inDatabase { try $0.execute(sql: sql) }
    #expect(try temporary.catalog.problems() == ["a row of character_tag points to nothing"])
  }

  @Test func `the version of SQLite is known`() {
    #expect(CatalogDatabase.sqliteVersion.hasPrefix("3."))
  }
}
