import GRDB
import TroupeModel
import TroupeSearch

/// One search among the characters, with its words looked up.
struct CharacterRun {
  /// Of more than so many the first few are sooner found along the handles than by sorting them all.
  private static let mostSorted = 2000

  private let db: Database
  private let search: CharacterSearch
  /// Who holds each phrase, as a condition.
  private let words: [Phrase: SQLPiece]

  /// Words have no index: they are looked for in the texts of those that may fit by all the rest.
  init(_ db: Database, _ search: CharacterSearch) throws {
    self.db = db
    self.search = search
    let phrases = search.query.phrases
    guard !phrases.isEmpty else {
      words = [:]
      return
    }
    let superset = try search.condition(.among(inTrash: search.inTrash)) { _, isExcluded in
      SQLPiece(isExcluded ? "FALSE" : "TRUE")
    }
    let isNarrow = search.inTrash || !search.tags.isEmpty || search.query.hasFields
    let found = try CharacterWords(phrases).keys(superset, isNarrow: isNarrow, in: db)
    words = found.mapValues { keys in
      SQLPiece("character.key IN (SELECT value FROM json_each(?))", [keys.jsonList])
    }
  }

  /// Whether a row of `character` is found, as SQL.
  func condition(_ check: CharacterCheck) throws -> SQLPiece {
    try search.condition(check) { phrase, _ in words[phrase] ?? SQLPiece("FALSE") }
  }

  /// How many are found.
  func total() throws -> Int { try number(try counting) }

  /// The statement that counts them.
  var counting: SQLPiece {
    get throws {
      let condition = try condition(.among(inTrash: search.inTrash))
      let all = "SELECT count(*) FROM character WHERE " + condition
      guard !search.inTrash, search.tags.isEmpty, case .field(let filter) = search.query,
        let links = filter.filter as? any CharacterLinkFilter
      else { return all }
      // The links alone tell how many there are, without a look at each character; few of them are in the trash.
      return "SELECT (SELECT count(*) FROM (SELECT DISTINCT character_key FROM ("
        + links.characterKeys
        + "))) - (SELECT count(*) FROM character WHERE character.trashed_at IS NOT NULL AND "
        + links.characterCondition(.each) + ")"
    }
  }

  /// The keys on a page, in order.
  ///
  /// - Parameters:
  ///   - limit: how many at the most.
  ///   - last: the last of the page before.
  ///   - total: how many are found in all.
  /// - Throws: `CatalogError.notFound` where the page before does not end with a character of that place.
  /// - Returns: the keys.
  func page(limit: Int, after last: ItemID?, total: Int) throws -> [Int64] {
    guard total > 0 else { return [] }
    let isWalk = !search.inTrash && total > Self.mostSorted
    let sql = try paging(isWalk: isWalk, limit: limit, after: try last.map { try place(of: $0) })
    return try Int64.fetchAll(db, sql: sql.sql, arguments: sql.arguments)
  }

  /// The statement that gives a page.
  func paging(isWalk: Bool, limit: Int, after place: Place?) throws -> SQLPiece {
    let rows = isWalk ? "character INDEXED BY character_by_handle" : "character"
    var sql =
      "SELECT character.key FROM \(rows) WHERE "
      + (try condition(isWalk ? .each : .among(inTrash: search.inTrash)))
    if let place { sql = sql + " AND " + place.behind }
    return sql + SQLPiece(" ORDER BY \(order) LIMIT ?", [limit])
  }

  /// The order of the list, as SQL.
  var order: String {
    search.inTrash
      ? "character.trashed_at DESC, character.handle, character.key" : "character.handle"
  }

  private func number(_ sql: SQLPiece) throws -> Int {
    try Int.fetchOne(db, sql: sql.sql, arguments: sql.arguments) ?? 0
  }

  /// A place in the list.
  struct Place {
    var handle: String
    var trashedAt: Int64?
    var key: Int64

    /// Whether a row of `character` comes behind it, as SQL.
    var behind: SQLPiece {
      guard let trashedAt else { return SQLPiece("character.handle > ?", [handle]) }
      return SQLPiece(
        """
        character.trashed_at <= ?
        AND (character.trashed_at < ? OR (character.handle, character.key) > (?, ?))
        """,
        [trashedAt, trashedAt, handle, key]
      )
    }
  }

  private func place(of last: ItemID) throws -> Place {
    let row = try Row.fetchOne(
      db,
      sql: """
        SELECT handle, trashed_at, key FROM character WHERE id = ? AND (trashed_at IS NOT NULL) = ?
        """,
      arguments: [last.description, search.inTrash]
    )
    guard let row else {
      throw CatalogError.notFound(.character, typed: last.description, nearest: [])
    }
    return Place(handle: row[0], trashedAt: row[1], key: row[2])
  }
}

extension CharacterSearch {
  /// Whether a row of `character` is in the trash, or in use.
  static func place(inTrash: Bool) -> String {
    "character.trashed_at IS \(inTrash ? "NOT NULL" : "NULL")"
  }

  /// Whether a row of `character` is found, as SQL, with conditions in place of the words.
  func condition(
    _ check: CharacterCheck,
    _ words: (Phrase, _ isExcluded: Bool) -> SQLPiece
  ) throws -> SQLPiece {
    let place = SQLPiece(Self.place(inTrash: inTrash))
    let tagged = tags.map { tag in
      // The index takes A to Z as a to z.
      SQLPiece(
        """
        character.key IN (SELECT character_tag.character_key FROM character_tag
          WHERE character_tag.tag = ? COLLATE NOCASE AND character_tag.tag = ?)
        """,
        [tag, tag]
      )
    }
    let parts = [place] + tagged + [try query.characterCondition(check, words)]
    return .joined(parts, by: " AND ")
  }
}
