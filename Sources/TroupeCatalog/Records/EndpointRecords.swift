internal import GRDB
public import TroupeModel

/// What a library says of an endpoint beyond its profile.
public struct EndpointRecord: Hashable, Sendable {
  /// What the user calls it; unique in the library.
  public var name: String
  /// The profile it was made from.
  public var profile: String
  /// In place of the profile's address.
  public var baseURL: String?
  /// The label of the account whose key is used; `default` unless told otherwise.
  public var account: String
  /// In place of the profile's variable.
  public var keyEnvironment: String?
  /// In place of the profile's pace.
  public var pollInterval: Milliseconds?
  /// Why the user says that it is no longer to be had; nil while it is in use.
  public var retired: String?
  /// Why nothing is sent with its key for now.
  public var pauseReason: String?

  /// Creates a record.
  public init(
    name: String,
    profile: String,
    baseURL: String? = nil,
    account: String = "default",
    keyEnvironment: String? = nil,
    pollInterval: Milliseconds? = nil,
    retired: String? = nil,
    pauseReason: String? = nil
  ) {
    self.name = name
    self.profile = profile
    self.baseURL = baseURL
    self.account = account
    self.keyEnvironment = keyEnvironment
    self.pollInterval = pollInterval
    self.retired = retired
    self.pauseReason = pauseReason
  }
}

/// The identity of a library, as its catalog knows it.
public struct LibraryRecord: Hashable, Sendable {
  /// Minted when the catalog is first built.
  public var id: ItemID
  /// The machine that the library was last at home on, as `instance.json` says too.
  public var machineID: String
  /// The inode of its lock file, in digits.
  public var lockInode: String
  /// Why nothing is sent until the user says so.
  public var pauseReason: String?

  /// Creates a record.
  public init(id: ItemID, machineID: String, lockInode: String, pauseReason: String? = nil) {
    self.id = id
    self.machineID = machineID
    self.lockInode = lockInode
    self.pauseReason = pauseReason
  }
}

/// An address that an upload route gave to bytes of ours.
public struct UploadRecord: Hashable, Sendable {
  /// The endpoint's name in this library.
  public var endpoint: String
  /// The label of the account that uploaded.
  public var account: String
  /// The bytes.
  public var content: ContentID
  /// Where the endpoint can see them.
  public var url: String
  /// When the address stops working; nil where the endpoint named no end.
  public var expiresAt: Milliseconds?

  /// Creates a record.
  public init(
    endpoint: String,
    account: String,
    content: ContentID,
    url: String,
    expiresAt: Milliseconds?
  ) {
    self.endpoint = endpoint
    self.account = account
    self.content = content
    self.url = url
    self.expiresAt = expiresAt
  }
}

extension CatalogReader {
  /// The endpoints that the library says something of, by name.
  public func endpoints() throws -> [EndpointRecord] {
    try Row.fetchAll(db, sql: "SELECT * FROM endpoint ORDER BY name").map { row in
      EndpointRecord(
        name: row["name"],
        profile: row["profile"],
        baseURL: row["base_url"],
        account: row["account"],
        keyEnvironment: row["key_environment"],
        pollInterval: row.optionalTime("poll_interval_ms"),
        retired: row["retired"],
        pauseReason: row["pause_reason"]
      )
    }
  }

  /// Whether a request names an uploaded file whose address has died.
  public func hasExpiredUpload(in request: String, at now: Milliseconds) throws -> Bool {
    try Bool.fetchOne(
      db,
      // In a request an address is a JSON text of its own, or ends one.
      sql: """
        SELECT EXISTS (SELECT 1 FROM upload WHERE expires_at <= ? AND instr(?, '"' || url || '"') > 0)
        """,
      arguments: [now.value, request]
    ) ?? false
  }

  /// The newest address of some bytes at an endpoint that lives until at least then.
  public func upload(
    of content: ContentID,
    endpoint: String,
    account: String,
    until: Milliseconds
  ) throws -> String? {
    try String.fetchOne(
      db,
      sql: """
        SELECT url FROM upload WHERE sha256 = ? AND endpoint = ? AND account = ?
          AND (expires_at IS NULL OR expires_at > ?) ORDER BY key DESC LIMIT 1
        """,
      arguments: [content.description, endpoint, account, until.value]
    )
  }

  /// The value of a setting.
  public func setting(_ name: String) throws -> String? {
    try String.fetchOne(db, sql: "SELECT value FROM setting WHERE name = ?", arguments: [name])
  }

  /// The identity of the library; nil before it is minted.
  public func library() throws -> LibraryRecord? {
    try Row.fetchOne(db, sql: "SELECT * FROM library").map { row in
      LibraryRecord(
        id: try row.id("id"),
        machineID: row["machine_id"],
        lockInode: row["lock_inode"],
        pauseReason: row["pause_reason"]
      )
    }
  }
}

extension CatalogWriter {
  /// Stores what the library says of an endpoint.
  public func set(_ endpoint: EndpointRecord, at now: Milliseconds) throws {
    try db.execute(
      sql: """
        INSERT INTO endpoint (name, profile, base_url, account, key_environment, poll_interval_ms, retired, pause_reason,
          created_at)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
        ON CONFLICT (name) DO UPDATE SET profile = excluded.profile, base_url = excluded.base_url,
          account = excluded.account, key_environment = excluded.key_environment,
          poll_interval_ms = excluded.poll_interval_ms, retired = excluded.retired, pause_reason = excluded.pause_reason
        """,
      arguments: [
        endpoint.name, endpoint.profile, endpoint.baseURL, endpoint.account,
        endpoint.keyEnvironment, endpoint.pollInterval?.value, endpoint.retired,
        endpoint.pauseReason, now.value,
      ]
    )
  }

  /// Stores the address of an upload.
  public func insert(_ upload: UploadRecord, at now: Milliseconds) throws {
    try db.execute(
      sql: """
        INSERT INTO upload (endpoint, account, sha256, url, expires_at, created_at) VALUES (?, ?, ?, ?, ?, ?)
        """,
      arguments: [
        upload.endpoint, upload.account, upload.content.description, upload.url,
        upload.expiresAt?.value, now.value,
      ]
    )
  }

  /// Stores a setting, or forgets it where the value is nil.
  public func setSetting(_ name: String, to value: String?) throws {
    if let value {
      try db.execute(
        sql: """
          INSERT INTO setting (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value
          """,
        arguments: [name, value]
      )
    } else {
      try db.execute(sql: "DELETE FROM setting WHERE name = ?", arguments: [name])
    }
  }

  /// Gives the library its identity, or another one; a reason pauses all sending.
  public func set(_ library: LibraryRecord, at now: Milliseconds) throws {
    try db.execute(
      sql: """
        INSERT INTO library (key, id, machine_id, lock_inode, pause_reason, created_at)
        VALUES (1, ?, ?, ?, ?, ?)
        ON CONFLICT (key) DO UPDATE SET id = excluded.id, machine_id = excluded.machine_id,
          lock_inode = excluded.lock_inode, pause_reason = excluded.pause_reason
        """,
      arguments: [
        library.id.description, library.machineID, library.lockInode, library.pauseReason,
        now.value,
      ]
    )
  }
}
