import GRDB
import TroupeModel
import TroupeSearch

/// A field that looks at other tables, from which the keys come.
protocol LinkFilter: SQLFilter {
  /// The keys of all that fit, once or more often.
  var links: SQLPiece { get }
}

extension LinkFilter {
  var condition: SQLPiece { "generation.key IN (" + links + ")" }
  var source: KeySource? { KeySource(ways: [.lookup(links)], isInUse: false, isDistinct: false) }
}

extension WithFilter: SQLFilter {
  private static let who = "(SELECT character.key FROM character WHERE character.id = ?)"
  private var inLook: String { look == nil ? "" : " AND look = ?" }
  private var values: [any DatabaseValueConvertible] {
    [id?.description ?? ""] + (look.map { [$0] } ?? [])
  }

  var condition: SQLPiece {
    SQLPiece(
      """
      (EXISTS (SELECT 1 FROM cast_member INDEXED BY cast_by_character
          WHERE cast_member.character_key = \(Self.who)
            AND cast_member.generation_key = generation.key\(inLook))
        OR EXISTS (SELECT 1 FROM video CROSS JOIN appearance ON appearance.video_key = video.key
          WHERE video.generation_key = generation.key AND video.generation_key IS NOT NULL
            AND appearance.character_key = \(Self.who)
            AND appearance.removed_at IS NULL AND appearance.source = 'manual'\(inLook)))
      """,
      values + values
    )
  }

  // Whoever is in the cast is linked with its videos as well: only what was linked by hand is to be looked for.
  var source: KeySource? {
    KeySource(
      ways: [
        .walk(
          KeyWalk(
            rows: "cast_member INDEXED BY cast_by_character",
            key: "generation_key",
            SQLPiece("character_key = \(Self.who)\(inLook)", values)
          )
        ),
        .lookup(
          SQLPiece(
            """
            SELECT video.generation_key AS key FROM appearance INDEXED BY appearance_by_hand
            JOIN video ON video.key = appearance.video_key
            WHERE appearance.source = 'manual' AND appearance.removed_at IS NULL
              AND appearance.character_key = \(Self.who)\(inLook) AND video.generation_key IS NOT NULL
            """,
            values
          )
        ),
      ],
      isInUse: false,
      isDistinct: false
    )
  }
}

extension TagFilter: SQLFilter {
  var condition: SQLPiece {
    SQLPiece(
      """
      EXISTS (SELECT 1 FROM generation_tag WHERE generation_tag.generation_key = generation.key
        AND generation_tag.tag = ? COLLATE NOCASE)
      """,
      [text]
    )
  }
  var source: KeySource? {
    KeySource(
      ways: [
        .walk(
          KeyWalk(
            rows: "generation_tag INDEXED BY generation_tag_by_tag",
            key: "generation_key",
            SQLPiece("tag = ? COLLATE NOCASE", [text])
          )
        )
      ],
      isInUse: false,
      isDistinct: false
    )
  }
}

extension HasFilter: SQLFilter {
  var condition: SQLPiece {
    SQLPiece(
      """
      EXISTS (SELECT 1 FROM video WHERE video.generation_key = generation.key
        AND video.generation_key IS NOT NULL AND video.trashed_at IS NULL)
      """
    )
  }
  var source: KeySource? { KeySource(ways: [.walk(.videos)], isInUse: false, isDistinct: false) }
}

extension KeyWalk {
  fileprivate static var videos: KeyWalk {
    KeyWalk(
      rows: "video INDEXED BY video_in_use",
      key: "generation_key",
      SQLPiece("generation_key IS NOT NULL AND trashed_at IS NULL")
    )
  }
}

extension IsFilter: SQLFilter {
  var condition: SQLPiece { SQLPiece(choice == .stale ? Self.stale : Self.unlinked) }
  var source: KeySource? {
    choice == .unlinked
      ? KeySource(ways: [.walk(.videos)], isExact: false, isInUse: false, isDistinct: false) : nil
  }

  private static let unlinked = """
    EXISTS (SELECT 1 FROM video WHERE video.generation_key = generation.key
      AND video.generation_key IS NOT NULL AND video.trashed_at IS NULL
      AND NOT EXISTS (SELECT 1 FROM appearance
        WHERE appearance.video_key = video.key AND appearance.removed_at IS NULL))
    """

  /// The rule of `CastMember.isStale`.
  private static let stale = """
    EXISTS (SELECT 1 FROM cast_member JOIN character ON character.key = cast_member.character_key
      LEFT JOIN look ON look.character_key = character.key AND look.name = cast_member.look
        AND look.trashed_at IS NULL
      WHERE cast_member.generation_key = generation.key AND (look.key IS NULL
        OR cast_member.description <> character.description OR cast_member.look_prompt <> look.prompt
        OR (SELECT json_group_array(picture) FROM (
          SELECT role || ' ' || coalesce(sha256, url) AS picture FROM cast_reference
          WHERE cast_key = cast_member.key AND role <> 'clip' ORDER BY position))
        <> (SELECT json_group_array(picture) FROM (
          SELECT reference.role || ' ' || coalesce(media.sha256, reference.url) AS picture FROM reference
          LEFT JOIN media ON media.key = reference.media_key
          WHERE reference.look_key = look.key AND reference.trashed_at IS NULL AND reference.role <> 'clip'
          ORDER BY reference.position, reference.key))))
    """
}

extension LineageFilter: LinkFilter {
  var links: SQLPiece {
    SQLPiece(
      """
      WITH RECURSIVE tree (key) AS (
        SELECT root.key FROM generation AS root WHERE root.id = ?
        UNION SELECT child.key FROM tree JOIN generation AS child ON child.parent_key = tree.key
      ) SELECT tree.key AS key FROM tree
      """,
      [id?.description ?? ""]
    )
  }
}

extension SameFilter: LinkFilter {
  var links: SQLPiece {
    let digest = content?.description ?? ""
    return SQLPiece(
      """
      SELECT cast_member.generation_key AS key FROM cast_reference
      JOIN cast_member ON cast_member.key = cast_reference.cast_key WHERE cast_reference.sha256 = ?
      UNION ALL SELECT video.generation_key FROM media JOIN video ON video.media_key = media.key
      WHERE media.sha256 = ? AND video.generation_key IS NOT NULL
      UNION ALL SELECT made.key FROM media JOIN generation AS made ON made.image_media_key = media.key
      WHERE media.sha256 = ?
      """,
      [digest, digest, digest]
    )
  }
}

extension PromptFilter: SQLFilter {
  var condition: SQLPiece {
    let fits = isWhole ? "prompt = ?" : "instr(prompt, ?) > 0"
    return SQLPiece(
      """
      (generation.\(isWhole ? fits : "prompt IS NOT NULL AND instr(generation.prompt, ?) > 0")
        OR generation.scene_count > 0
          AND EXISTS (SELECT 1 FROM scene WHERE scene.generation_key = generation.key AND \(fits)))
      """,
      [text, text]
    )
  }

  /// The words of the whole text find it; a part of a text has no index.
  var source: KeySource? {
    guard !tokens.isEmpty else { return nil }
    let words = "\"" + tokens.prefix(12).joined(separator: " ") + "\""
    return KeySource(
      ways: [
        .walk(
          KeyWalk(
            rows: "generation_text",
            key: "rowid",
            SQLPiece("generation_text MATCH ?", [words])
          )
        )
      ],
      isExact: false
    )
  }
}

extension SavedFilter: SQLFilter {
  // A saved search was put in its place when names were looked up.
  var condition: SQLPiece { SQLPiece("FALSE") }
  var source: KeySource? { nil }
}
