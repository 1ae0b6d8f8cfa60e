internal import GRDB
public import TroupeModel

extension CatalogReader {
  /// The looks of a character that are not in the trash: `default` first, then the oldest.
  public func looks(of character: ItemID, withTrash: Bool = false) throws -> [Look] {
    try looks(
      where: """
        character.id = ? \(withTrash ? "" : "AND look.trashed_at IS NULL")
        ORDER BY look.name <> 'default', look.key
        """,
      [character.description]
    )
  }

  /// The look with an id, in the trash or not.
  public func look(_ id: ItemID) throws -> Look? {
    try looks(where: "look.id = ?", [id.description]).first
  }

  /// Finds a look of a character by name.
  ///
  /// - Throws: `CatalogError.notFound` with the nearest looks.
  public func findLook(_ name: Handle, of character: CastCharacter) throws -> Look {
    let all = try looks(of: character.id)
    if let found = all.first(where: { $0.name == name }) { return found }
    let names = all.map(\.name.description)
    let nearest = NearestNames.to(name.description, among: names)
    throw CatalogError.notFound(
      .look,
      typed: "\(character.handle)/\(name)",
      nearest: (nearest.isEmpty ? names : nearest).map { "\(character.handle)/\($0)" }
    )
  }

  func looks(where condition: String, _ arguments: StatementArguments) throws -> [Look] {
    try Row.fetchAll(
      db.cachedStatement(
        sql: """
          SELECT look.*, character.id AS character_id
          FROM look JOIN character ON character.key = look.character_key WHERE \(condition)
          """
      ),
      arguments: arguments
    ).map { row in
      Look(
        id: try row.id("id"),
        characterID: try row.id("character_id"),
        name: try row.handle("name"),
        prompt: row["prompt"],
        createdAt: row.time("created_at"),
        trashedAt: row.optionalTime("trashed_at")
      )
    }
  }
}

extension CatalogWriter {
  /// Adds a look.
  ///
  /// - Throws: `CatalogError.nameTaken` where the character has a look of that name.
  public func insert(_ look: Look) throws {
    try checkName(of: look)
    try db.execute(
      sql: """
        INSERT INTO look (id, character_key, name, prompt, created_at, trashed_at)
        VALUES (?, (SELECT key FROM character WHERE id = ?), ?, ?, ?, ?)
        """,
      arguments: [
        look.id.description, look.characterID.description, look.name.description, look.prompt,
        look.createdAt.value, look.trashedAt?.value,
      ]
    )
  }

  /// Stores a look as it is now.
  public func update(_ look: Look) throws {
    if look.trashedAt == nil { try checkName(of: look) }
    try db.execute(
      sql: "UPDATE look SET name = ?, prompt = ?, trashed_at = ? WHERE id = ?",
      arguments: [look.name.description, look.prompt, look.trashedAt?.value, look.id.description]
    )
  }

  private func checkName(of look: Look) throws {
    let others = try reader.looks(of: look.characterID)
    if others.contains(where: { $0.name == look.name && $0.id != look.id }) {
      throw CatalogError.nameTaken(.look, name: look.name.description)
    }
  }
}
