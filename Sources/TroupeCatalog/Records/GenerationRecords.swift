internal import GRDB
public import TroupeModel

extension CatalogReader {
  /// The generation with an id.
  public func generation(_ id: ItemID) throws -> Generation? {
    try generations(where: "id = ?", [id.description]).first
  }

  /// The generations that are under way or wait for something, the oldest first.
  public func openGenerations() throws -> [Generation] {
    try generations(
      where: """
        status IN ('queued', 'submitting', 'running', 'ready', 'downloading', 'needs_decision', 'needs_attention')
          AND trashed_at IS NULL
        ORDER BY created_at, key
        """
    )
  }

  /// The jobs of one endpoint and account, by the generations that they made.
  public func remoteIDs(endpoint: String, account: String) throws -> [ItemID: RemoteID] {
    let rows = try Row.fetchAll(
      db,
      sql: """
        SELECT id, remote_id FROM generation WHERE endpoint = ? AND account = ? AND remote_id IS NOT NULL
        """,
      arguments: [endpoint, account]
    )
    return try Dictionary(
      rows.compactMap { row in
        try row.remoteID("remote_id").map { (try row.id("id"), $0) }
      },
      uniquingKeysWith: { first, _ in first }
    )
  }

  /// Finds a generation by the beginning of its id.
  ///
  /// - Throws: `CatalogError.notFound` or `.ambiguous`.
  public func findGeneration(_ typed: String) throws -> Generation {
    guard let prefix = IDPrefix(typed) else {
      throw CatalogError.notFound(.generation, typed: typed, nearest: [])
    }
    let found = try generations(where: "id GLOB ? LIMIT 10", [prefix.text + "*"])
    guard let first = found.first else {
      let ids = try String.fetchAll(
        db,
        sql: "SELECT id FROM generation ORDER BY key DESC LIMIT 1000"
      )
      let known = ids.map { String($0.prefix(prefix.text.count)) }
      throw CatalogError.notFound(
        .generation,
        typed: typed,
        nearest: NearestNames.to(prefix.text, among: Set(known))
      )
    }
    guard found.count == 1 else {
      throw CatalogError.ambiguous(.generation, typed: typed, matches: found.map(\.id.short))
    }
    return first
  }

  /// The generations that the endpoint knows by this id.
  public func generations(remoteID: RemoteID) throws -> [Generation] {
    try generations(where: "remote_id = ?", [remoteID.description])
  }

  /// What a batch has asked for already, by line, in the trash or not.
  public func generations(ofBatch batch: ContentID) throws -> [Int: ItemID] {
    let rows = try Row.fetchAll(
      db,
      sql: "SELECT batch_line, id FROM generation WHERE batch_sha256 = ?",
      arguments: [batch.description]
    )
    return try rows.reduce(into: [:]) { try $0[$1["batch_line"] as Int] = $1.id("id") }
  }

  func generations(
    where condition: String,
    _ arguments: StatementArguments = []
  ) throws -> [Generation] {
    try Row.fetchAll(
      db.cachedStatement(
        sql: """
          SELECT generation.*,
            (SELECT parent.id FROM generation AS parent WHERE parent.key = generation.parent_key) AS parent_id,
            (SELECT sha256 FROM media WHERE media.key = generation.image_media_key) AS image_sha256
          FROM generation WHERE \(condition)
          """
      ),
      arguments: arguments
    ).map { try generation($0) }
  }

  private func generation(_ row: Row) throws -> Generation {
    let key: Int64 = row["key"]
    var size: PixelSize?
    if let width = row["width"] as Int?, let height = row["height"] as Int? {
      size = PixelSize(width: width, height: height)
    }
    var generation = Generation(
      id: try row.id("id"),
      status: try row.word("status"),
      endpoint: row["endpoint"],
      account: row["account"],
      prompt: row["prompt"],
      scenes: try Row.fetchAll(
        db.cachedStatement(
          sql: "SELECT prompt, duration_ms FROM scene WHERE generation_key = ? ORDER BY position"
        ),
        arguments: [key]
      ).map { Scene(prompt: $0["prompt"], duration: $0.optionalTime("duration_ms")?.seconds) },
      parameters: GenerationParameters(
        format: try row.word("format"),
        model: row["model"],
        size: size,
        duration: row.optionalTime("duration_ms")?.seconds,
        aspectRatio: row["aspect_ratio"],
        image: row["image"],
        imageContent: try row.optionalContent("image_sha256"),
        isPrivate: row["is_private"]
      ),
      cast: try cast(of: key),
      project: row["project"],
      tags: try String.fetchAll(
        db.cachedStatement(
          sql: "SELECT tag FROM generation_tag WHERE generation_key = ? ORDER BY tag"
        ),
        arguments: [key]
      ),
      notes: row["notes"],
      estimate: row.cost("estimate_micros", "currency", "cost_unit"),
      batch: try batchLine(row),
      createdAt: row.time("created_at"),
      parent: try row.optionalID("parent_id")
    )
    generation.remoteID = row.remoteID("remote_id")
    generation.remoteStatus = row["remote_status"]
    generation.progress = row["progress"]
    generation.resultURL = row["result_url"]
    generation.failure = row["failure"]
    generation.rating = row["rating"]
    generation.notBefore = row.optionalTime("not_before")
    generation.troubleSince = row.optionalTime("trouble_since")
    generation.polls = row["polls"]
    generation.downloadTries = row["download_tries"]
    generation.trashedAt = row.optionalTime("trashed_at")
    return generation
  }

