internal import GRDB
public import TroupeModel

extension CatalogReader {
  /// The registrations, the newest first, of one look or of all.
  public func registrations(of look: ItemID? = nil) throws -> [Registration] {
    if let look {
      try registrations(where: "look.id = ? ORDER BY registration.key DESC", [look.description])
    } else {
      try registrations(where: "TRUE ORDER BY registration.key DESC")
    }
  }

  /// The registration with an id.
  public func registration(_ id: ItemID) throws -> Registration? {
    try registrations(where: "registration.id = ?", [id.description]).first
  }

  /// The registration of a look at an endpoint that is live, on its way, or waits for a decision.
  public func currentRegistration(
    of look: ItemID,
    endpoint: String,
    account: String
  ) throws -> Registration? {
    try registrations(
      where: """
        look.id = ? AND endpoint = ? AND account = ? AND state IN ('pending', 'live', 'needs_decision')
        """,
      [look.description, endpoint, account]
    ).first
  }

  /// Finds a registration by the beginning of its id.
  public func findRegistration(_ typed: String) throws -> Registration {
    let found = try IDPrefix(typed).map {
      try registrations(where: "registration.id GLOB ?", [$0.text + "*"])
    }
    guard let first = found?.first else {
      throw CatalogError.notFound(.registration, typed: typed, nearest: [])
    }
    guard found?.count == 1 else {
      throw CatalogError.ambiguous(
        .registration,
        typed: typed,
        matches: (found ?? []).map(\.id.short)
      )
    }
    return first
  }

  private func registrations(
    where condition: String,
    _ arguments: StatementArguments = []
  ) throws -> [Registration] {
    try Row.fetchAll(
      db,
      sql: """
        SELECT registration.*, look.id AS look_id FROM registration
        JOIN look ON look.key = registration.look_key WHERE \(condition)
        """,
      arguments: arguments
    ).map { row in
      guard let json = try? JSON(parsing: row["basis"] as String),
        let basis = RegistrationBasis(json: json)
      else { throw CatalogError.damaged("the basis of a registration") }
      return Registration(
        id: try row.id("id"),
        lookID: try row.id("look_id"),
        endpoint: row["endpoint"],
        account: row["account"],
        state: try row.word("state"),
        remoteID: row.remoteID("remote_id"),
        remoteHandle: row["remote_handle"],
        basis: basis,
        rawReply: row["raw_reply"],
        failure: row["failure"],
        createdAt: row.time("created_at")
      )
    }
  }
}

extension CatalogWriter {
  /// Adds a registration.
  ///
  /// - Parameters:
  ///   - registration: one whose id the catalog has not seen.
  ///   - fingerprint: the SHA-256 of its basis.
  /// - Throws: what SQLite says, which `CatalogDatabase.write` turns into a `CatalogError`.
  public func insert(_ registration: Registration, fingerprint: ContentID) throws {
    try db.execute(
      sql: """
        INSERT INTO registration (id, look_key, endpoint, account, state, remote_id, remote_handle, basis,
          basis_sha256, raw_reply, failure, created_at)
        VALUES (?, (SELECT key FROM look WHERE id = ?), ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """,
      arguments: [
        registration.id.description, registration.lookID.description, registration.endpoint,
        registration.account, registration.state.rawValue, registration.remoteID?.description,
        registration.remoteHandle, registration.basis.json.compact, fingerprint.description,
        registration.rawReply, registration.failure, registration.createdAt.value,
      ]
    )
  }

  /// Stores where a registration stands now.
  public func update(_ registration: Registration) throws {
    try db.execute(
      sql: """
        UPDATE registration SET state = ?, remote_id = ?, remote_handle = ?, raw_reply = ?, failure = ?
        WHERE id = ?
        """,
      arguments: [
        registration.state.rawValue, registration.remoteID?.description, registration.remoteHandle,
        registration.rawReply, registration.failure, registration.id.description,
      ]
    )
  }
}
