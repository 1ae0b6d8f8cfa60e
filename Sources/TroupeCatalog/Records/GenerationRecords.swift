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
        status NOT IN ('stored', 'rejected', 'failed', 'expired', 'cancelled') AND trashed_at IS NULL
        ORDER BY created_at, id
        """
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
        sql: "SELECT id FROM generation ORDER BY created_at DESC LIMIT 1000"
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

  func generations(
    where condition: String,
    _ arguments: StatementArguments = []
  ) throws -> [Generation] {
    try Row.fetchAll(
      db,
      sql: """
        SELECT generation.*,
          (SELECT parent.id FROM generation AS parent WHERE parent.key = generation.parent_key) AS parent_id,
          (SELECT sha256 FROM media WHERE media.key = generation.image_media_key) AS image_sha256
        FROM generation WHERE \(condition)
        """,
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
        imageContent: try row.optionalContent("image_sha256")
      ),
      cast: try cast(of: key),
      project: row["project"],
      tags: try String.fetchAll(
        db.cachedStatement(
          sql: "SELECT tag FROM generation_tag WHERE generation_key = ? ORDER BY tag"
        ),
        arguments: [key]
      ),
      estimate: try cost(row),
      createdAt: row.time("created_at"),
      parent: try row.optionalID("parent_id")
    )
    generation.remoteID = row.remoteID("remote_id")
    generation.remoteStatus = row["remote_status"]
    generation.progress = row["progress"]
    generation.resultURL = row["result_url"]
    generation.failure = row["failure"]
    generation.notBefore = row.optionalTime("not_before")
    generation.troubleSince = row.optionalTime("trouble_since")
    generation.polls = row["polls"]
    generation.downloadTries = row["download_tries"]
    generation.trashedAt = row.optionalTime("trashed_at")
    return generation
  }

  private func cost(_ row: Row) throws -> Cost? {
    guard let micros = row["estimate_micros"] as Int64?, let currency = row["currency"] as String?,
      let unit = row["cost_unit"] as String?
    else { return nil }
    return Cost(micros: micros, currency: currency, unit: unit, state: try row.word("cost_state"))
  }

  private func cast(of generation: Int64) throws -> [CastMember] {
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
          sql: "SELECT role, sha256, url FROM cast_reference WHERE cast_key = ? ORDER BY position"
        ),
        arguments: [key]
      ).map {
        FrozenReference(
          role: try $0.word("role"),
          content: try $0.optionalContent("sha256"),
          url: $0["url"]
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
  /// Adds a generation with its scenes, its tags and its frozen cast.
  ///
  /// - Parameters:
  ///   - generation: one whose id the catalog has not seen.
  ///   - searchText: its folded words, each between spaces.
  /// - Throws: what SQLite says, which `CatalogDatabase.write` turns into a `CatalogError`.
  public func insert(_ generation: Generation, searchText: String) throws {
    let parameters = generation.parameters
    try db.execute(
      sql: """
        INSERT INTO generation (id, status, endpoint, account, prompt, format, model, width, height, duration_ms,
          aspect_ratio, image, image_media_key, project, estimate_micros, currency, cost_unit, cost_state, parent_key, search_text,
          created_at)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, (SELECT key FROM media WHERE sha256 = ?), ?, ?, ?, ?, ?,
          (SELECT key FROM generation WHERE id = ?), ?, ?)
        """,
      arguments: [
        generation.id.description, generation.status.rawValue, generation.endpoint,
        generation.account, generation.prompt, parameters.format.rawValue, parameters.model,
        parameters.size?.width, parameters.size?.height,
        parameters.duration.map { Milliseconds.seconds($0).value }, parameters.aspectRatio,
        parameters.image, parameters.imageContent?.description, generation.project,
        generation.estimate?.micros,
        generation.estimate?.currency, generation.estimate?.unit,
        generation.estimate?.state.rawValue, generation.parent?.description, searchText,
        generation.createdAt.value,
      ]
    )
    let key = db.lastInsertedRowID
    for (index, scene) in generation.scenes.enumerated() {
      try db.execute(
        sql:
          "INSERT INTO scene (generation_key, position, prompt, duration_ms) VALUES (?, ?, ?, ?)",
        arguments: [
          key, index + 1, scene.prompt, scene.duration.map { Milliseconds.seconds($0).value },
        ]
      )
    }
    for tag in generation.tags {
      try db.execute(
        sql: "INSERT INTO generation_tag (generation_key, tag) VALUES (?, ?)",
        arguments: [key, tag]
      )
    }
    for member in generation.cast { try insert(member, generation: key) }
  }

  private func insert(_ member: CastMember, generation: Int64) throws {
    try db.execute(
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
      try db.execute(
        sql:
          "INSERT INTO cast_reference (cast_key, position, role, sha256, url) VALUES (?, ?, ?, ?, ?)",
        arguments: [
          key, index + 1, reference.role.rawValue, reference.content?.description, reference.url,
        ]
      )
    }
  }

  /// Stores where a generation stands now; what was asked for never changes.
  public func update(_ generation: Generation) throws {
    try db.execute(
      sql: """
        UPDATE generation SET status = ?, remote_id = ?, remote_status = ?, progress = ?, result_url = ?,
          failure = ?, not_before = ?, trouble_since = ?, polls = ?, download_tries = ?, trashed_at = ?, project = ?,
          estimate_micros = ?, currency = ?, cost_unit = ?, cost_state = ?
        WHERE id = ?
        """,
      arguments: [
        generation.status.rawValue, generation.remoteID?.description, generation.remoteStatus,
        generation.progress, generation.resultURL, generation.failure,
        generation.notBefore?.value, generation.troubleSince?.value, generation.polls,
        generation.downloadTries, generation.trashedAt?.value, generation.project,
        generation.estimate?.micros,
        generation.estimate?.currency, generation.estimate?.unit,
        generation.estimate?.state.rawValue, generation.id.description,
      ]
    )
  }
}

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
}
