import GRDB

/// A piece of SQL with its values; what a person typed is only ever a value.
struct SQLPiece {
  var sql: String
  var values: [any DatabaseValueConvertible]

  init(_ sql: String, _ values: [any DatabaseValueConvertible] = []) {
    self.sql = sql
    self.values = values
  }

  var arguments: StatementArguments { StatementArguments(values) }

  static func + (left: Self, right: Self) -> Self {
    SQLPiece(left.sql + right.sql, left.values + right.values)
  }

  static func + (left: Self, right: String) -> Self { SQLPiece(left.sql + right, left.values) }
  static func + (left: String, right: Self) -> Self { SQLPiece(left + right.sql, right.values) }

  /// The pieces with a word between each two, in parentheses.
  static func joined(_ pieces: [SQLPiece], by word: String) -> SQLPiece {
    SQLPiece(
      "(" + pieces.map(\.sql).joined(separator: word) + ")",
      pieces.flatMap(\.values)
    )
  }
}