  private func batchLine(_ row: Row) throws -> BatchLine? {
    guard let batch = try row.optionalContent("batch_sha256"), let line = row["batch_line"] as Int?
    else { return nil }
    return BatchLine(batch: batch, line: line)
  }
}

extension CatalogWriter {
  /// Adds a generation with its scenes, its tags and its frozen cast.
  ///
  /// - Parameter generation: one whose id the catalog has not seen.
  /// - Throws: what SQLite says, which `CatalogDatabase.write` turns into a `CatalogError`.
  public func insert(_ generation: Generation) throws {
    let parameters = generation.parameters
    try db.executeCached(
      sql: """
        INSERT INTO generation (id, status, endpoint, account, prompt, format, model, width, height, duration_ms,
          aspect_ratio, image, image_media_key, is_private, project, rating, batch_sha256, batch_line,
          estimate_micros, currency, cost_unit, parent_key, created_at, notes, cast_size, scene_count)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, (SELECT key FROM media WHERE sha256 = ?), ?, ?, ?, ?, ?, ?, ?, ?,
          (SELECT key FROM generation WHERE id = ?), ?, ?, ?, ?)
        """,
      arguments: [
        generation.id.description, generation.status.rawValue, generation.endpoint,
        generation.account, generation.prompt, parameters.format.rawValue, parameters.model,
        parameters.size?.width, parameters.size?.height,
        parameters.duration.map { Milliseconds.seconds($0).value }, parameters.aspectRatio,
        parameters.image, parameters.imageContent?.description, parameters.isPrivate,
        generation.project, generation.rating, generation.batch?.batch.description,
        generation.batch?.line, generation.estimate?.micros, generation.estimate?.currency,
        generation.estimate?.unit, generation.parent?.description,
        generation.createdAt.value, generation.notes, generation.cast.count,
        generation.scenes.count,
      ]
    )
    let key = db.lastInsertedRowID
    for (index, scene) in generation.scenes.enumerated() {
      try db.executeCached(
        sql:
          "INSERT INTO scene (generation_key, position, prompt, duration_ms) VALUES (?, ?, ?, ?)",
        arguments: [
          key, index + 1, scene.prompt, scene.duration.map { Milliseconds.seconds($0).value },
        ]
      )
    }
    for tag in generation.tags {
      try db.executeCached(
        sql: "INSERT INTO generation_tag (generation_key, tag) VALUES (?, ?)",
        arguments: [key, tag]
      )
    }
    for member in generation.cast { try insert(member, generation: key) }
  }

  /// Stores where a generation stands now; what was asked for never changes, and the rating is set by itself.
  public func update(_ generation: Generation) throws {
    try db.execute(
      sql: """
        UPDATE generation SET status = ?, remote_id = ?, remote_status = ?, progress = ?, result_url = ?,
          failure = ?, not_before = ?, trouble_since = ?, polls = ?, download_tries = ?, trashed_at = ?, project = ?,
          estimate_micros = ?, currency = ?, cost_unit = ?
        WHERE id = ?
        """,
      arguments: [
        generation.status.rawValue, generation.remoteID?.description, generation.remoteStatus,
        generation.progress, generation.resultURL, generation.failure,
        generation.notBefore?.value, generation.troubleSince?.value, generation.polls,
        generation.downloadTries, generation.trashedAt?.value, generation.project,
        generation.estimate?.micros, generation.estimate?.currency, generation.estimate?.unit,
        generation.id.description,
      ]
    )
  }

  /// Stores what the user thinks of a generation, from 1 to 5, or that nothing was said where it is nil.
  ///
  /// - Throws: `CatalogError.notFound` where there is no such generation.
  public func setRating(_ rating: Int?, generation: ItemID) throws {
    try db.execute(
      sql: "UPDATE generation SET rating = ? WHERE id = ?",
      arguments: [rating, generation.description]
    )
    guard db.changesCount > 0 else {
      throw CatalogError.notFound(.generation, typed: generation.description, nearest: [])
    }
  }
  /// Stores what the user wrote down about a generation.
  ///
  /// - Throws: `CatalogError.notFound` where there is no such generation.
  public func setNotes(_ notes: String, generation: ItemID) throws {
    try db.executeCached(
      sql: "UPDATE generation SET notes = ? WHERE id = ?",
      arguments: [notes, generation.description]
    )
    guard db.changesCount > 0 else {
      throw CatalogError.notFound(.generation, typed: generation.description, nearest: [])
    }
  }
}
