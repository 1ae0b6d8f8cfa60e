internal import GRDB

#if canImport(SQLite3)
import SQLite3
#else
import GRDBSQLite
#endif

/// A statement whose values are given one after the other, without a box around each.
final class BoundStatement {
  private let statement: Statement
  private let db: Database

  init(_ db: Database, _ sql: String) throws {
    self.db = db
    statement = try db.makeStatement(sql: sql)
  }

  /// Takes the values, from the first on.
  var values: Values { Values(statement.sqliteStatement) }

  func run() throws {
    let code = sqlite3_step(statement.sqliteStatement)
    sqlite3_reset(statement.sqliteStatement)
    guard code == SQLITE_DONE else {
      throw DatabaseError(
        resultCode: ResultCode(rawValue: sqlite3_extended_errcode(db.sqliteConnection)),
        message: db.lastErrorMessage
      )
    }
  }

  struct Values {
    private let statement: SQLiteStatement
    private var place: CInt = 0
    // SQLITE_TRANSIENT: SQLite copies the bytes.
    private static var copied: sqlite3_destructor_type {
      unsafeBitCast(-1, to: sqlite3_destructor_type.self)
    }

    init(_ statement: SQLiteStatement) { self.statement = statement }

    mutating func bind(_ value: String?) {
      place += 1
      guard let value else {
        sqlite3_bind_null(statement, place)
        return
      }
      // Of a text without bytes the address may be nil, which SQLite would take for NULL.
      let length = CInt(value.utf8.count)
      sqlite3_bind_text(statement, place, value, length, Self.copied)
    }

    mutating func bind(_ value: Double?) {
      place += 1
      if let value {
        sqlite3_bind_double(statement, place, value)
      } else {
        sqlite3_bind_null(statement, place)
      }
    }

    mutating func bind(_ value: (some FixedWidthInteger)?) {
      place += 1
      if let value {
        sqlite3_bind_int64(statement, place, Int64(value))
      } else {
        sqlite3_bind_null(statement, place)
      }
    }
  }
}
