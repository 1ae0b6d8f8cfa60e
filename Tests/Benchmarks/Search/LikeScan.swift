import FoundationEssentials
import Troupe

/// The scan with LIKE that image galleries do, beside the index, for words that few prompts hold.
struct LikeScan {
  struct Row {
    var text: String
    var like: Timings
    var here: Timings
    var found: (like: Int, here: Int)
  }

  let shell: SQLiteShell
  let workspace: Workspace

  private static let runs = 5

  func rows(using draw: inout Draw) throws -> [Row] {
    let word = try rare(using: &draw) { $0.rareWord() }
    let pair = try rare(using: &draw) { $0.run(2) }
    return try [word, pair].compactMap { try $0.map(row) }
  }

  /// A text that is found, but on less than a page, so that a scan goes through all.
  private func rare(using draw: inout Draw, _ make: (inout Draw) -> String) throws -> String? {
    for _ in 0..<2000 {
      let text = make(&draw)
      let page = try workspace.search(text, limit: 50, timeZone: .gmt)
      if (1..<50).contains(page.total) { return text }
    }
    return nil
  }

  private func row(_ text: String) throws -> Row {
    let sql =
      "SELECT id FROM generation WHERE prompt LIKE '%\(text)%' ORDER BY created_at DESC LIMIT 50"
    let bare = "SELECT id FROM generation NOT INDEXED WHERE prompt LIKE '%\(text)%' LIMIT 50"
    let ways = try [sql, bare].map { way in
      try shell.answers(Array(repeating: way, count: Self.runs + 1)).dropFirst().compactMap(\.self)
    }
    var row = Row(text: text, like: Timings(), here: Timings(), found: (0, 0))
    let best = ways.min { left, right in
      (left.map(\.milliseconds).min() ?? .infinity) < (right.map(\.milliseconds).min() ?? .infinity)
    }
    for answer in best ?? [] {
      row.like.add(answer.milliseconds)
      row.found.like = answer.rows.count
    }
    for _ in 0..<50 {
      let start = ContinuousClock.now
      row.found.here = try workspace.search(text, limit: 50, timeZone: .gmt).total
      row.here.add(start.duration(to: .now).milliseconds)
    }
    return row
  }
}
