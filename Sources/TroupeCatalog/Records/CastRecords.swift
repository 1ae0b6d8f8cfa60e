internal import GRDB
public import TroupeModel

extension CatalogReader {
  /// The generations whose frozen cast holds these bytes, or that started from them, the newest first.
  public func generations(castFrom content: ContentID) throws -> [ItemID] {
    try Row.fetchAll(
      db,
      sql: """
        SELECT generation.id, generation.created_at FROM generation
        JOIN cast_member ON cast_member.generation_key = generation.key
        JOIN cast_reference ON cast_reference.cast_key = cast_member.key
        WHERE cast_reference.sha256 = ?1
        UNION
        SELECT generation.id, generation.created_at FROM generation
        JOIN media ON media.key = generation.image_media_key WHERE media.sha256 = ?1
        ORDER BY 2 DESC LIMIT 100
        """,
      arguments: [content.description]
    ).map { try $0.id("id") }
  }

  /// The frozen cast of a generation, by slot.
  func cast(of generation: Int64) throws -> [CastMember] {
    let rows = try Row.fetchAll(
      db.cachedStatement(
        sql: """
          SELECT cast_member.*, character.id AS character_id FROM cast_member
          LEFT JOIN character ON character.key = cast_member.character_key
          WHERE generation_key = ? ORDER BY slot
          """
      ),
      arguments: [generation]
    )
    return try rows.map { row in
      let key: Int64 = row["key"]
      let references = try Row.fetchAll(
        db.cachedStatement(
          sql: """
            SELECT role, sha256, url, is_sent FROM cast_reference WHERE cast_key = ? ORDER BY position
            """
        ),
        arguments: [key]
      ).map {
        FrozenReference(
          role: try $0.word("role"),
          content: try $0.optionalContent("sha256"),
          url: $0["url"],
          isSent: $0["is_sent"]
        )
      }
      return CastMember(
        slot: row["slot"],
        characterID: try row.optionalID("character_id"),
        handle: try row.handle("handle"),
        name: row["name"],
        look: try row.handle("look"),
        description: row["description"],
        lookPrompt: row["look_prompt"],
        references: references,
        remoteID: row.remoteID("remote_id"),
        remoteHandle: row["remote_handle"],
        use: try row.word("how"),
        textSent: row["text_sent"]
      )
    }
  }
}

extension CatalogWriter {
  /// Adds a member of a generation's frozen cast.
  func insert(_ member: CastMember, generation: Int64) throws {
    try db.executeCached(
      sql: """
        INSERT INTO cast_member (generation_key, slot, character_key, handle, name, look, description, look_prompt,
          remote_id, remote_handle, how, text_sent)
        VALUES (?, ?, (SELECT key FROM character WHERE id = ?), ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """,
      arguments: [
        generation, member.slot, member.characterID?.description, member.handle.description,
        member.name, member.look.description, member.description, member.lookPrompt,
        member.remoteID?.description, member.remoteHandle, member.use.rawValue, member.textSent,
      ]
    )
    let key = db.lastInsertedRowID
    for (index, reference) in member.references.enumerated() {
      try db.executeCached(
        sql: """
          INSERT INTO cast_reference (cast_key, position, role, sha256, url, is_sent) VALUES (?, ?, ?, ?, ?, ?)
          """,
        arguments: [
          key, index + 1, reference.role.rawValue, reference.content?.description, reference.url,
          reference.isSent,
        ]
      )
    }
  }
}
