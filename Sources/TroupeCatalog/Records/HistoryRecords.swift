internal import GRDB
public import TroupeModel

extension CatalogReader {
  /// Whether nothing was ever asked for.
  public func hasNoGenerations() throws -> Bool {
    try Bool.fetchOne(db, sql: "SELECT NOT EXISTS (SELECT 1 FROM generation)") ?? true
  }

  /// Whether there is a generation with this id, in the trash or not.
  public func hasGeneration(_ id: ItemID) throws -> Bool {
    try Bool.fetchOne(
      db.cachedStatement(sql: "SELECT EXISTS (SELECT 1 FROM generation WHERE id = ?)"),
      arguments: [id.description]
    ) ?? false
  }

  /// Whether a generation is this job of this endpoint, in the trash or not.
  public func hasJob(_ remoteID: RemoteID, endpoint: String) throws -> Bool {
    try Bool.fetchOne(
      db.cachedStatement(
        sql: "SELECT EXISTS (SELECT 1 FROM generation WHERE remote_id = ? AND endpoint = ?)"
      ),
      arguments: [remoteID.description, endpoint]
    ) ?? false
  }

  /// How many videos in use generations have, by generation; those without any are left out.
  public func videoCounts(of generations: [ItemID]) throws -> [ItemID: Int] {
    let statement = try db.cachedStatement(
      sql: """
        SELECT count(*) FROM video JOIN generation ON generation.key = video.generation_key
        WHERE generation.id = ? AND video.trashed_at IS NULL
        """
    )
    var counts: [ItemID: Int] = [:]
    for id in generations {
      let count = try Int.fetchOne(statement, arguments: [id.description]) ?? 0
      if count > 0 { counts[id] = count }
    }
    return counts
  }

  /// The looks in use of all characters, by character, the oldest first.
  public func looksInUse() throws -> [ItemID: [Look]] {
    let rows = try Row.fetchCursor(
      db,
      sql: """
        SELECT look.*, character.id AS character_id
        FROM look JOIN character ON character.key = look.character_key
        WHERE look.trashed_at IS NULL ORDER BY look.key
        """
    )
    var looks: [ItemID: [Look]] = [:]
    while let row = try rows.next() {
      let character = try row.id("character_id")
      looks[character, default: []].append(
        Look(
          id: try row.id("id"),
          characterID: character,
          name: try row.handle("name"),
          prompt: row["prompt"],
          createdAt: row.time("created_at")
        )
      )
    }
    return looks
  }
}

extension CatalogWriter {
  /// Adds a character whose handle is known to be free, with its looks: the fast way for many.
  public func insertNew(_ character: CastCharacter, looks: [Look]) throws {
    try db.executeCached(
      sql: """
        INSERT INTO character (id, handle, name, description, notes, consent, created_at, trashed_at)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?)
        """,
      arguments: [
        character.id.description, character.handle.description, character.name,
        character.description, character.notes, character.consent, character.createdAt.value,
        character.trashedAt?.value,
      ]
    )
    let key = db.lastInsertedRowID
    for (index, alias) in character.aliases.enumerated() {
      try db.executeCached(
        sql: "INSERT INTO character_alias (character_key, position, alias) VALUES (?, ?, ?)",
        arguments: [key, index + 1, alias]
      )
    }
    for tag in Set(character.tags).sorted() {
      try db.executeCached(
        sql: "INSERT INTO character_tag (character_key, tag) VALUES (?, ?)",
        arguments: [key, tag]
      )
    }
    for look in looks {
      try db.executeCached(
        sql: """
          INSERT INTO look (id, character_key, name, prompt, created_at, trashed_at)
          VALUES (?, ?, ?, ?, ?, ?)
          """,
        arguments: [
          look.id.description, key, look.name.description, look.prompt, look.createdAt.value,
          look.trashedAt?.value,
        ]
      )
    }
  }

  /// Says which generation another is a take or a remix of.
  ///
  /// - Returns: whether it was done; not where the parent is not there, or comes from the child itself.
  public func setParent(_ parent: ItemID, of child: ItemID) throws -> Bool {
    try db.executeCached(
      sql: """
        WITH RECURSIVE line (key, parent_key) AS (
          SELECT key, parent_key FROM generation WHERE id = ?1
          UNION SELECT generation.key, generation.parent_key
          FROM line JOIN generation ON generation.key = line.parent_key)
        UPDATE generation SET parent_key = (SELECT key FROM generation WHERE id = ?1)
        WHERE id = ?2 AND EXISTS (SELECT 1 FROM line)
          AND NOT EXISTS (SELECT 1 FROM line WHERE line.key = generation.key)
        """,
      arguments: [parent.description, child.description]
    )
    return db.changesCount > 0
  }
}
