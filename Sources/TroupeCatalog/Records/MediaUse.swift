internal import GRDB
public import TroupeModel

/// What a stored content is in the library.
public enum MediaUse: Hashable, Sendable {
  /// A picture or clip of a look, as `luna/armor`.
  case reference(look: String, ReferenceRole)
  /// A video of a generation; nil for one that was brought in by hand.
  case video(generation: ItemID?)
  /// What a generation began with.
  case startPicture(generation: ItemID)
  /// What an endpoint shows of a registered look.
  case avatar(look: String)
}

extension CatalogReader {
  /// All that a content is, in the trash or not.
  public func uses(of content: ContentID) throws -> [MediaUse] {
    let rows = try Row.fetchCursor(
      db.cachedStatement(
        sql: """
          SELECT 'reference' AS kind, character.handle || '/' || look.name AS look, reference.role AS role,
            NULL AS generation
          FROM media JOIN reference ON reference.media_key = media.key
          JOIN look ON look.key = reference.look_key JOIN character ON character.key = look.character_key
          WHERE media.sha256 = ?1
          UNION ALL SELECT 'video', NULL, NULL, generation.id
          FROM media JOIN video ON video.media_key = media.key
          LEFT JOIN generation ON generation.key = video.generation_key WHERE media.sha256 = ?1
          UNION ALL SELECT 'start', NULL, NULL, generation.id
          FROM media JOIN generation ON generation.image_media_key = media.key WHERE media.sha256 = ?1
          UNION ALL SELECT 'avatar', character.handle || '/' || look.name, NULL, NULL
          FROM media JOIN registration ON registration.avatar_media_key = media.key
          JOIN look ON look.key = registration.look_key JOIN character ON character.key = look.character_key
          WHERE media.sha256 = ?1
          """
      ),
      arguments: [content.description]
    )
    var uses: [MediaUse] = []
    while let row = try rows.next() {
      let kind: String = row["kind"]
      switch kind {
      case "reference": uses.append(.reference(look: row["look"], try row.word("role")))
      case "video": uses.append(.video(generation: try row.optionalID("generation")))
      case "start": uses.append(.startPicture(generation: try row.id("generation")))
      default: uses.append(.avatar(look: row["look"]))
      }
    }
    return uses
  }

  /// The contents that the library holds, by their digests, with their lengths in bytes.
  public func contents() throws -> [(content: ContentID, bytes: Int64)] {
    let rows = try Row.fetchCursor(db, sql: "SELECT sha256, bytes FROM media ORDER BY sha256")
    var contents: [(content: ContentID, bytes: Int64)] = []
    while let row = try rows.next() {
      contents.append((try row.content("sha256"), row["bytes"]))
    }
    return contents
  }
}
