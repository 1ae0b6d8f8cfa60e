import GRDB

extension Database {
  /// Runs a statement that is prepared once for the whole life of the connection.
  ///
  /// Preparing an insertion prepares the programs of all its triggers too, which costs more than running them.
  func executeCached(sql: String, arguments: StatementArguments) throws {
    try cachedStatement(sql: sql).execute(arguments: arguments)
  }
}
