import FoundationEssentials
import Troupe
import TroupeModel

/// Runs one form of search often, inside this process.
struct FormRun {
  let form: SearchForm
  let runs: Int

  /// How long a form may take in all before its runs are cut short.
  private static let patience = 60_000.0
  /// How many cases are kept for the shell.
  static let kept = 15

  func result(in workspace: Workspace, using draw: inout Draw) throws -> FormResult {
    var result = FormResult(form: form)
    for _ in 0..<3 { _ = try measure(next(&draw), in: workspace) }
    var spent = 0.0
    for _ in 0..<runs where spent < Self.patience {
      let search = next(&draw)
      let (time, page) = try measure(search, in: workspace)
      spent += time
      result.times.add(time)
      result.found.append(page.total)
      if !page.isTotalExact { result.isFoundExact = false }
      if page.isCutShort { result.cutShort += 1 }
      if result.kept.count < Self.kept, !search.sql.isEmpty, !page.isCutShort {
        result.kept.append(
          .init(search: search, milliseconds: time, ids: page.ids)
        )
      }
    }
    return result
  }

  private func next(_ draw: inout Draw) -> SearchCase {
    draw.begin()
    return form.make(&draw)
  }

  private func measure(_ search: SearchCase, in workspace: Workspace) throws -> (Double, Found) {
    do {
      var last: String?
      if search.isSecondPage { last = try Found(search, after: nil, in: workspace).ids.last }
      let start = ContinuousClock.now
      let found = try Found(search, after: last, in: workspace)
      return (start.duration(to: .now).milliseconds, found)
    } catch {
      throw BenchmarkError("'\(search.search)' failed: \(error)")
    }
  }
}

/// A page that was found.
private struct Found {
  /// The ids of generations, or the handles of characters.
  var ids: [String]
  var total: Int
  var isTotalExact: Bool
  /// Whether the program gave up before it had looked at everything, which it says.
  var isCutShort = false

  init(_ search: SearchCase, after last: String?, in workspace: Workspace) throws {
    switch search.listing {
    case .generations:
      let page = try workspace.search(search.search, limit: 50, after: last, timeZone: .gmt)
      ids = page.lines.map(\.id.description)
      (total, isTotalExact) = (page.total, page.isTotalExact)
      isCutShort = page.notes.contains { $0.contains("was stopped") }
    case .characters:
      let page = try workspace.characterPage(
        matching: search.search,
        limit: 50,
        after: last,
        timeZone: .gmt
      )
      ids = page.characters.map(\.character.handle.description)
      (total, isTotalExact) = (page.total, true)
    }
  }
}

/// What came of one form.
struct FormResult {
  /// A search of which the shell is asked too.
  struct Kept {
    var search: SearchCase
    var milliseconds: Double
    var ids: [String]
  }

  let form: SearchForm
  var times = Timings()
  /// How many were found in all, of each run.
  var found: [Int] = []
  var isFoundExact = true
  /// How many runs the program gave up, and said so.
  var cutShort = 0
  var kept: [Kept] = []
  /// What the program took for those that the shell was asked too, and the best of the shell's ways.
  var here = Timings()
  var shell = Timings()
  /// Those of them in which the shell gave another page.
  var differing: [String] = []

  init(form: SearchForm) { self.form = form }

  /// Whether the goal was reached.
  var isReached: Bool {
    switch form.goal {
    case .indexed: times.median <= 2 && times.share(0.99) <= 20
    // One that is cut short ends a little after its time is over.
    case .scan: times.most <= (cutShort > 0 ? 2500 : 2000)
    case .relevance: times.share(0.99) <= 50
    }
  }

  /// How many times what the shell takes; no number where it was not asked.
  var ratio: Double { here.median / max(shell.median, 0.001) }
}
