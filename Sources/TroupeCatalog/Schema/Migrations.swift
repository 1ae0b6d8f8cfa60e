internal import GRDB
import TroupeModel

/// The numbered steps from an empty file to the newest schema.
///
/// A step is never edited once landed.
enum Migrations {
  /// The newest version, which `PRAGMA user_version` holds.
  static let newest = steps.count

  private static let steps: [@Sendable (Database) throws -> Void] = [
    { db in
      try db.execute(sql: String(decoding: PackageResources.schema_001_sql, as: UTF8.self))
      for table in JournalTriggers.firstTables {
        try db.execute(
          sql: JournalTriggers.sql(table: table, columns: try columns(of: table, in: db))
        )
      }
    }
  ]

  /// The version of an open catalog.
  static func version(_ db: Database) throws -> Int {
    try Int.fetchOne(db, sql: "PRAGMA user_version") ?? 0
  }

  /// Takes the catalog to the newest version, each step and its number in one transaction.
  static func migrate(_ db: Database) throws {
    for (index, step) in steps.enumerated().dropFirst(try version(db)) {
      try db.inTransaction(.immediate) {
        if try version(db) <= index {
          try step(db)
          try db.execute(sql: "PRAGMA user_version = \(index + 1)")
        }
        return .commit
      }
    }
  }

  private static func columns(of table: String, in db: Database) throws -> [String] {
    try db.columns(in: table).map(\.name)
  }
}
