internal import GRDB
public import TroupeModel

extension CatalogReader {
  /// The characters that are not in the trash, by handle.
  public func characters() throws -> [CastCharacter] {
    try characters(where: "trashed_at IS NULL ORDER BY handle")
  }

  /// The characters in the trash, the last thrown away first.
  public func trashedCharacters() throws -> [CastCharacter] {
    try characters(where: "trashed_at IS NOT NULL ORDER BY trashed_at DESC, handle")
  }

  /// The character with an id, in the trash or not.
  public func character(_ id: ItemID) throws -> CastCharacter? {
    try characters(where: "id = ?", [id.description]).first
  }

  /// Finds a character by handle, by alias or name, or by the beginning of its id; a handle wins over an id.
  ///
  /// - Throws: `CatalogError.notFound` with the nearest handles, or `.ambiguous`.
  public func findCharacter(_ typed: String, inTrash: Bool = false) throws -> CastCharacter {
    let place = "character.trashed_at IS \(inTrash ? "NOT NULL" : "NULL")"
    if !typed.hasPrefix("id:") {
      let folded = typed.lowercased()
      let byHandle = try characters(
        where: "handle = ? AND \(place) ORDER BY trashed_at DESC LIMIT 1",
        [folded]
      )
      if let found = byHandle.first { return found }
      let named = try characters(named: typed, place)
      if named.count > 1 {
        throw CatalogError.ambiguous(
          .character,
          typed: typed,
          matches: named.map(\.handle.description)
        )
      }
      if let found = named.first { return found }
    }
    if let prefix = IDPrefix(typed) {
      let matches = try characters(where: "id GLOB ? AND \(place) LIMIT 10", [prefix.text + "*"])
      if matches.count > 1 {
        throw CatalogError.ambiguous(
          .character,
          typed: typed,
          matches: matches.map { "\($0.handle) (\($0.id.short))" }
        )
      }
      if let found = matches.first { return found }
    }
    let names = try String.fetchAll(
      db,
      sql: """
        SELECT handle FROM character WHERE \(place)
        UNION SELECT alias FROM character_alias
        JOIN character ON character.key = character_alias.character_key WHERE \(place)
        """
    )
    throw CatalogError.notFound(
      .character,
      typed: typed,
      nearest: NearestNames.to(typed, among: names)
    )
  }

  /// Those whose name or alias is so but for the case of letters.
  private func characters(named typed: String, _ place: String) throws -> [CastCharacter] {
    let folded = typed.lowercased()
    // SQLite knows the case of ASCII only. Where no other letter has one, its indexes find them all.
    let isPlain =
      folded == typed.uppercased().lowercased()
      && typed.unicodeScalars.allSatisfy { $0.isASCII || !$0.properties.isCased }
    if isPlain {
      return try characters(
        where: """
          key IN (SELECT key FROM character WHERE name = ?1 COLLATE NOCASE
            UNION SELECT character_key FROM character_alias WHERE alias = ?1 COLLATE NOCASE)
            AND \(place) ORDER BY handle
          """,
        [typed]
      )
    }
    return try characters(where: "\(place) ORDER BY handle").filter {
      $0.name.lowercased() == folded || $0.aliases.contains { $0.lowercased() == folded }
    }
  }

  /// Finds a character as `findCharacter` does, and in the trash where nobody else is called so: what was made with a
  /// removed character stays to be found.
  ///
  /// - Throws: `CatalogError.notFound` with the nearest handles, or `.ambiguous`.
  public func findCharacterOrTrashed(_ typed: String) throws -> CastCharacter {
    do { return try findCharacter(typed) } catch let error as CatalogError {
      guard case .notFound = error else { throw error }
      guard let found = try? findCharacter(typed, inTrash: true) else { throw error }
      return found
    }
  }

