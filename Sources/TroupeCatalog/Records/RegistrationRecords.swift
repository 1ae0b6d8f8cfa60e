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

  /// The registrations in one of these states, the newest first.
  public func registrations(in states: Set<Registration.State>) throws -> [Registration] {
    let list = states.map { "'\($0.rawValue)'" }.sorted().joined(separator: ", ")
    return try registrations(
      where: "registration.state IN (\(list)) ORDER BY registration.key DESC"
    )
  }

  /// The registrations that stand as live and whose end has come, the one that ended first first.
  public func expiredRegistrations(at now: Milliseconds) throws -> [Registration] {
    try registrations(
      where: """
        registration.state = 'live' AND registration.expires_at <= ?
        ORDER BY registration.expires_at, registration.key
        """,
      [now.value]
    )
  }

  /// The registrations of one endpoint and account in one state, the newest first.
  public func registrations(
    endpoint: String,
    account: String,
    state: Registration.State
  ) throws -> [Registration] {
    try registrations(
      where: "endpoint = ? AND account = ? AND state = ? ORDER BY registration.key DESC",
      [endpoint, account, state.rawValue]
    )
  }

  /// The endpoints where anybody was ever registered, by name.
  public func endpointsWithRegistrations() throws -> [String] {
    try String.fetchAll(db, sql: "SELECT DISTINCT endpoint FROM registration ORDER BY endpoint")
  }

  /// The characters in use whose default look has no live registration at an endpoint and account at a point in time, by
  /// handle.
  public func unregistered(
    endpoint: String,
    account: String,
    at now: Milliseconds
  ) throws -> [ItemID] {
    try Row.fetchAll(
      db,
      sql: """
        SELECT character.id FROM character
        WHERE character.trashed_at IS NULL AND NOT EXISTS (
          SELECT 1 FROM look JOIN registration ON registration.look_key = look.key
          WHERE look.character_key = character.key AND look.name = 'default' AND look.trashed_at IS NULL
            AND registration.state = 'live' AND registration.endpoint = ? AND registration.account = ?
            AND (registration.expires_at IS NULL OR registration.expires_at > ?))
        ORDER BY character.handle
        """,
      arguments: [endpoint, account, now.value]
    ).map { try $0.id("id") }
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

  func registrations(
    where condition: String,
    _ arguments: StatementArguments = []
  ) throws -> [Registration] {
    try Row.fetchAll(
      db.cachedStatement(
        sql: """
          SELECT registration.*, look.id AS look_id,
            (SELECT sha256 FROM media WHERE media.key = registration.avatar_media_key) AS avatar
          FROM registration JOIN look ON look.key = registration.look_key WHERE \(condition)
          """
      ),
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
        displayName: row["display_name"],
        avatar: try row.optionalContent("avatar"),
        expiresAt: row.optionalTime("expires_at"),
        basis: basis,
        rawReply: row["raw_reply"],
        failure: row["failure"],
        createdAt: row.time("created_at")
      )
    }
  }
}

extension CatalogWriter {
  /// Adds a registration; the media record of its avatar must be there.
  ///
  /// - Parameters:
  ///   - registration: one whose id the catalog has not seen.
  ///   - fingerprint: the SHA-256 of its basis.
  /// - Throws: what SQLite says, which `CatalogDatabase.write` turns into a `CatalogError`.
  public func insert(_ registration: Registration, fingerprint: ContentID) throws {
    try db.execute(
      sql: """
        INSERT INTO registration (id, look_key, endpoint, account, state, remote_id, remote_handle, display_name,
          avatar_media_key, expires_at, basis, basis_sha256, raw_reply, failure, created_at)
        VALUES (?, (SELECT key FROM look WHERE id = ?), ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """,
      arguments: [
        registration.id.description, registration.lookID.description, registration.endpoint,
        registration.account, registration.state.rawValue, registration.remoteID?.description,
        registration.remoteHandle, registration.displayName, try avatarKey(of: registration),
        registration.expiresAt?.value, registration.basis.json.compact, fingerprint.description,
        registration.rawReply, registration.failure, registration.createdAt.value,
      ]
    )
  }

  /// Stores where a registration stands now, and what the endpoint has said of it since.
  public func update(_ registration: Registration) throws {
    try db.execute(
      sql: """
        UPDATE registration SET state = ?, remote_id = ?, remote_handle = ?, display_name = ?, avatar_media_key = ?,
          expires_at = ?, raw_reply = ?, failure = ?
        WHERE id = ?
        """,
      arguments: [
        registration.state.rawValue, registration.remoteID?.description, registration.remoteHandle,
        registration.displayName, try avatarKey(of: registration), registration.expiresAt?.value,
        registration.rawReply, registration.failure, registration.id.description,
      ]
    )
  }

  /// The key of the avatar's media record; where it is not there, a key that the foreign key refuses, so that an
  /// avatar is never dropped in silence.
  private func avatarKey(of registration: Registration) throws -> Int64? {
    guard let avatar = registration.avatar else { return nil }
    let key = try Int64.fetchOne(
      db,
      sql: "SELECT key FROM media WHERE sha256 = ?",
      arguments: [avatar.description]
    )
    return key ?? 0
  }
}
