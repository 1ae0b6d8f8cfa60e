internal import GRDB
import TroupeModel

extension CatalogWriter {
  /// Records many generations as fast as they can be, the oldest first.
  ///
  /// Until the body returns, the triggers of these tables are gone: what they do is done here for all rows together.
  /// With a trigger every row would be a statement of many writes, before each of which SQLite's index of words puts
  /// on disk what it has collected.
  ///
  /// - Parameter body: gets what records them; nothing else may be written meanwhile.
  /// - Throws: what the body throws; then the whole transaction has to be given up.
  /// - Returns: what the body returned.
  public func insertingHistory<Result>(
    _ body: (HistoryInsertion) throws -> Result
  ) throws -> Result {
    let triggers = try Row.fetchAll(
      db,
      sql: """
        SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'
          AND tbl_name IN ('generation', 'scene', 'generation_tag', 'cast_member', 'cast_reference')
        """
    ).map { (name: $0[0] as String, sql: $0[1] as String) }
    for trigger in triggers { try db.execute(sql: "DROP TRIGGER \(trigger.name)") }
    // Settings of the connection outlive a transaction that is given up.
    try db.execute(
      sql: """
        PRAGMA cache_size = -\(HistoryInsertion.cacheKiB);
        PRAGMA ignore_check_constraints = ON;
        """
    )
    defer {
      try? db.execute(
        sql: """
          PRAGMA ignore_check_constraints = OFF;
          PRAGMA cache_size = -\(CatalogDatabase.cacheKiB);
          """
      )
    }
    let result = try SearchIndex.inBulk(db) {
      let insertion = try HistoryInsertion(db)
      let result = try body(insertion)
      try insertion.finish()
      return result
    }
    for trigger in triggers { try db.execute(sql: trigger.sql) }
    return result
  }
}

/// Records generations of the past with statements that are prepared once.
public final class HistoryInsertion {
  /// Indexes of ids and of characters are written to all over: they are to stay in memory.
  static let cacheKiB = 131_072
  /// How many rows are recorded before their words are.
  private static let mostWaiting = 20_000

  private let db: Database
  private let generation: BoundStatement
  private let scene: BoundStatement
  private let tag: BoundStatement
  private let member: BoundStatement
  private let reference: BoundStatement
  private let words: BoundStatement
  /// The tokens of rows that are recorded already.
  private var waiting: [(key: Int64, words: [UInt8])] = []
  /// The stretches of keys in the order of time that were added.
  private var runs: [TimeRun] = []
  /// The keys of all characters, for the making of rows.
  public let characters: CharacterKeys

  init(_ db: Database) throws {
    self.db = db
    generation = try BoundStatement(
      db,
      """
      INSERT INTO generation (id, status, endpoint, account, prompt, format, model, width, height, duration_ms,
        aspect_ratio, image, is_private, project, rating, estimate_micros, currency, cost_unit, parent_key,
        created_at, notes, cast_size, scene_count, remote_id, failure, remote_status, progress, image_media_key)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, (SELECT key FROM generation WHERE id = ?), ?, ?,
        ?, ?, ?, ?, ?, ?, (SELECT key FROM media WHERE sha256 = ?))
      """
    )
    scene = try BoundStatement(
      db,
      "INSERT INTO scene (generation_key, position, prompt, duration_ms) VALUES (?, ?, ?, ?)"
    )
    tag = try BoundStatement(
      db,
      "INSERT INTO generation_tag (generation_key, tag) VALUES (?, ?)"
    )
    member = try BoundStatement(
      db,
      """
      INSERT INTO cast_member (generation_key, slot, character_key, handle, name, look, description, look_prompt,
        remote_id, remote_handle, how, text_sent)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """
    )
    reference = try BoundStatement(
      db,
      "INSERT INTO cast_reference (cast_key, position, role, sha256, url, is_sent) VALUES (?, ?, ?, ?, ?, ?)"
    )
    var characters: [ItemID: Int64] = [:]
    let rows = try Row.fetchCursor(db, sql: "SELECT id, key FROM character")
    while let row = try rows.next() { characters[try row.id(at: 0)] = row[1] }
    self.characters = CharacterKeys(keys: characters)
    words = try BoundStatement(db, "INSERT INTO generation_text (rowid, words) VALUES (?, ?)")
  }

