internal import GRDB
import TroupeModel

extension CatalogReader {
  /// What a listing shows of some generations, in the order of their keys as given.
  func lines(keys: [Int64]) throws -> [GenerationLine] {
    guard !keys.isEmpty else { return [] }
    let list = "[" + keys.map(String.init).joined(separator: ",") + "]"
    var lines: [Int64: GenerationLine] = [:]
    lines.reserveCapacity(keys.count)
    try each(
      """
      SELECT key, id, status, created_at, scene_count, rating,
        ifnull((SELECT scene.prompt FROM scene
          WHERE scene.generation_key = generation.key ORDER BY position LIMIT 1), prompt)
      FROM generation NOT INDEXED WHERE key IN (SELECT value FROM json_each(?))
      """,
      list
    ) { row in
      lines[row[0]] = GenerationLine(
        id: try row.id(at: 1),
        status: try row.word(at: 2),
        createdAt: Milliseconds(row[3]),
        prompt: row[6],
        sceneCount: row[4],
        rating: row[5]
      )
    }
    try each(
      """
      SELECT generation_key, handle, look FROM cast_member
      WHERE generation_key IN (SELECT value FROM json_each(?)) ORDER BY generation_key, slot
      """,
      list
    ) { row in
      lines[row[0]]?.cast.append(GenerationLine.Member(handle: row[1], look: row[2]))
    }
    // The newest of them comes last.
    try each(
      """
      SELECT video.generation_key, media.width, media.height, media.duration_ms
      FROM video INDEXED BY video_in_use CROSS JOIN media ON media.key = video.media_key
      WHERE video.generation_key IN (SELECT value FROM json_each(?))
        AND video.generation_key IS NOT NULL AND video.trashed_at IS NULL
      ORDER BY video.created_at, video.key
      """,
      list
    ) { row in
      lines[row[0]]?.video = GenerationLine.Video(
        width: row[1],
        height: row[2],
        duration: (row[3] as Int64?).map { Milliseconds($0) }
      )
    }
    return keys.compactMap { lines[$0] }
  }

  private func each(_ sql: String, _ list: String, _ body: (Row) throws -> Void) throws {
    let rows = try Row.fetchCursor(db.cachedStatement(sql: sql), arguments: [list])
    while let row = try rows.next() { try body(row) }
  }
}
