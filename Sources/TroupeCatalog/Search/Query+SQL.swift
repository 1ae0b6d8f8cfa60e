import GRDB
import TroupeSearch

/// A field that the catalog can look for.
protocol SQLFilter: SearchFilter {
  /// Whether a row of `generation` fits, as SQL.
  var condition: SQLPiece { get }
  /// The keys of at least all that fit, by an index; nil where no index serves.
  var source: SQLPiece? { get }
}

extension SQLFilter {
  /// Of a column: the keys by its index.
  static func keys(_ condition: SQLPiece) -> SQLPiece {
    "SELECT generation.key AS key FROM generation WHERE " + condition
  }
}

extension Query {
  /// Whether a row of `generation` fits, as SQL.
  ///
  /// - Parameter keys: the keys among which that row is, where this is known.
  /// - Throws: `CatalogError.damaged` for a field that generations do not have.
  /// - Returns: a condition that may stand after AND.
  func condition(_ keys: ClosedRange<Int64>? = nil) throws -> SQLPiece {
    if let match { return Self.condition(match, keys) }
    switch self {
    case .everything, .words: return SQLPiece("TRUE")
    case .all(let parts):
      let (match, rest) = Self.split(parts)
      let conditions = try rest.map { try $0.condition(keys) }
      let words = match.map { [Self.condition($0, keys)] } ?? []
      return .joined(words + conditions, by: " AND ")
    case .any(let parts):
      let words = parts.filter { $0.match != nil }
      let others = try parts.filter { $0.match == nil }.map { try $0.condition(keys) }
      let together = Query.any(words).match.map { [Self.condition($0, keys)] } ?? []
      return parts.isEmpty ? SQLPiece("FALSE") : .joined(together + others, by: " OR ")
    // Of what has no value nothing is true, and neither is its opposite.
    case .not(let part): return "NOT ifnull(" + (try part.condition(keys)) + ", FALSE)"
    case .field(let filter): return try filter.sql().condition
    }
  }

  /// The keys of at least all that fit, by indexes; nil where none serves.
  func sources() throws -> [SQLPiece] {
    if let match { return [Self.source(match)] }
    switch self {
    case .everything, .words, .not: return []
    case .all(let parts):
      let (match, rest) = Self.split(parts)
      return (match.map { [Self.source($0)] } ?? []) + (try rest.flatMap { try $0.sources() })
    case .any(let parts):
      let words = Query.any(parts.filter { $0.match != nil }).match.map { [Self.source($0)] } ?? []
      var all = words
      for part in parts where part.match == nil {
        // Of an "and" any one part is enough.
        guard let source = try part.sources().first else { return [] }
        all.append("SELECT key FROM (" + source + ")")
        guard all.count <= Self.mostAlternatives else { return [] }
      }
      // SQLite takes 500 selections side by side, and long before that they cost more than they save.
      guard (1...Self.mostAlternatives).contains(all.count) else { return [] }
      return [
        SQLPiece(all.map(\.sql).joined(separator: " UNION ALL "), all.flatMap(\.values))
      ]
    case .field(let filter): return [try filter.sql().source].compactMap(\.self)
    }
  }

  private static let mostAlternatives = 20

  private static func source(_ match: String) -> SQLPiece {
    SQLPiece("SELECT rowid AS key FROM generation_text WHERE generation_text MATCH ?", [match])
  }

  private static func condition(_ match: String, _ keys: ClosedRange<Int64>?) -> SQLPiece {
    let found = SQLPiece("SELECT rowid FROM generation_text WHERE generation_text MATCH ?", [match])
    let range = keys.map {
      SQLPiece(" AND rowid BETWEEN ? AND ?", [$0.lowerBound, $0.upperBound])
    }
    return "generation.key IN (" + (range.map { found + $0 } ?? found) + ")"
  }

  /// Whether a condition can be told faster when it is known between which keys a row is.
  var looksForWords: Bool {
    switch self {
    case .words: true
    case .everything: false
    case .field(let filter): (filter.filter as? PromptFilter).map { !$0.tokens.isEmpty } ?? false
    case .all(let parts), .any(let parts): parts.contains(where: \.looksForWords)
    case .not(let part): part.looksForWords
    }
  }
}

extension Filter {
  fileprivate func sql() throws -> any SQLFilter {
    guard let sql = filter as? any SQLFilter else {
      throw CatalogError.damaged("a field that generations do not have")
    }
    return sql
  }
}
