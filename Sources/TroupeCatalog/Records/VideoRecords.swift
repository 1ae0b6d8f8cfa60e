internal import GRDB
public import TroupeModel

extension CatalogReader {
  /// The videos of a generation that are not in the trash, the oldest first.
  public func videos(of generation: ItemID) throws -> [Video] {
    try videos(
      where: "generation.id = ? AND video.trashed_at IS NULL ORDER BY video.key",
      [generation.description]
    )
  }

  /// The newest videos that are not in the trash, of all or of one character.
  public func videos(with character: ItemID? = nil, limit: Int = 1000) throws -> [Video] {
    guard let character else {
      return try videos(
        where: "video.trashed_at IS NULL ORDER BY video.created_at DESC, video.key DESC LIMIT ?",
        [limit]
      )
    }
    return try videos(
      where: """
        video.trashed_at IS NULL AND video.key IN (
          SELECT appearance.video_key FROM appearance
          JOIN character ON character.key = appearance.character_key
          WHERE character.id = ? AND appearance.removed_at IS NULL)
        ORDER BY video.created_at DESC, video.key DESC LIMIT ?
        """,
      [character.description, limit]
    )
  }

  /// The video with an id, in the trash or not.
  public func video(_ id: ItemID) throws -> Video? {
    try videos(where: "video.id = ?", [id.description]).first
  }

  /// The videos with these bytes.
  public func videos(content: ContentID) throws -> [Video] {
    try videos(where: "media.sha256 = ? ORDER BY video.key", [content.description])
  }

  /// Finds a video by the beginning of its id.
  public func findVideo(_ typed: String) throws -> Video {
    let found = try IDPrefix(typed).map {
      try videos(where: "video.id GLOB ? AND video.trashed_at IS NULL", [$0.text + "*"])
    }
    guard let first = found?.first else {
      throw CatalogError.notFound(.video, typed: typed, nearest: [])
    }
    guard found?.count == 1 else {
      throw CatalogError.ambiguous(.video, typed: typed, matches: (found ?? []).map(\.id.short))
    }
    return first
  }

  /// The characters in a video.
  public func appearances(in video: ItemID) throws -> [Appearance] {
    try appearances(
      where: "video.id = ? AND removed_at IS NULL ORDER BY appearance.key",
      [video.description]
    )
  }

  private func appearances(
    where condition: String,
    _ arguments: StatementArguments
  ) throws -> [Appearance] {
    try Row.fetchAll(
      db.cachedStatement(
        sql: """
          SELECT appearance.*, video.id AS video_id, character.id AS character_id FROM appearance
          JOIN video ON video.key = appearance.video_key
          JOIN character ON character.key = appearance.character_key WHERE \(condition)
          """
      ),
      arguments: arguments
    ).map { row in
      Appearance(
        videoID: try row.id("video_id"),
        characterID: try row.id("character_id"),
        look: (row["look"] as String?).flatMap { try? Handle($0) },
        source: try row.word("source")
      )
    }
  }

  private func videos(where condition: String, _ arguments: StatementArguments) throws -> [Video] {
    try Row.fetchAll(
      db.cachedStatement(
        sql: """
          SELECT media.*, video.id AS video_id, video.origin AS origin, video.created_at AS made_at,
            video.trashed_at AS trashed_at, generation.id AS generation_id
          FROM video JOIN media ON media.key = video.media_key
          LEFT JOIN generation ON generation.key = video.generation_key WHERE \(condition)
          """
      ),
      arguments: arguments
    ).map { row in
      Video(
        id: try row.id("video_id"),
        generationID: try row.optionalID("generation_id"),
        media: try Self.media(row),
        origin: row["origin"],
        createdAt: row.time("made_at"),
        trashedAt: row.optionalTime("trashed_at")
      )
    }
  }
}

extension CatalogWriter {
  /// Adds a video; its media record must be there.
  public func insert(_ video: Video) throws {
    try db.execute(
      sql: """
        INSERT INTO video (id, generation_key, media_key, origin, created_at)
        VALUES (?, (SELECT key FROM generation WHERE id = ?), (SELECT key FROM media WHERE sha256 = ?), ?, ?)
        """,
      arguments: [
        video.id.description, video.generationID?.description, video.media.content.description,
        video.origin, video.createdAt.value,
      ]
    )
  }

  /// Throws a video away, or takes it back where the time is nil.
  public func setTrashed(_ video: ItemID, at time: Milliseconds?) throws {
    try db.execute(
      sql: "UPDATE video SET trashed_at = ? WHERE id = ?",
      arguments: [time?.value, video.description]
    )
  }

  /// Links a video with a character.
  ///
  /// A link that was taken away by hand comes back only by hand.
  public func link(_ appearance: Appearance) throws {
    try db.execute(
      sql: """
        INSERT INTO appearance (video_key, character_key, look, source)
        VALUES ((SELECT key FROM video WHERE id = ?), (SELECT key FROM character WHERE id = ?), ?, ?)
        ON CONFLICT (video_key, character_key) DO UPDATE SET removed_at = NULL, look = excluded.look,
          source = excluded.source
          WHERE excluded.source = 'manual'
        """,
      arguments: [
        appearance.videoID.description, appearance.characterID.description,
        appearance.look?.description, appearance.source.rawValue,
      ]
    )
  }

  /// Takes the link between a video and a character away.
  ///
  /// - Returns: whether there was one.
  public func unlink(video: ItemID, character: ItemID, at now: Milliseconds) throws -> Bool {
    try db.execute(
      sql: """
        UPDATE appearance SET removed_at = ? WHERE removed_at IS NULL
          AND video_key = (SELECT key FROM video WHERE id = ?)
          AND character_key = (SELECT key FROM character WHERE id = ?)
        """,
      arguments: [now.value, video.description, character.description]
    )
    return db.changesCount > 0
  }
}
