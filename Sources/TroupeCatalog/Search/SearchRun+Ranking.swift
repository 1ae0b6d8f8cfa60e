import GRDB
import TroupeModel
import TroupeSearch

extension SearchRun {
  /// The keys of a page by relevance, the best first; of equals the newer first.
  mutating func ranked(
    _ match: String,
    limit: Int,
    after last: ItemID?,
    _ result: inout SearchResult
  ) throws {
    let (words, others) = Query.partition(query.conjuncts)
    let weights = try weights(of: Query.conjunction(words).matchPhrases)
    var ranking: [(key: Int64, score: Double)] = []
    for run in try TimeRun.groups(db, isAscending: false).joined() {
      let left = CatalogReader.mostRanked - ranking.count
      ranking += try scores(match, weights, run.keys, limit: left + 1)
      if ranking.count > CatalogReader.mostRanked {
        ranking.removeLast()
        result.isRankedInPart = true
        break
      }
    }
    // What came first is newer.
    let order = ranking.indices.sorted {
      (ranking[$1].score, $0) < (ranking[$0].score, $1)
    }
    var keys = order.map { ranking[$0].key }[...]
    if let last {
      let key = try Int64.fetchOne(
        db,
        sql: "SELECT key FROM generation WHERE id = ?",
        arguments: [last.description]
      )
      guard let key, let place = keys.firstIndex(of: key) else {
        throw CatalogError.notFound(.generation, typed: last.description, nearest: [])
      }
      keys = keys[(place + 1)...]
    }
    result.keys = try first(limit, of: keys, checking: Query.conjunction(others))
  }

  /// The newest rows of a stretch that match, with how well they do.
  private func scores(
    _ match: String,
    _ weights: [Double],
    _ keys: ClosedRange<Int64>,
    limit: Int
  ) throws -> [(key: Int64, score: Double)] {
    let places = weights.map { _ in ", ?" }.joined()
    let rows = try Row.fetchCursor(
      db.cachedStatement(
        sql: """
          SELECT rowid, relevance(generation_text\(places)) FROM generation_text
          WHERE generation_text MATCH ? AND rowid BETWEEN ? AND ? ORDER BY rowid DESC LIMIT ?
          """
      ),
      arguments: StatementArguments(weights)
        + [match, keys.lowerBound, keys.upperBound, limit]
    )
    var scores: [(key: Int64, score: Double)] = []
    while let row = try rows.next() { scores.append((row[0], row[1])) }
    return scores
  }

  /// How much each phrase counts, by how rare it is among the newest.
  private func weights(of phrases: [Phrase]) throws -> [Double] {
    try phrases.map { phrase in
      let density = try Query.words(phrase).choices().first.flatMap {
        try KeyScan($0.source, all, db)?.density
      }
      return Relevance.weight(density: density ?? 1, rows: Double(all.count))
    }
  }
}
