internal import GRDB
public import TroupeModel

extension CatalogReader {
  /// The media with a digest.
  public func media(_ content: ContentID) throws -> Media? {
    try Row.fetchOne(
      db,
      sql: "SELECT * FROM media WHERE sha256 = ?",
      arguments: [content.description]
    ).map { try Self.media($0) }
  }

  /// All media, the oldest first.
  public func allMedia() throws -> [Media] {
    try Row.fetchAll(db, sql: "SELECT * FROM media ORDER BY key").map { try Self.media($0) }
  }

  static func media(_ row: Row) throws -> Media {
    Media(
      content: try row.content("sha256"),
      bytes: row["bytes"],
      type: try row.word("type"),
      width: row["width"],
      height: row["height"],
      duration: row.optionalTime("duration_ms"),
      createdAt: row.time("created_at")
    )
  }
}

extension CatalogWriter {
  /// Adds a media record; one that is there stays as it is.
  ///
  /// - Parameters:
  ///   - media: what is known of the bytes.
  ///   - path: where the file is, relative to the library. The file must already be durable.
  /// - Throws: what SQLite says, which `CatalogDatabase.write` turns into a `CatalogError`.
  public func insert(_ media: Media, path: String) throws {
    try db.execute(
      sql: """
        INSERT INTO media (sha256, bytes, type, path, width, height, duration_ms, created_at)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (sha256) DO NOTHING
        """,
      arguments: [
        media.content.description, media.bytes, media.type.rawValue, path, media.width,
        media.height, media.duration?.value, media.createdAt.value,
      ]
    )
  }
}
