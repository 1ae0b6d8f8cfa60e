internal import GRDB
import TroupeModel

/// Opens and closes the operation under which the triggers record changes.
enum Journal {
  /// Begins an operation; without a title nothing is recorded.
  static func begin(_ title: String?, at now: Milliseconds, in db: Database) throws {
    guard let title else { return }
    try db.execute(
      sql: "INSERT INTO journal_operation (title, created_at) VALUES (?, ?)",
      arguments: [title, now.value]
    )
    try db.execute(
      sql: "UPDATE journal_current SET operation_key = ?",
      arguments: [db.lastInsertedRowID]
    )
  }

  /// Ends the operation, and forgets it where it changed nothing.
  static func end(_ title: String?, in db: Database) throws {
    guard title != nil,
      let key = try Int64.fetchOne(db, sql: "SELECT operation_key FROM journal_current")
    else { return }
    try db.execute(sql: "UPDATE journal_current SET operation_key = NULL")
    try db.execute(
      sql: """
        DELETE FROM journal_operation WHERE key = ?1
          AND NOT EXISTS (SELECT 1 FROM journal_change WHERE operation_key = ?1)
        """,
      arguments: [key]
    )
  }
}