  /// Records a generation with its scenes, its tags, its frozen cast and its words.
  ///
  /// - Parameter row: one whose id the catalog has not seen.
  /// - Throws: what SQLite says.
  public func insert(_ row: HistoryRow) throws {
    let values = row.packed.values
    let key = try row.packed.bytes.withUnsafeBufferPointer { bytes in
      try generation.run(nil, values.prefix(row.ownCount), bytes)
      let key = db.lastInsertedRowID
      var castKey: Int64 = 0
      var next = row.ownCount
      for part in row.parts {
        let own = values[next..<(next + part.count)]
        next += part.count
        switch part {
        case .scene: try scene.run(key, own, bytes)
        case .tag: try tag.run(key, own, bytes)
        case .member:
          try member.run(key, own, bytes)
          castKey = db.lastInsertedRowID
        case .reference: try reference.run(castKey, own, bytes)
        }
      }
      return key
    }
    note(key, at: row.createdAt.value)
    if !row.words.isEmpty { waiting.append((key, row.words)) }
    if waiting.count >= Self.mostWaiting { try recordWords() }
  }

  /// Records what has been waiting for all rows to be there.
  func finish() throws {
    try recordWords()
    guard let first = runs.first else { return }
    try check(from: first.keys.lowerBound)
    // The first of them goes on from what was there, where it is not older.
    try db.execute(
      sql: """
        UPDATE generation_run SET last_key = ?, last_time = ?
        WHERE first_key = (SELECT max(first_key) FROM generation_run) AND last_time <= ?
        """,
      arguments: [first.keys.upperBound, first.times.upperBound, first.times.lowerBound]
    )
    for run in db.changesCount > 0 ? runs.dropFirst() : runs[...] {
      try db.execute(
        sql: """
          INSERT INTO generation_run (first_key, last_key, first_time, last_time) VALUES (?, ?, ?, ?)
          """,
        arguments: [
          run.keys.lowerBound, run.keys.upperBound, run.times.lowerBound, run.times.upperBound,
        ]
      )
    }
  }

  /// Looks at all new rows together at what CHECK constraints would have looked at one by one, which takes SQLite longer
  /// than to record them; and that nothing is among them that has not ended, for that would be sent.
  private func check(from first: Int64) throws {
    let wrong = try String.fetchOne(
      db,
      sql: """
        SELECT id FROM generation WHERE key >= ? AND NOT (
          status IN ('stored', 'rejected', 'failed', 'expired', 'cancelled')
          AND (status <> 'stored' OR remote_id IS NOT NULL) AND ifnull(remote_id, 'x') <> ''
          AND format IN ('openai', 'unified') AND (width IS NULL) = (height IS NULL)
          AND ifnull(width, 1) > 0 AND ifnull(height, 1) > 0 AND ifnull(duration_ms, 1) > 0
          AND ifnull(rating, 1) BETWEEN 1 AND 5 AND ifnull(estimate_micros, 0) >= 0)
        LIMIT 1
        """,
      arguments: [first]
    )
    if let wrong { throw CatalogError.damaged("\(wrong) is nothing that history can hold") }
  }

  private func note(_ key: Int64, at time: Int64) {
    if let last = runs.last, time >= last.times.upperBound {
      runs[runs.count - 1] = TimeRun(
        keys: last.keys.lowerBound...key,
        times: last.times.lowerBound...time
      )
    } else {
      runs.append(TimeRun(keys: key...key, times: time...time))
    }
  }

  private func recordWords() throws {
    for row in waiting {
      try row.words.withUnsafeBufferPointer {
        try words.run(row.key, CollectionOfOne(.text(start: 0, count: $0.count)), $0)
      }
    }
    waiting.removeAll(keepingCapacity: true)
  }
}
