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
    },
    { db in
      try db.execute(sql: String(decoding: PackageResources.schema_002_sql, as: UTF8.self))
      for table in ["reference", "registration"] {
        try db.execute(sql: JournalTriggers.removal(table: table))
        try db.execute(
          sql: JournalTriggers.sql(table: table, columns: try columns(of: table, in: db))
        )
      }
      try db.execute(
        sql: JournalTriggers.sql(
          table: "generation",
          edited: JournalTriggers.editedOfFirstGenerations
        )
      )
    },
    { db in
      try db.execute(sql: String(decoding: PackageResources.schema_003_sql, as: UTF8.self))
      for table in ["scene", "generation_tag", "cast_member"] {
        try db.execute(sql: SearchIndex.triggers(of: table))
      }
      try db.execute(
        sql: JournalTriggers.sql(
          table: "saved_search",
          columns: try columns(of: "saved_search", in: db)
        )
      )
    },
    { db in
      try db.execute(sql: String(decoding: PackageResources.schema_004_sql, as: UTF8.self))
      try db.execute(sql: JournalTriggers.removal(edited: "generation"))
      try db.execute(
        sql: JournalTriggers.sql(table: "generation", edited: JournalTriggers.editedOfGenerations)
      )
    },
  ]

  /// The version of an open catalog.
  static func version(_ db: Database) throws -> Int {
    try Int.fetchOne(db, sql: "PRAGMA user_version") ?? 0
  }

  /// Takes the catalog to a version, each step and its number in one transaction.
  ///
  /// Foreign keys are off meanwhile: dropping a table that is rebuilt would delete the rows that refer to it. SQLite
  /// passes over that pragma inside a transaction.
  ///
  /// - Throws: `CatalogError.damaged` where a step would leave a row that points to nothing and did not before.
  static func migrate(_ db: Database, to target: Int = newest) throws {
    guard try version(db) < target else { return }
    try db.execute(sql: "PRAGMA foreign_keys = OFF")
    for (index, step) in steps.enumerated().prefix(target) {
      try db.inTransaction(.immediate) {
        // Another process may have taken this step while this one waited for its turn.
        if try version(db) == index {
          let broken = try brokenRows(db)
          try step(db)
          guard try brokenRows(db).isSubset(of: broken) else {
            throw CatalogError.damaged("the step to version \(index + 1) broke a link")
          }
          try db.execute(sql: "PRAGMA user_version = \(index + 1)")
        }
        return .commit
      }
    }
    try db.execute(sql: "PRAGMA foreign_keys = ON")
  }

  private static func columns(of table: String, in db: Database) throws -> [String] {
    try db.columns(in: table).map(\.name)
  }

  /// The rows that point to nothing.
  private static func brokenRows(_ db: Database) throws -> Set<String> {
    let rows = try Row.fetchAll(db, sql: "PRAGMA foreign_key_check")
    return Set(
      rows.map { row in
        "\(row[0] as String) \(row[1] as Int64? ?? 0) \(row[2] as String)"
      }
    )
  }
}
