internal import GRDB
public import TroupeModel

extension CatalogWriter {
  /// Puts tags on generations and takes others away.
  ///
  /// - Parameters:
  ///   - added: those to put on.
  ///   - removed: those to take away.
  ///   - generations: of which; one that is not there is passed over.
  ///   - each: called with every generation; an error ends it.
  /// - Throws: what SQLite says, which `CatalogDatabase.write` turns into a `CatalogError`.
  /// - Returns: those that are not as they were.
  public func setTags(
    adding added: [String],
    removing removed: [String],
    generations: [ItemID],
    each: (ItemID) throws -> Void = { _ in }
  ) throws -> [ItemID] {
    let insertion = try db.cachedStatement(
      sql: """
        INSERT INTO generation_tag (generation_key, tag) SELECT key, ?1 FROM generation
        WHERE id = ?2 AND NOT EXISTS (SELECT 1 FROM generation_tag WHERE generation_key = generation.key AND tag = ?1 COLLATE NOCASE)
        """
    )
    let deletion = try db.cachedStatement(
      sql: """
        DELETE FROM generation_tag
        WHERE generation_key = (SELECT key FROM generation WHERE id = ?2) AND tag = ?1 COLLATE NOCASE
        """
    )
    return try generations.filter { id in
      try each(id)
      let before = db.totalChangesCount
      for tag in removed { try deletion.execute(arguments: [tag, id.description]) }
      for tag in added { try insertion.execute(arguments: [tag, id.description]) }
      return db.totalChangesCount != before
    }
  }

  /// Stores what the user thinks of generations, from 1 to 5, or that nothing was said where it is nil.
  ///
  /// - Returns: those that are not as they were.
  public func setRating(
    _ rating: Int?,
    generations: [ItemID],
    each: (ItemID) throws -> Void = { _ in }
  ) throws -> [ItemID] {
    try update(
      "UPDATE generation SET rating = ?1 WHERE id = ?2 AND rating IS NOT ?1",
      [rating],
      generations,
      each
    )
  }

  /// Stores what the user wrote down about generations, the same for all.
  ///
  /// - Returns: those that are not as they were.
  public func setNotes(
    _ notes: String,
    generations: [ItemID],
    each: (ItemID) throws -> Void = { _ in }
  ) throws -> [ItemID] {
    try update(
      "UPDATE generation SET notes = ?1 WHERE id = ?2 AND notes IS NOT ?1",
      [notes],
      generations,
      each
    )
  }

  /// Says by hand that a character is in all videos in use of generations.
  ///
  /// - Returns: those of which a video was not linked so.
  public func link(
    _ character: ItemID,
    look: Handle?,
    generations: [ItemID],
    each: (ItemID) throws -> Void = { _ in }
  ) throws -> [ItemID] {
    try update(
      """
      INSERT INTO appearance (video_key, character_key, look, source)
      SELECT video.key, (SELECT key FROM character WHERE id = ?1), ?3, 'manual'
      FROM video JOIN generation ON generation.key = video.generation_key
      WHERE generation.id = ?2 AND video.trashed_at IS NULL
      ON CONFLICT (video_key, character_key) DO UPDATE SET removed_at = NULL, look = excluded.look,
        source = excluded.source
        WHERE removed_at IS NOT NULL OR look IS NOT excluded.look OR source <> excluded.source
      """,
      [character.description],
      generations,
      each,
      more: [look?.description]
    )
  }

  /// Takes the links between a character and all videos in use of generations away.
  ///
  /// - Returns: those of which a video was linked.
  public func unlink(
    _ character: ItemID,
    generations: [ItemID],
    at now: Milliseconds,
    each: (ItemID) throws -> Void = { _ in }
  ) throws -> [ItemID] {
    try update(
      """
      UPDATE appearance SET removed_at = ?3 WHERE removed_at IS NULL
        AND character_key = (SELECT key FROM character WHERE id = ?1)
        AND video_key IN (
          SELECT video.key FROM video JOIN generation ON generation.key = video.generation_key
          WHERE generation.id = ?2 AND video.trashed_at IS NULL)
      """,
      [character.description],
      generations,
      each,
      more: [now.value]
    )
  }

  /// Runs a statement for each generation: ?1 is the value, ?2 the id, the rest stands behind.
  private func update(
    _ sql: String,
    _ first: StatementArguments,
    _ generations: [ItemID],
    _ each: (ItemID) throws -> Void,
    more: StatementArguments = []
  ) throws -> [ItemID] {
    let statement = try db.cachedStatement(sql: sql)
    return try generations.filter { id in
      try each(id)
      try statement.execute(arguments: first + [id.description] + more)
      return db.changesCount > 0
    }
  }
}
