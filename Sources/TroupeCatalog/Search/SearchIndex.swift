import GRDB
import TroupeModel
import TroupeSearch

/// Keeps the index of words in step with the rows.
enum SearchIndex {
  /// The triggers of the tables whose rows hold texts of a generation: they keep what the texts were before.
  static func triggers(of table: String) -> String {
    func mark(_ kind: String, _ rows: [String]) -> String {
      let marks = rows.map { row in
        """
          INSERT INTO search_dirty (generation_key, before)
          SELECT \(row).generation_key,
            (SELECT texts FROM generation_texts WHERE key = \(row).generation_key)
          WHERE NOT EXISTS (SELECT 1 FROM search_dirty WHERE generation_key = \(row).generation_key);
        """
      }
      return """
        CREATE TRIGGER search_\(table)_\(kind) BEFORE \(kind.uppercased()) ON \(table)
        BEGIN
        \(marks.joined(separator: "\n"))
        END;
        """
    }
    return [mark("insert", ["NEW"]), mark("update", ["OLD", "NEW"]), mark("delete", ["OLD"])]
      .joined(separator: "\n")
  }

  /// Brings the index up to date with all that has changed since it last was.
  ///
  /// - Throws: `CatalogError.newer` where a newer program has made the index anew since this one opened it.
  static func drain(_ db: Database) throws {
    let isDirty = try Bool.fetchOne(
      db.cachedStatement(sql: "SELECT EXISTS (SELECT 1 FROM search_dirty)")
    )
    guard isDirty == true else { return }
    let version = try segmenterVersion(db)
    guard version == Segmenter.version else {
      throw CatalogError.newer(version: version, known: Segmenter.version)
    }
    let rows = try Row.fetchCursor(
      db,
      sql: """
        SELECT search_dirty.generation_key, before, texts FROM search_dirty
        LEFT JOIN generation_texts ON generation_texts.key = search_dirty.generation_key
        """
    )
    while let row = try rows.next() {
      let key: Int64 = row[0]
      let before = line(row[1])
      let now = line(row[2])
      guard !before.utf8.elementsEqual(now.utf8) else { continue }
      if !before.isEmpty { try delete(before, key, db) }
      if !now.isEmpty { try insert(now, key, db) }
    }
    try db.execute(sql: "DELETE FROM search_dirty")
  }

  /// Takes many rows into the index: its parts are put together once, behind all of them, and not again and again.
  ///
  /// - Parameters:
  ///   - db: within a transaction.
  ///   - body: inserts the rows.
  /// - Throws: what the body throws; then the whole transaction has to be given up.
  /// - Returns: what the body returned.
  static func inBulk<Result>(_ db: Database, _ body: () throws -> Result) throws -> Result {
    func set(_ setting: String, _ value: Int) throws {
      try db.execute(
        sql: "INSERT INTO generation_text (generation_text, rank) VALUES (?, ?)",
        arguments: [setting, value]
      )
    }
    try set("automerge", 0)
    try set("crisismerge", 1_000)
    try set("hashsize", 2 << 20)
    let result = try body()
    // As SQLite has it by itself.
    try set("automerge", 4)
    try set("crisismerge", 16)
    try set("hashsize", 1 << 20)
    // Pages enough for the whole of it; with fewer than four new parts nothing is done.
    try set("merge", 1 << 30)
    return result
  }

  /// Makes the whole index anew from the rows.
  static func rebuild(_ db: Database) throws {
    try db.execute(sql: "INSERT INTO generation_text (generation_text) VALUES ('delete-all')")
    try inBulk(db) {
      let rows = try Row.fetchCursor(
        db,
        sql: "SELECT key, texts FROM generation_texts ORDER BY key"
      )
      while let row = try rows.next() {
        let text = line(row[1])
        if !text.isEmpty { try insert(text, row[0], db) }
      }
    }
    try db.execute(sql: "DELETE FROM search_dirty")
    try db.execute(
      sql: "UPDATE search_index SET segmenter_version = ?",
      arguments: [Segmenter.version]
    )
  }

  /// Whether this program's segmenter made the index.
  static func isCurrent(_ db: Database) throws -> Bool {
    try segmenterVersion(db) == Segmenter.version
  }

  /// Makes the index anew where another version of the segmenter made it.
  static func rebuildIfOutdated(_ db: Database) throws {
    guard try segmenterVersion(db) != Segmenter.version else { return }
    try db.inTransaction(.immediate) {
      if try segmenterVersion(db) != Segmenter.version { try rebuild(db) }
      return .commit
    }
  }

  /// The tokens that the index holds of a row of `generation_texts`; empty where there is none.
  static func line(_ texts: String?) -> String {
    guard let texts else { return "" }
    return Segmenter.line(texts)
  }

  private static func segmenterVersion(_ db: Database) throws -> Int {
    try Int.fetchOne(
      db.cachedStatement(sql: "SELECT segmenter_version FROM search_index")
    ) ?? 0
  }

  static func insert(_ line: String, _ key: Int64, _ db: Database) throws {
    try db.cachedStatement(sql: "INSERT INTO generation_text (rowid, words) VALUES (?, ?)")
      .execute(arguments: [key, line])
  }

  private static func delete(_ line: String, _ key: Int64, _ db: Database) throws {
    try db.cachedStatement(
      sql: "INSERT INTO generation_text (generation_text, rowid, words) VALUES ('delete', ?, ?)"
    ).execute(arguments: [key, line])
  }
}
