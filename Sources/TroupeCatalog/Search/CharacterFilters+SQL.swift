import GRDB
import TroupeSearch

/// A field that the catalog can look for in a character.
protocol CharacterSQLFilter: SearchFilter {
  /// Whether a row of `character` fits, as SQL: exactly where it matches in memory.
  func characterCondition(_ check: CharacterCheck) -> SQLPiece
}

/// How a condition on `character` looks at rows that hang on it.
enum CharacterCheck {
  /// Once for all, through the index of their values; whether that is for those in the trash.
  case among(inTrash: Bool)
  /// For each character by itself.
  case each
}

/// A field that a column of `character` answers.
protocol CharacterColumnFilter: CharacterSQLFilter {
  var characterColumn: SQLPiece { get }
}

extension CharacterColumnFilter {
  func characterCondition(_ check: CharacterCheck) -> SQLPiece { characterColumn }
}

extension HandleFilter: CharacterColumnFilter {
  // A handle has no capitals, and its index compares byte for byte.
  var characterColumn: SQLPiece { .name("character.handle = ?", text.lowerASCII) }
}

extension NameFilter: CharacterColumnFilter {
  var characterColumn: SQLPiece { .name("character.name = ? COLLATE NOCASE", text) }
}

extension CreatedFilter: CharacterColumnFilter {
  var characterColumn: SQLPiece {
    guard let range else { return SQLPiece("FALSE") }
    return SQLPiece(
      "(character.created_at >= ? AND character.created_at < ?)",
      [range.lowerBound, range.upperBound]
    )
  }
}

/// A field that rows of another table answer.
protocol CharacterLinkFilter: CharacterSQLFilter {
  /// The table, whose `character_key` says whom a row belongs to.
  var table: String { get }
  /// Which rows of it fit.
  var link: SQLPiece { get }
}

extension CharacterLinkFilter {
  /// The keys of those who fit, in the trash or not; somebody with several rows is there as often.
  var characterKeys: SQLPiece { "SELECT \(table).character_key FROM \(table) WHERE " + link }

  func characterCondition(_ check: CharacterCheck) -> SQLPiece {
    switch check {
    case .among: "character.key IN (" + characterKeys + ")"
    case .each: "EXISTS (" + characterKeys + " AND \(table).character_key = character.key)"
    }
  }
}

extension AliasFilter: CharacterLinkFilter {
  var table: String { "character_alias" }
  var link: SQLPiece { .name("character_alias.alias = ? COLLATE NOCASE", text) }
}

extension TagFilter: CharacterLinkFilter {
  var table: String { "character_tag" }
  var link: SQLPiece { .name("character_tag.tag = ? COLLATE NOCASE", text) }
}

extension LookFilter: CharacterLinkFilter {
  var table: String { "look" }
  // A look's name has no capitals either.
  var link: SQLPiece { .name("look.trashed_at IS NULL AND look.name = ?", text.lowerASCII) }
}

extension Query {
  /// Whether a row of `character` fits, as SQL.
  ///
  /// - Parameters:
  ///   - check: how rows that hang on it are looked at.
  ///   - isExcluded: whether what fits is not wanted, under an odd number of "not".
  ///   - words: the condition that stands for a phrase, and whether it stands under an odd number of "not".
  /// - Throws: `CatalogError.damaged` for a field that characters do not have.
  /// - Returns: a condition that may stand after AND.
  func characterCondition(
    _ check: CharacterCheck,
    isExcluded: Bool = false,
    _ words: (Phrase, _ isExcluded: Bool) -> SQLPiece
  ) throws -> SQLPiece {
    func conditions(_ parts: [Query]) throws -> [SQLPiece] {
      try parts.map { try $0.characterCondition(check, isExcluded: isExcluded, words) }
    }
    switch self {
    case .everything: return SQLPiece("TRUE")
    case .all(let parts):
      return parts.isEmpty ? SQLPiece("TRUE") : .joined(try conditions(parts), by: " AND ")
    case .any(let parts):
      guard !parts.isEmpty else { return SQLPiece("FALSE") }
      guard case .among(let inTrash) = check else {
        return .joined(try conditions(parts), by: " OR ")
      }
      // An index of those in use serves a part only where the part itself says that it is about them.
      let place = CharacterSearch.place(inTrash: inTrash) + " AND "
      return .joined(try conditions(parts).map { "(" + (place + $0) + ")" }, by: " OR ")
    case .not(let part):
      let condition = try part.characterCondition(check, isExcluded: !isExcluded, words)
      return "NOT (" + condition + ")"
    case .words(let phrase): return words(phrase, isExcluded)
    case .field(let filter):
      guard let filter = filter.filter as? any CharacterSQLFilter else {
        throw CatalogError.damaged("a field that characters do not have")
      }
      return filter.characterCondition(check)
    }
  }

  /// The words and phrases anywhere in it, each once.
  var phrases: Set<Phrase> {
    switch self {
    case .everything, .field: []
    case .all(let parts), .any(let parts): Set(parts.flatMap(\.phrases))
    case .not(let part): part.phrases
    case .words(let phrase): [phrase]
    }
  }

  /// Whether it looks at anything but words.
  var hasFields: Bool {
    switch self {
    case .everything, .words: false
    case .all(let parts), .any(let parts): parts.contains(where: \.hasFields)
    case .not(let part): part.hasFields
    case .field: true
    }
  }
}

extension SQLPiece {
  /// A condition with a whole name; SQLite's texts end at a zero, so that no name holds one.
  fileprivate static func name(_ condition: String, _ text: String) -> SQLPiece {
    text.utf8.contains(0) ? SQLPiece("FALSE") : SQLPiece(condition, [text])
  }
}

extension String {
  /// The same text with a to z for A to Z.
  fileprivate var lowerASCII: String {
    String(decoding: utf8.map { (0x41...0x5A).contains($0) ? $0 + 32 : $0 }, as: UTF8.self)
  }
}
