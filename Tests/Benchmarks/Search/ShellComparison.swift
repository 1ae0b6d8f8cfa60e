/// Asks one process of the shell for the first pages that the program gave, each in several ways.
struct ShellComparison {
  let shell: SQLiteShell

  func compared(_ results: [FormResult]) throws -> [FormResult] {
    // The first of each form warms the caches.
    let statements = results.flatMap { result in
      (result.kept.prefix(1) + result.kept).flatMap(\.search.sql)
    }
    guard !statements.isEmpty else { return results }
    var answers = try shell.answers(statements)[...]
    return results.map { result in
      var result = result
      answers = answers.dropFirst(result.kept.first?.search.sql.count ?? 0)
      for kept in result.kept {
        let count = kept.search.sql.count
        let ways = answers.prefix(count).compactMap(\.self)
        answers = answers.dropFirst(count)
        guard let best = ways.min(by: { $0.milliseconds < $1.milliseconds }) else { continue }
        result.here.add(kept.milliseconds)
        result.shell.add(best.milliseconds)
        if !kept.search.search.contains("sort:relevance"), Set(best.rows) != Set(kept.ids) {
          result.differing.append(kept.search.search)
        }
      }
      return result
    }
  }
}
