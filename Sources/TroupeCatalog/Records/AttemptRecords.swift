internal import GRDB
public import TroupeModel

extension CatalogReader {
  /// The attempts of the intent of one generation or registration, the first first.
  public func attempts(of subject: ItemID) throws -> [Attempt] {
    try attempts(
      where: """
        intent_key IN (SELECT key FROM intent WHERE \(Self.intentOfSubject)) ORDER BY number
        """,
      [subject.description]
    )
  }

  /// The attempts in one of these states, the oldest first.
  public func attempts(in states: Set<AttemptState>) throws -> [Attempt] {
    let list = states.map { "'\($0.rawValue)'" }.sorted().joined(separator: ", ")
    return try attempts(where: "state IN (\(list)) ORDER BY attempt.key")
  }

  /// The attempt by which one generation or registration was accepted; nil where none was, as far as is known.
  public func acceptedAttempt(of subject: ItemID) throws -> Attempt? {
    try attempts(of: subject).first { $0.state == .accepted || $0.state == .resolvedAccepted }
  }

  /// The attempt with an id.
  public func attempt(_ id: ItemID) throws -> Attempt? {
    try attempts(where: "attempt.id = ?", [id.description]).first
  }

  /// The intent behind one generation or registration, or the intent with that id.
  public func intent(_ id: ItemID) throws -> Intent? {
    try Row.fetchOne(
      db.cachedStatement(
        sql: """
          SELECT intent.*, coalesce(generation.id, registration.id) AS subject FROM intent
          LEFT JOIN generation ON generation.key = intent.generation_key
          LEFT JOIN registration ON registration.key = intent.registration_key
          WHERE intent.id = ?1 OR \(Self.intentOfSubject)
          """
      ),
      arguments: [id.description]
    ).map { row in
      Intent(
        id: try row.id("id"),
        kind: try row.word("kind"),
        subject: try row.id("subject"),
        request: row["request"],
        requestHash: try row.content("request_sha256"),
        price: row.cost("maximum_micros", "currency", "cost_unit"),
        createdAt: row.time("created_at")
      )
    }
  }

  /// Whether an origin's id already belongs to an attempt.
  public func isKnown(_ remoteID: RemoteID, origin: String) throws -> Bool {
    try Bool.fetchOne(
      db,
      sql: "SELECT EXISTS (SELECT 1 FROM attempt WHERE origin = ? AND remote_id = ?)",
      arguments: [origin, remoteID.description]
    ) ?? false
  }

  private func attempts(
    where condition: String,
    _ arguments: StatementArguments = []
  ) throws -> [Attempt] {
    try Row.fetchAll(
      db.cachedStatement(
        sql: """
          SELECT attempt.*, (SELECT id FROM intent WHERE intent.key = attempt.intent_key) AS intent_id
          FROM attempt WHERE \(condition)
          """
      ),
      arguments: arguments
    ).map { row in
      var attempt = Attempt(
        id: try row.id("id"),
        intentID: try row.id("intent_id"),
        number: row["number"],
        origin: row["origin"],
        createdAt: row.time("created_at")
      )
      attempt.state = try row.word("state")
      attempt.gatePassed = row["gate_passed"]
      attempt.httpStatus = row["http_status"]
      attempt.transportError = row["transport_error"]
      attempt.remoteID = row.remoteID("remote_id")
      attempt.resolution = row["resolution"]
      attempt.actual = row.cost("actual_micros", "actual_currency", "actual_unit")
      return attempt
    }
  }
}

extension CatalogWriter {
  /// Adds an intent.
  public func insert(_ intent: Intent) throws {
    let column = intent.kind == .generation ? "generation" : "registration"
    try db.execute(
      sql: """
        INSERT INTO intent (id, kind, \(column)_key, request, request_sha256, maximum_micros, currency, cost_unit,
          created_at)
        VALUES (?, ?, (SELECT key FROM \(column) WHERE id = ?), ?, ?, ?, ?, ?, ?)
        """,
      arguments: [
        intent.id.description, intent.kind.rawValue, intent.subject.description, intent.request,
        intent.requestHash.description, intent.price?.micros, intent.price?.currency,
        intent.price?.unit, intent.createdAt.value,
      ]
    )
  }

  /// Adds an attempt that is about to be sent; the catalog refuses a second open one for the same intent.
  public func insert(_ attempt: Attempt) throws {
    try db.execute(
      sql: """
        INSERT INTO attempt (id, intent_key, number, state, origin, created_at)
        VALUES (?, (SELECT key FROM intent WHERE id = ?), ?, ?, ?, ?)
        """,
      arguments: [
        attempt.id.description, attempt.intentID.description, attempt.number,
        attempt.state.rawValue, attempt.origin, attempt.createdAt.value,
      ]
    )
  }

  /// Moves an attempt by an event and returns it as it is now.
  ///
  /// - Throws: `CatalogError.illegalTransition` where the event cannot happen, `.remoteIDTaken` where the id
  ///   belongs to another attempt.
  @discardableResult
  public func move(
    _ id: ItemID,
    by event: AttemptEvent,
    httpStatus: Int? = nil,
    error: String? = nil,
    resolution: String? = nil
  ) throws -> Attempt {
    guard var attempt = try reader.attempt(id) else {
      throw CatalogError.notFound(.attempt, typed: id.description, nearest: [])
    }
    guard let next = attempt.state.after(event) else {
      throw CatalogError.illegalTransition(from: attempt.state, event: event)
    }
    switch event {
    case .accepted(let remoteID), .receiptFound(let remoteID), .confirmed(let remoteID):
      guard try !reader.isKnown(remoteID, origin: attempt.origin) else {
        throw CatalogError.remoteIDTaken(remoteID)
      }
      attempt.remoteID = remoteID
    case .gatePassed:
      attempt.gatePassed = true
    default: break
    }
    attempt.state = next
    attempt.httpStatus = httpStatus ?? attempt.httpStatus
    attempt.transportError = error ?? attempt.transportError
    attempt.resolution = resolution ?? attempt.resolution
    try db.execute(
      sql: """
        UPDATE attempt SET state = ?, gate_passed = ?, http_status = ?, transport_error = ?, remote_id = ?,
          resolution = ? WHERE id = ?
        """,
      arguments: [
        attempt.state.rawValue, attempt.gatePassed, attempt.httpStatus, attempt.transportError,
        attempt.remoteID?.description, attempt.resolution, id.description,
      ]
    )
    return attempt
  }
}
