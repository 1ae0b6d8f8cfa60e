internal import GRDB
public import TroupeModel

/// A search under a name.
public struct SavedSearch: Hashable, Sendable {
  /// What it is called; A to Z are as good as a to z.
  public var name: String
  /// The search as it is typed.
  public var text: String
  /// When it was first saved.
  public var createdAt: Milliseconds

  /// Creates a saved search.
  public init(name: String, text: String, createdAt: Milliseconds) {
    self.name = name
    self.text = text
    self.createdAt = createdAt
  }
}

extension CatalogReader {
  /// The saved searches by name.
  public func savedSearches() throws -> [SavedSearch] {
    try savedSearches("ORDER BY name", [])
  }

  /// The saved search of a name.
  public func savedSearch(_ name: String) throws -> SavedSearch? {
    try savedSearches("WHERE name = ?", [name]).first
  }

  private func savedSearches(
    _ condition: String,
    _ arguments: StatementArguments
  ) throws -> [SavedSearch] {
    try Row.fetchAll(
      db,
      sql: "SELECT name, text, created_at FROM saved_search \(condition)",
      arguments: arguments
    ).map { row in
      SavedSearch(name: row["name"], text: row["text"], createdAt: row.time("created_at"))
    }
  }

  /// The first of all that a generation was derived from; itself where it has no parent.
  public func root(of generation: ItemID) throws -> ItemID {
    let row = try Row.fetchOne(
      db,
      sql: """
        WITH RECURSIVE line (key, parent_key, id) AS (
          SELECT key, parent_key, id FROM generation WHERE id = ?
          UNION SELECT parent.key, parent.parent_key, parent.id FROM line
          JOIN generation AS parent ON parent.key = line.parent_key
        ) SELECT id FROM line WHERE parent_key IS NULL
        """,
      arguments: [generation.description]
    )
    return try row?.id("id") ?? generation
  }
}

extension CatalogWriter {
  /// Saves a search under its name, in place of one that is there.
  public func set(_ saved: SavedSearch) throws {
    try db.execute(
      sql: """
        INSERT INTO saved_search (name, text, created_at) VALUES (?, ?, ?)
        ON CONFLICT (name) DO UPDATE SET text = excluded.text
        """,
      arguments: [saved.name, saved.text, saved.createdAt.value]
    )
  }

  /// Forgets a saved search.
  ///
  /// - Returns: whether there was one.
  public func removeSavedSearch(_ name: String) throws -> Bool {
    try db.execute(sql: "DELETE FROM saved_search WHERE name = ?", arguments: [name])
    return db.changesCount > 0
  }
}
