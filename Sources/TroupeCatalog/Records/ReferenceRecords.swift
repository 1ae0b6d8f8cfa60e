internal import GRDB
public import TroupeModel

extension CatalogReader {
  /// The references of a look that are not in the trash, in order.
  public func references(of look: ItemID) throws -> [Reference] {
    try references(
      where: "look.id = ? AND reference.trashed_at IS NULL ORDER BY position, reference.key",
      [look.description]
    )
  }

  /// Finds a reference by the beginning of its id.
  ///
  /// - Throws: `CatalogError.notFound` or `.ambiguous`.
  public func findReference(_ typed: String, inTrash: Bool = false) throws -> Reference {
    guard let prefix = IDPrefix(typed) else {
      throw CatalogError.notFound(.reference, typed: typed, nearest: [])
    }
    let found = try references(
      where: """
        reference.id GLOB ? AND reference.trashed_at IS \(inTrash ? "NOT" : "") NULL
        """,
      [prefix.text + "*"]
    )
    guard let first = found.first else {
      throw CatalogError.notFound(.reference, typed: typed, nearest: [])
    }
    guard found.count == 1 else {
      throw CatalogError.ambiguous(.reference, typed: typed, matches: found.map(\.id.short))
    }
    return first
  }

  /// The looks, as `handle/look`, whose references hold these bytes.
  public func users(of content: ContentID) throws -> [String] {
    try String.fetchAll(
      db,
      sql: """
        SELECT DISTINCT character.handle || '/' || look.name FROM reference
        JOIN media ON media.key = reference.media_key
        JOIN look ON look.key = reference.look_key
        JOIN character ON character.key = look.character_key
        WHERE media.sha256 = ? AND reference.trashed_at IS NULL ORDER BY 1
        """,
      arguments: [content.description]
    )
  }

  func references(
    where condition: String,
    _ arguments: StatementArguments
  ) throws -> [Reference] {
    try Row.fetchAll(
      db.cachedStatement(
        sql: """
          SELECT reference.*, look.id AS look_id, media.sha256 AS sha256,
            (SELECT id FROM generation WHERE generation.key = reference.source_generation_key) AS source_id
          FROM reference JOIN look ON look.key = reference.look_key
          LEFT JOIN media ON media.key = reference.media_key WHERE \(condition)
          """
      ),
      arguments: arguments
    ).map { row in
      let content = try row.optionalContent("sha256")
      let source: Reference.Source
      if let url = row["url"] as String? {
        source = .url(url, copy: content)
      } else if let content {
        source = .media(content)
      } else {
        throw CatalogError.damaged("a reference without bytes and without an address")
      }
      return Reference(
        id: try row.id("id"),
        lookID: try row.id("look_id"),
        role: try row.word("role"),
        position: row["position"],
        caption: row["caption"],
        source: source,
        lineage: try lineage(row),
        createdAt: row.time("created_at"),
        trashedAt: row.optionalTime("trashed_at")
      )
    }
  }

  private func lineage(_ row: Row) throws -> ClipLineage? {
    if row["made_from_pictures"] { return .pictures }
    guard let source = try row.optionalID("source_id") else { return nil }
    return .generation(source, from: row.time("source_from_ms"), to: row.time("source_to_ms"))
  }
}

extension CatalogWriter {
  /// Adds a reference; its media record, and the generation that a clip was cut from, must be there.
  public func insert(_ reference: Reference) throws {
    let lineage = LineageColumns(reference.lineage)
    try db.execute(
      sql: """
        INSERT INTO reference (id, look_key, role, position, caption, media_key, url, made_from_pictures,
          source_generation_key, source_from_ms, source_to_ms, created_at)
        VALUES (?, (SELECT key FROM look WHERE id = ?), ?, ?, ?, (SELECT key FROM media WHERE sha256 = ?), ?, ?,
          (SELECT key FROM generation WHERE id = ?), ?, ?, ?)
        """,
      arguments: [
        reference.id.description, reference.lookID.description, reference.role.rawValue,
        reference.position, reference.caption, reference.content?.description, reference.url,
        lineage.isOfPictures, lineage.generation?.description, lineage.from?.value,
        lineage.to?.value, reference.createdAt.value,
      ]
    )
  }

  /// Stores a reference as it is now, except for the address that stands for it.
  public func update(_ reference: Reference) throws {
    let lineage = LineageColumns(reference.lineage)
    try db.execute(
      sql: """
        UPDATE reference SET role = ?, position = ?, caption = ?, trashed_at = ?,
          media_key = (SELECT key FROM media WHERE sha256 = ?), made_from_pictures = ?,
          source_generation_key = (SELECT key FROM generation WHERE id = ?), source_from_ms = ?, source_to_ms = ?
        WHERE id = ?
        """,
      arguments: [
        reference.role.rawValue, reference.position, reference.caption, reference.trashedAt?.value,
        reference.content?.description, lineage.isOfPictures, lineage.generation?.description,
        lineage.from?.value, lineage.to?.value, reference.id.description,
      ]
    )
  }
}

/// Where a clip comes from, as columns.
private struct LineageColumns {
  var isOfPictures = false
  var generation: ItemID?
  var from: Milliseconds?
  var to: Milliseconds?

  init(_ lineage: ClipLineage?) {
    switch lineage {
    case .pictures: isOfPictures = true
    case .generation(let id, let from, let to): (generation, self.from, self.to) = (id, from, to)
    case nil: break
    }
  }
}

extension CatalogReader {
  /// The references in use of every look, as a cast freezes them.
  public func frozenReferences() throws -> [ItemID: [FrozenReference]] {
    let rows = try Row.fetchCursor(
      db,
      sql: """
        SELECT look.id, reference.role, media.sha256, reference.url FROM reference
        JOIN look ON look.key = reference.look_key
        LEFT JOIN media ON media.key = reference.media_key
        WHERE reference.trashed_at IS NULL ORDER BY look.key, reference.position, reference.key
        """
    )
    var references: [ItemID: [FrozenReference]] = [:]
    while let row = try rows.next() {
      references[try row.id(at: 0), default: []].append(
        FrozenReference(
          role: try row.word(at: 1),
          content: (row[2] as String?).flatMap { ContentID($0) },
          url: row[3]
        )
      )
    }
    return references
  }
}
