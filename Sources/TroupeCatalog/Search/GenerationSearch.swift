internal import GRDB
public import TroupeModel
public import TroupeSearch

extension CatalogReader {
  /// A page of generations, the newest first, and how many there are in all.
  ///
  /// - Throws: `CatalogError.notFound` where a `with:` names nobody.
  public func search(
    _ query: Query,
    limit: Int,
    offset: Int = 0
  ) throws -> (page: [Generation], total: Int) {
    var clause = SearchClause()
    try clause.add(query, in: self)
    let condition = "generation.trashed_at IS NULL AND \(clause.sql)"
    let arguments = StatementArguments(clause.values)
    let total =
      try Int.fetchOne(
        db,
        sql: "SELECT count(*) FROM generation WHERE \(condition)",
        arguments: arguments
      ) ?? 0
    let page = try generations(
      where: "\(condition) ORDER BY created_at DESC, id DESC LIMIT \(limit) OFFSET \(offset)",
      arguments
    )
    return (page, total)
  }
}

/// A query as SQL with bound values.
private struct SearchClause {
  var sql = ""
  var values: [String] = []

  mutating func add(_ query: Query, in reader: CatalogReader) throws {
    switch query {
    case .everything: sql += "TRUE"
    case .all(let parts): try join(parts, by: " AND ", in: reader)
    case .any(let parts): try join(parts, by: " OR ", in: reader)
    case .not(let part):
      sql += "NOT ("
      try add(part, in: reader)
      sql += ")"
    case .words(let words):
      sql += "instr(generation.search_text, ?) > 0"
      values.append(" " + words.joined(separator: " ") + " ")
    case .with(let typed, let look):
      let character = try reader.findCharacterOrTrashed(typed)
      if let look { try checkLook(look.lowercased(), of: character, in: reader) }
      let id = character.id.description
      let lookCondition = look == nil ? "" : " AND look = ?"
      let lookValue = look.map { [$0.lowercased()] } ?? []
      sql += """
        (EXISTS (SELECT 1 FROM cast_member WHERE generation_key = generation.key
          AND character_key = (SELECT key FROM character WHERE id = ?)\(lookCondition))
        OR EXISTS (SELECT 1 FROM video JOIN appearance ON appearance.video_key = video.key
          WHERE video.generation_key = generation.key AND appearance.removed_at IS NULL
          AND appearance.character_key = (SELECT key FROM character WHERE id = ?)\(lookCondition)))
        """
      values += [id] + lookValue + [id] + lookValue
    }
  }

  private func checkLook(
    _ name: String,
    of character: CastCharacter,
    in reader: CatalogReader
  ) throws {
    guard let handle = try? Handle(name) else {
      throw CatalogError.notFound(.look, typed: "\(character.handle)/\(name)", nearest: [])
    }
    _ = try reader.findLook(handle, of: character)
  }

  private mutating func join(_ parts: [Query], by word: String, in reader: CatalogReader) throws {
    sql += "("
    for (index, part) in parts.enumerated() {
      if index > 0 { sql += word }
      try add(part, in: reader)
    }
    sql += ")"
  }
}
