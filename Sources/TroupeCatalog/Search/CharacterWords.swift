import GRDB
import TroupeSearch

#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// Words and phrases that are looked for in the texts of characters, of which there are so few that they need no index.
struct CharacterWords {
  /// A phrase, and what stands for it in a line of tokens.
  private let wanted: [(phrase: Phrase, text: String)]

  init(_ phrases: Set<Phrase>) {
    wanted = phrases.map { phrase in
      let tokens = " " + phrase.tokens.joined(separator: " ")
      return (phrase, phrase.isPrefix ? tokens : tokens + " ")
    }
  }

  /// The keys of those that hold each phrase.
  ///
  /// - Parameters:
  ///   - condition: which rows of `character` are looked at; what is said of others means nothing.
  ///   - isNarrow: whether those are fewer than all that are in use, or in the trash.
  ///   - db: where they are.
  /// - Throws: what SQLite says.
  /// - Returns: the keys of each phrase, in order; nothing for a phrase that nobody holds.
  func keys(
    _ condition: SQLPiece,
    isNarrow: Bool,
    in db: Database
  ) throws -> [Phrase: [Int64]] {
    let all = Self.texts(condition, isNarrow: isNarrow)
    let rows = try Row.fetchCursor(db, sql: all.sql, arguments: all.arguments)
    var found: [Phrase: [Int64]] = [:]
    var line = TokenLine()
    var (current, texts) = (Int64.min, "")
    func look() {
      let tokens = line.tokens(texts)
      // Byte for byte, and neither holds a zero.
      for (phrase, text) in wanted where strstr(tokens, text) != nil {
        found[phrase, default: []].append(current)
      }
    }
    while let row = try rows.next() {
      let key: Int64 = row[0]
      if key == current {
        texts.unicodeScalars.append(Unicode.Scalar(Segmenter.separator))
        texts += row[1] as String
      } else {
        look()
        (current, texts) = (key, row[1])
      }
    }
    look()
    return found
  }

  /// The texts that words are looked for in with the keys of their characters, in the order of the keys: all that
  /// the subject of a search in memory has.
  ///
  /// - Parameters:
  ///   - condition: which rows of `character` are looked at.
  ///   - isNarrow: whether those are fewer than all; where not, aliases and tags are read of everybody.
  /// - Returns: a statement whose rows are a key and a text.
  static func texts(_ condition: SQLPiece, isNarrow: Bool) -> SQLPiece {
    let who =
      isNarrow
      ? " WHERE character_key IN (SELECT character.key FROM character WHERE " + condition + ")"
      : SQLPiece("")
    return """
      SELECT character.key, handle || char(31) || name || char(31) || description || char(31) || notes
      FROM character WHERE 
      """ + condition + " UNION ALL SELECT character_key, alias FROM character_alias" + who
        + " UNION ALL SELECT character_key, tag FROM character_tag" + who + " ORDER BY 1"
  }
}
