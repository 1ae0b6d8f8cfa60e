internal import GRDB

#if canImport(SQLite3)
import SQLite3
#else
import GRDBSQLite
#endif

/// A statement that writes packed values, without a box or a copy of each.
final class BoundStatement {
  private let statement: Statement
  private let db: Database

  init(_ db: Database, _ sql: String) throws {
    self.db = db
    statement = try db.makeStatement(sql: sql)
  }

  /// Runs with a number, where one is given, and the values behind it, which are as many as the statement asks for.
  func run(
    _ number: Int64?,
    _ values: some Sequence<PackedValues.Value>,
    _ bytes: UnsafeBufferPointer<UInt8>
  ) throws {
    let handle = statement.sqliteStatement
    var place: CInt = 0
    if let number {
      place += 1
      sqlite3_bind_int64(handle, place, number)
    }
    // Of no texts at all the address may be nil, which SQLite would take for NULL.
    let texts = UnsafeRawPointer(bytes.baseAddress ?? Self.empty.utf8Start)
      .assumingMemoryBound(to: CChar.self)
    for value in values {
      place += 1
      switch value {
      case .null: sqlite3_bind_null(handle, place)
      case .integer(let number): sqlite3_bind_int64(handle, place, number)
      case .real(let number): sqlite3_bind_double(handle, place, number)
      case .text(let start, let count):
        // SQLITE_STATIC: the bytes stay where they are until the statement has run.
        sqlite3_bind_text(handle, place, texts + start, CInt(count), nil)
      }
    }
    assert(place == sqlite3_bind_parameter_count(handle))
    let code = sqlite3_step(handle)
    sqlite3_reset(handle)
    guard code == SQLITE_DONE else {
      throw DatabaseError(
        resultCode: ResultCode(rawValue: sqlite3_extended_errcode(db.sqliteConnection)),
        message: db.lastErrorMessage
      )
    }
  }

  private static let empty: StaticString = ""
}
