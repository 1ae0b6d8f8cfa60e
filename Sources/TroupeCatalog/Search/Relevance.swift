internal import GRDB
import TroupeSearch

#if canImport(SQLite3)
import Darwin
import SQLite3
#else
import GRDBSQLite
import Glibc
#endif

/// The function `relevance(generation_text, WEIGHT…)`, which says how well a row fits what is looked for.
///
/// It is bm25 (k1 = 1.2, b = 0.75) with the weight of each phrase given: SQLite's own goes through all rows to find
/// out how rare a phrase is, which takes more than a second for one that most rows hold.
enum Relevance {
  /// Makes the function known to a connection.
  static func register(in db: Database) throws {
    let api = UnsafeMutablePointer(mutating: FTS5.api(db))
    let code = api.pointee.xCreateFunction(
      api,
      "relevance",
      nil,
      { Relevance.score($0, $1, $2, $3, $4) },
      nil
    )
    guard code == SQLITE_OK else { throw DatabaseError(resultCode: ResultCode(rawValue: code)) }
  }

  /// The weight of a phrase: the rarer, the heavier.
  ///
  /// - Parameters:
  ///   - density: the part of all rows that hold it, from 0 to 1.
  ///   - rows: how many rows there are.
  /// - Returns: the inverse document frequency of bm25, never below 0.
  static func weight(density: Double, rows: Double) -> Double {
    let holding = min(rows, density * rows)
    return log(1 + (rows - holding + 0.5) / (holding + 0.5))
  }

  private static func score(
    _ api: UnsafePointer<Fts5ExtensionApi>?,
    _ context: OpaquePointer?,
    _ result: OpaquePointer?,
    _ count: CInt,
    _ weights: UnsafeMutablePointer<OpaquePointer?>?
  ) {
    guard let api = api?.pointee else { return }
    var rows: Int64 = 0
    var tokens: Int64 = 0
    var length: CInt = 0
    guard api.xRowCount(context, &rows) == SQLITE_OK,
      api.xColumnTotalSize(context, 0, &tokens) == SQLITE_OK,
      api.xColumnSize(context, 0, &length) == SQLITE_OK
    else { return sqlite3_result_error_code(result, SQLITE_CORRUPT) }
    let average = Double(max(1, tokens)) / Double(max(1, rows))
    let damping = 1.2 * (0.25 + 0.75 * Double(length) / average)
    var score = 0.0
    for phrase in 0..<min(count, api.xPhraseCount(context)) {
      var iterator = Fts5PhraseIter()
      var (column, offset) = (CInt(0), CInt(0))
      guard api.xPhraseFirst(context, phrase, &iterator, &column, &offset) == SQLITE_OK else {
        return sqlite3_result_error_code(result, SQLITE_CORRUPT)
      }
      var times = 0.0
      while column >= 0 {
        times += 1
        api.xPhraseNext(context, &iterator, &column, &offset)
      }
      if times > 0 {
        score += sqlite3_value_double(weights?[Int(phrase)]) * times * 2.2 / (times + damping)
      }
    }
    sqlite3_result_double(result, score)
  }
}

extension Query {
  /// The phrases of `match`, in their order there.
  var matchPhrases: [Phrase] {
    switch self {
    case .words(let phrase): [phrase]
    case .any(let parts): parts.flatMap(\.matchPhrases)
    case .all(let parts):
      parts.filter { !$0.isExclusionOfWords }.flatMap(\.matchPhrases)
        + parts.filter(\.isExclusionOfWords).flatMap(\.matchPhrases)
    case .not(let part): part.matchPhrases
    case .everything, .field: []
    }
  }
}