  /// The characters of some rows, in the order that the condition gives them.
  func characters(
    where condition: String,
    _ arguments: StatementArguments = []
  ) throws -> [CastCharacter] {
    let rows = try Row.fetchAll(
      db.cachedStatement(sql: "SELECT * FROM character WHERE \(condition)"),
      arguments: arguments
    )
    let keys = rows.map { $0["key"] as Int64 }
    let aliases = try names("alias FROM character_alias", order: "position", of: keys)
    let tags = try names("tag FROM character_tag", order: "tag", of: keys)
    return try zip(rows, keys).map { row, key in
      CastCharacter(
        id: try row.id("id"),
        handle: try row.handle("handle"),
        name: row["name"],
        description: row["description"],
        aliases: aliases[key] ?? [],
        tags: tags[key] ?? [],
        notes: row["notes"],
        consent: row["consent"],
        createdAt: row.time("created_at"),
        trashedAt: row.optionalTime("trashed_at")
      )
    }
  }

  /// The aliases or tags of some characters, all with one query.
  private func names(
    _ source: String,
    order: String,
    of keys: [Int64]
  ) throws -> [Int64: [String]] {
    guard !keys.isEmpty else { return [:] }
    let rows = try Row.fetchCursor(
      db.cachedStatement(
        sql: """
          SELECT character_key, \(source) WHERE character_key IN (SELECT value FROM json_each(?))
          ORDER BY character_key, \(order)
          """
      ),
      arguments: [keys.jsonList]
    )
    var names: [Int64: [String]] = [:]
    while let row = try rows.next() { names[row[0], default: []].append(row[1]) }
    return names
  }
}

extension CatalogWriter {
  /// Adds a character.
  ///
  /// - Throws: `CatalogError.nameTaken` where another has its handle.
  public func insert(_ character: CastCharacter) throws {
    try checkHandle(of: character)
    try db.execute(
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
    try setLists(of: character)
  }

  /// Stores a character as it is now, aliases and tags included.
  ///
  /// - Throws: `CatalogError.nameTaken` where another has its handle.
  public func update(_ character: CastCharacter) throws {
    if character.trashedAt == nil { try checkHandle(of: character) }
    try db.execute(
      sql: """
        UPDATE character SET handle = ?, name = ?, description = ?, notes = ?, consent = ?, trashed_at = ?
        WHERE id = ?
        """,
      arguments: [
        character.handle.description, character.name, character.description, character.notes,
        character.consent, character.trashedAt?.value, character.id.description,
      ]
    )
    try setLists(of: character)
  }

  private func checkHandle(of character: CastCharacter) throws {
    let taken = try Bool.fetchOne(
      db,
      sql:
        "SELECT EXISTS (SELECT 1 FROM character WHERE handle = ? AND id <> ? AND trashed_at IS NULL)",
      arguments: [character.handle.description, character.id.description]
    )
    if taken == true {
      throw CatalogError.nameTaken(.character, name: character.handle.description)
    }
  }

  private func setLists(of character: CastCharacter) throws {
    guard let old = try reader.character(character.id) else { return }
    let key = try Int64.fetchOne(
      db,
      sql: "SELECT key FROM character WHERE id = ?",
      arguments: [character.id.description]
    )
    if old.aliases != character.aliases {
      try db.execute(sql: "DELETE FROM character_alias WHERE character_key = ?", arguments: [key])
      for (index, alias) in character.aliases.enumerated() {
        try db.execute(
          sql: "INSERT INTO character_alias (character_key, position, alias) VALUES (?, ?, ?)",
          arguments: [key, index + 1, alias]
        )
      }
    }
    if Set(old.tags) != Set(character.tags) {
      try db.execute(sql: "DELETE FROM character_tag WHERE character_key = ?", arguments: [key])
      for tag in Set(character.tags).sorted() {
        try db.execute(
          sql: "INSERT INTO character_tag (character_key, tag) VALUES (?, ?)",
          arguments: [key, tag]
        )
      }
    }
  }
}
