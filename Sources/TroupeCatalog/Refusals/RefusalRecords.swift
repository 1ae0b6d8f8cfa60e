internal import GRDB
public import TroupeModel

extension CatalogReader {
  /// What an endpoint refused of one generation or registration, the newest first.
  public func refusals(of subject: ItemID) throws -> [Refusal] {
    try refusals(
      """
      WHERE refusal.generation_key = (SELECT key FROM generation WHERE id = ?1)
        OR refusal.registration_key = (SELECT key FROM registration WHERE id = ?1)
      """,
      [subject.description],
      limit: -1
    )
  }

  /// The refusals on record, the newest first, at most so many.
  public func refusals(limit: Int) throws -> [Refusal] { try refusals("", [], limit: limit) }

  private func refusals(
    _ condition: String,
    _ arguments: StatementArguments,
    limit: Int
  ) throws -> [Refusal] {
    try Row.fetchAll(
      db.cachedStatement(
        sql: """
          SELECT refusal.*, generation.id AS generation_id, registration.id AS registration_id FROM refusal
          LEFT JOIN generation ON generation.key = refusal.generation_key
          LEFT JOIN registration ON registration.key = refusal.registration_key
          \(condition) ORDER BY refusal.created_at DESC, refusal.key DESC LIMIT \(limit)
          """
      ),
      arguments: arguments
    ).map { row in
      let generation = try row.optionalID("generation_id")
      return Refusal(
        kind: generation == nil ? .registration : .generation,
        subject: try generation ?? row.id("registration_id"),
        reading: RefusalReading(
          stage: try row.word("stage"),
          kind: row["kind"],
          code: row["code"],
          message: row["message"],
          httpStatus: row["http_status"]
        ),
        createdAt: row.time("created_at")
      )
    }
  }
}

extension CatalogWriter {
  /// Puts a refusal on record, for good.
  public func insert(_ refusal: Refusal) throws {
    let column = refusal.kind == .generation ? "generation" : "registration"
    try db.execute(
      sql: """
        INSERT INTO refusal (\(column)_key, stage, kind, code, message, http_status, created_at)
        VALUES ((SELECT key FROM \(column) WHERE id = ?), ?, ?, ?, ?, ?, ?)
        """,
      arguments: [
        refusal.subject.description, refusal.reading.stage.rawValue, refusal.reading.kind,
        refusal.reading.code, refusal.reading.message, refusal.reading.httpStatus,
        refusal.createdAt.value,
      ]
    )
  }
}
