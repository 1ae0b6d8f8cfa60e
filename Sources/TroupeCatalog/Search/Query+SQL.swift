import GRDB
import TroupeSearch

/// A field that the catalog can look for.
protocol SQLFilter: SearchFilter {
  /// Whether a row of `generation` fits, as SQL.
  var condition: SQLPiece { get }
  /// Where the keys of at least all that fit come from; nil where no index serves.
  var source: KeySource? { get }
}

/// How a condition looks for words.
enum WordCheck {
  /// Once for all of a stretch of keys.
  case among(ClosedRange<Int64>)
  /// For each row by itself.
  case each
}

extension Query {
  /// Whether a row of `generation` fits, as SQL.
  ///
  /// - Parameter check: how words are looked for.
  /// - Throws: `CatalogError.damaged` for a field that generations do not have.
  /// - Returns: a condition that may stand after AND.
  func condition(_ check: WordCheck) throws -> SQLPiece {
    if let match { return Self.condition(match, check) }
    switch self {
    case .everything, .words: return SQLPiece("TRUE")
    case .all(let parts):
      let (match, rest) = Self.split(parts)
      let conditions = try rest.map { try $0.condition(check) }
      let words = match.map { [Self.condition($0, check)] } ?? []
      // What costs least is looked at first.
      return .joined(conditions + words, by: " AND ")
    case .any(let parts):
      let words = parts.filter { $0.match != nil }
      let others = try parts.filter { $0.match == nil }.map { try $0.condition(check) }
      let together = Query.any(words).match.map { [Self.condition($0, check)] } ?? []
      return parts.isEmpty ? SQLPiece("FALSE") : .joined(others + together, by: " OR ")
    // Of what has no value nothing is true, and neither is its opposite.
    case .not(let part): return "NOT ifnull(" + (try part.condition(check)) + ", FALSE)"
    case .field(let filter): return try filter.sql().condition
    }
  }

  private static func condition(_ match: String, _ check: WordCheck) -> SQLPiece {
    switch check {
    case .each:
      SQLPiece(
        """
        EXISTS (SELECT 1 FROM generation_text WHERE generation_text MATCH ? AND rowid = generation.key)
        """,
        [match]
      )
    case .among(let keys):
      SQLPiece(
        """
        generation.key IN (SELECT rowid FROM generation_text
          WHERE generation_text MATCH ? AND rowid BETWEEN ? AND ?)
        """,
        [match, keys.lowerBound, keys.upperBound]
      )
    }
  }
}

extension Query {
  /// Whether words are looked for anywhere in it.
  var hasWords: Bool {
    switch self {
    case .words: true
    case .everything, .field: false
    case .all(let parts), .any(let parts): parts.contains(where: \.hasWords)
    case .not(let part): part.hasWords
    }
  }
}

extension Filter {
  func sql() throws -> any SQLFilter {
    guard let sql = filter as? any SQLFilter else {
      throw CatalogError.damaged("a field that generations do not have")
    }
    return sql
  }
}
