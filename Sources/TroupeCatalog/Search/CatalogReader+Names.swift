internal import GRDB
public import TroupeModel

/// A kind of name that generations and characters carry, and that a search may hold.
public enum SearchName: Sendable {
  case model, endpoint, project, tag, characterTag, characterName, alias, look
}

extension CatalogReader {
  /// The names of a kind that begin so, in order, A to Z taken as a to z.
  ///
  /// Where an index holds the names, the next one is looked for behind the one before, so that it does not matter how
  /// often each stands there.
  ///
  /// - Parameters:
  ///   - kind: which names.
  ///   - beginning: how they begin; empty for all.
  ///   - limit: how many at the most.
  /// - Throws: what SQLite says, which `CatalogDatabase.read` turns into a `CatalogError`.
  /// - Returns: each name once, as one of those that carry it writes it.
  public func names(
    _ kind: SearchName,
    beginningWith beginning: String = "",
    limit: Int = 50
  ) throws -> [String] {
    let end = beginning + "\u{10FFFF}"
    guard kind.hasIndex else {
      return try String.fetchAll(
        db.cachedStatement(sql: kind.distinct),
        arguments: [beginning, end, limit]
      )
    }
    var names: [String] = []
    var next = try String.fetchOne(
      db.cachedStatement(sql: kind.first),
      arguments: [beginning, end]
    )
    while let name = next, names.count < limit {
      if !name.isEmpty { names.append(name) }
      next = try String.fetchOne(db.cachedStatement(sql: kind.next), arguments: [name, end])
    }
    return names
  }

  /// The handles in use that begin so, in order.
  public func handles(beginningWith beginning: String = "", limit: Int = 50) throws -> [String] {
    try String.fetchAll(
      db.cachedStatement(
        sql: """
          SELECT handle FROM character WHERE trashed_at IS NULL AND handle >= ?1 AND handle < ?1 || char(1114111)
          ORDER BY handle LIMIT ?2
          """
      ),
      arguments: [beginning.lowercased(), limit]
    )
  }

  /// The looks in use of a character that begin so, the default one first.
  public func looks(
    ofHandle handle: String,
    beginningWith beginning: String = "",
    limit: Int = 50
  ) throws -> [String] {
    try String.fetchAll(
      db.cachedStatement(
        sql: """
          SELECT look.name FROM character JOIN look ON look.character_key = character.key
          WHERE character.handle = ?1 AND character.trashed_at IS NULL AND look.trashed_at IS NULL
            AND look.name >= ?2 AND look.name < ?2 || char(1114111)
          ORDER BY look.name <> 'default', look.name LIMIT ?3
          """
      ),
      arguments: [handle.lowercased(), beginning.lowercased(), limit]
    )
  }

  /// The ids of the newest generations in use that begin so.
  public func newestGenerations(
    beginningWith beginning: String = "",
    limit: Int = 50
  ) throws -> [ItemID] {
    let prefix = IDPrefix(beginning)?.text ?? beginning.lowercased()
    guard prefix.allSatisfy({ $0.isASCII && ($0.isLetter || $0.isNumber) }) else { return [] }
    // Too many begin with one or two letters: of those the newest are enough.
    let newest =
      "(SELECT * FROM generation WHERE trashed_at IS NULL ORDER BY created_at DESC LIMIT 5000)"
    return try Row.fetchAll(
      db,
      sql: """
        SELECT id FROM \(prefix.count < 3 ? newest : "generation")
        WHERE trashed_at IS NULL AND id >= ?1 AND id < ?1 || '~' ORDER BY created_at DESC LIMIT ?2
        """,
      arguments: [prefix, limit]
    ).map { try $0.id("id") }
  }

  /// The ids of the newest videos in use.
  public func newestVideos(limit: Int = 50) throws -> [ItemID] {
    try Row.fetchAll(
      db,
      sql: "SELECT id FROM video WHERE trashed_at IS NULL ORDER BY key DESC LIMIT ?",
      arguments: [limit]
    ).map { try $0.id("id") }
  }
}

extension SearchName {
  /// Whether an index holds the names in order.
  fileprivate var hasIndex: Bool {
    switch self {
    case .model, .endpoint, .project, .tag: true
    case .characterTag, .characterName, .alias, .look: false
    }
  }

  /// The first name from `?1` on and before `?2`.
  var first: String { "SELECT \(column) \(rows(">=")) LIMIT 1" }

  /// The first name behind `?1` and before `?2`.
  var next: String { "SELECT \(column) \(rows(">")) LIMIT 1" }

  /// The names from `?1` on and before `?2`, at most `?3`.
  fileprivate var distinct: String { "SELECT DISTINCT \(column) \(rows(">=")) LIMIT ?3" }

  private var column: String {
    switch self {
    case .model: "model"
    case .endpoint: "endpoint"
    case .project: "project"
    case .tag, .characterTag: "tag"
    case .characterName, .look: "name"
    case .alias: "alias"
    }
  }

  private func rows(_ sign: String) -> String {
    let source =
      switch self {
      case .model, .endpoint: "generation WHERE trashed_at IS NULL"
      case .project: "generation WHERE trashed_at IS NULL AND project <> ''"
      case .tag: "generation_tag WHERE TRUE"
      case .characterTag: "character_tag WHERE TRUE"
      case .characterName: "character WHERE trashed_at IS NULL"
      case .alias: "character_alias WHERE TRUE"
      case .look: "look WHERE trashed_at IS NULL"
      }
    return """
      FROM \(source) AND \(column) COLLATE NOCASE \(sign) ?1 AND \(column) COLLATE NOCASE < ?2
      ORDER BY \(column) COLLATE NOCASE
      """
  }
}
