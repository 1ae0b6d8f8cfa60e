internal import GRDB
public import TroupeModel

extension CatalogReader {
  /// What every attempt cost or may have cost, the oldest first.
  public func ledger() throws -> [LedgerEntry] { try ledgerRows().map { try Self.entry($0) } }

  /// What the attempts of one generation or registration cost or may have cost, the oldest first.
  public func ledger(of subject: ItemID) throws -> [LedgerEntry] {
    try ledgerRows(where: Self.intentOfSubject, [subject.description]).map { try Self.entry($0) }
  }

  /// What counts as spent in one currency, in millionths: of each attempt the actual amount where it is known, else
  /// the price that was agreed to.
  ///
  /// - Parameters:
  ///   - currency: ISO 4217, or an endpoint's own word; amounts in others are left out, none is ever converted.
  ///   - subjects: only the attempts of these generations and registrations; nil for all.
  /// - Throws: what SQLite says, which `CatalogDatabase.read` turns into a `CatalogError`.
  /// - Returns: the sum; the greatest number where it does not fit.
  public func spent(in currency: String, of subjects: Set<ItemID>? = nil) throws -> Int64 {
    let amounts = try Int64.fetchCursor(
      db,
      sql: """
        SELECT coalesce(attempt.actual_micros, intent.maximum_micros) \(Self.spentAttempts(of: subjects))
          AND iif(attempt.actual_micros IS NULL, intent.currency, attempt.actual_currency) = ?
        """,
      arguments: Self.arguments(subjects) + [currency]
    )
    var sum: Int64 = 0
    while let amount = try amounts.next() {
      let (next, overflow) = sum.addingReportingOverflow(amount)
      sum = overflow ? .max : next
    }
    return sum
  }

  /// How many attempts count as spent without anybody knowing an amount: all of them, or those of these generations
  /// and registrations.
  public func hasSpendOfUnknownPrice(of subjects: Set<ItemID>? = nil) throws -> Int {
    try Int.fetchOne(
      db,
      sql: """
        SELECT count(*) \(Self.spentAttempts(of: subjects))
          AND attempt.actual_micros IS NULL AND intent.currency IS NULL
        """,
      arguments: Self.arguments(subjects)
    ) ?? 0
  }

  /// The rows behind ledger entries, with what `troupe costs` groups them by.
  func ledgerRows(
    where condition: String = "TRUE",
    _ arguments: StatementArguments = []
  ) throws -> [Row] {
    try Row.fetchAll(
      db.cachedStatement(
        sql: """
          SELECT attempt.id, attempt.state, attempt.created_at, attempt.actual_micros, attempt.actual_currency,
            attempt.actual_unit, intent.kind, intent.maximum_micros, intent.currency, intent.cost_unit,
            \(Self.subject) AS subject, coalesce(generation.endpoint, registration.endpoint) AS endpoint,
            coalesce(generation.model, '') AS model, coalesce(generation.project, '') AS project, generation.rating,
            EXISTS (SELECT 1 FROM video WHERE video.generation_key = generation.key AND video.trashed_at IS NULL)
              AS has_video
          FROM \(Self.attempts) WHERE \(condition) ORDER BY attempt.created_at, attempt.key
          """
      ),
      arguments: arguments
    )
  }

  /// The entry in one of those rows.
  static func entry(_ row: Row) throws -> LedgerEntry {
    let actual = row.cost("actual_micros", "actual_currency", "actual_unit")
    return LedgerEntry(
      attempt: try row.id("id"),
      kind: try row.word("kind"),
      subject: try row.id("subject"),
      endpoint: row["endpoint"],
      model: row["model"],
      estimate: row.cost("maximum_micros", "currency", "cost_unit"),
      actual: actual,
      state: LedgerEntry.State(try row.word("state") as AttemptState, actual: actual),
      createdAt: row.time("created_at")
    )
  }

  private static let attempts = """
    attempt JOIN intent ON intent.key = attempt.intent_key
    LEFT JOIN generation ON generation.key = intent.generation_key
    LEFT JOIN registration ON registration.key = intent.registration_key
    """
  /// Chooses the intent of the one generation or registration whose id is bound.
  static let intentOfSubject = """
    (intent.generation_key = (SELECT key FROM generation WHERE id = ?1)
      OR intent.registration_key = (SELECT key FROM registration WHERE id = ?1))
    """
  private static let subject = "coalesce(generation.id, registration.id)"

  /// The attempts that count as spent; one that was accepted and cost nothing adds nothing and needs no rule here.
  private static func spentAttempts(of subjects: Set<ItemID>?) -> String {
    let states = AttemptState.allCases.filter {
      LedgerEntry.State($0, actual: nil).countsAsSpent
    }
    let list = states.map { "'\($0.rawValue)'" }.joined(separator: ", ")
    let chosen = subjects == nil ? "" : " AND \(subject) IN (SELECT value FROM json_each(?))"
    return "FROM \(attempts) WHERE attempt.state IN (\(list))\(chosen)"
  }

  /// The ids as one value, for there is no limit on how many there are.
  private static func arguments(_ subjects: Set<ItemID>?) -> StatementArguments {
    guard let subjects else { return [] }
    return [JSON.array(subjects.map { .string($0.description) }).compact]
  }
}

extension CatalogWriter {
  /// Notes what the endpoint said that it charged for an attempt, in place of what it said before.
  ///
  /// - Throws: `CatalogError.notFound` where there is no such attempt; what SQLite says where the amount is negative.
  public func setActual(_ cost: Cost, attempt: ItemID) throws {
    try db.execute(
      sql: """
        UPDATE attempt SET actual_micros = ?, actual_currency = ?, actual_unit = ? WHERE id = ?
        """,
      arguments: [cost.micros, cost.currency, cost.unit, attempt.description]
    )
    guard db.changesCount > 0 else {
      throw CatalogError.notFound(.attempt, typed: attempt.description, nearest: [])
    }
  }
}
