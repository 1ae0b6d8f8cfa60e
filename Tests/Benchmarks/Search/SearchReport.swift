import TroupeCatalog

/// All that was measured, as a document.
struct SearchReport {
  let record: LibraryRecord
  let runs: Int
  let seed: UInt64
  var forms: [FormResult] = []
  var likes: [LikeScan.Row] = []
  var processes: [ProcessComparison.Row] = []
  var size: IndexSize?
  var beets: BeetsComparison.Result?

  init(record: LibraryRecord, runs: Int, seed: UInt64) {
    self.record = record
    self.runs = runs
    self.seed = seed
  }

  var text: String {
    var parts = [heading]
    if size != nil { parts.append(goals) }
    parts.append(formTable)
    parts += [likeTable, processTable, others, differences].compactMap(\.self)
    return parts.joined(separator: "\n\n")
  }

  private var heading: String {
    """
    A library of \(record.count.grouped) generations: `troupe-bench library DIR \(record.count) \(record.seed)`, then \
    `troupe-bench search DIR \(runs) \(seed)`.
    \(record.sentence)
    SQLite \(CatalogDatabase.sqliteVersion); \(Machine.words).
    """
  }

  /// The goals and what came of them.
  private var goals: String {
    var table = MarkdownTable(["measure", "goal", "measured", ""])
    let indexed = forms.filter { $0.form.goal == .indexed }
    var all = Timings()
    for form in indexed { all.add(form.times) }
    table.add([
      "first page of 50, all forms together, inside the process", "p50 ≤ 2 ms, p99 ≤ 20 ms",
      "p50 \(all.median.short) ms, p99 \(all.share(0.99).short) ms",
      mark(all.median <= 2 && all.share(0.99) <= 20),
    ])
    table.add([
      "each of these forms by itself", "the same",
      "\(indexed.filter(\.isReached).count) of \(indexed.count)",
      mark(indexed.allSatisfy(\.isReached)),
    ])
    let scans = forms.filter { $0.form.goal == .scan }
    let longest = scans.map(\.times.most).max() ?? .nan
    table.add([
      "`prompt:~`, `is:stale`, `same:`", "≤ 2 s, else a stated cut-off",
      "\(longest.short) ms at the most; \(scans.map(\.cutShort).reduce(0, +)) of "
        + "\(scans.map(\.times.count).reduce(0, +)) cut short",
      mark(scans.allSatisfy(\.isReached)),
    ])
    for form in forms where form.form.goal == .relevance {
      table.add([
        "relevance of a word in nine of ten", "p99 ≤ 50 ms",
        "p99 \(form.times.share(0.99).short) ms", mark(form.isReached),
      ])
    }
    addProcesses(to: &table)
    if case .imported = record.way {
      table.add([
        "import of history, index included", "≥ 30,000 a second", record.rate.grouped,
        mark(record.rate >= 30_000),
      ])
    }
    if let size {
      table.add([
        "index of words", "≤ 1.5 × the text", "\(size.ratio.precise) ×", mark(size.ratio <= 1.5),
      ])
    }
    return table.text
  }

  private func addProcesses(to table: inout MarkdownTable) {
    guard !processes.isEmpty else { return }
    let slowest = processes.map(\.troupe.median).max() ?? .nan
    let ratio = processes.map(\.ratio).max() ?? .nan
    let memory = Double(processes.map(\.residentKilobytes).max() ?? 0) / 1024
    table.add([
      "`troupe search` as a whole process", "≤ 30 ms, ≤ 5 × sqlite3",
      "\(slowest.short) ms, \(ratio.short) × at the most", mark(slowest <= 30 && ratio <= 5),
    ])
    table.add([
      "its memory", "≤ 60 MB", "\(memory.short) MB", mark(memory > 0 && memory <= 60),
    ])
  }

  private var formTable: String {
    var table = MarkdownTable(["search", "p50 ms", "p99 ms", "max ms", "found", "× sqlite3", ""])
    for result in forms {
      let found = result.found.sorted()
      let typical = found.isEmpty ? 0 : found[found.count / 2]
      let isMore = !result.isFoundExact && typical >= 10_000
      table.add([
        result.form.name, result.times.median.short, result.times.share(0.99).short,
        result.times.most.short, typical.grouped + (isMore ? "+" : ""), result.ratio.short,
        mark(result.isReached),
      ])
    }
    return table.text + """
      \n\nFound is the median of the runs. × sqlite3 is the median of \(FormRun.kept) of them beside the fastest of \
      several ways to write the same first page of ids in SQL, in one process of the shell by its own timer; the \
      program also counts what it found, and reads cast and videos of the page.
      """
  }

  private var likeTable: String? {
    guard !likes.isEmpty else { return nil }
    var table = MarkdownTable([
      "part of a prompt", "LIKE scan ms", "troupe ms", "LIKE found", "troupe found",
    ])
    for row in likes {
      table.add([
        "`\(row.text)`", row.like.median.short, row.here.median.short, "\(row.found.like)",
        "\(row.found.here)",
      ])
    }
    return table.text
      + "\n\nThe scan sees the prompts alone, the index scenes, notes, tags and cast too."
  }

  private var processTable: String? {
    guard !processes.isEmpty else { return nil }
    var table = MarkdownTable(["whole process", "troupe ms", "sqlite3 ms", "×", "MB"])
    for row in processes {
      table.add([
        "`troupe search \(row.search) --limit 50`", row.troupe.median.short, row.shell.median.short,
        row.ratio.short, (Double(row.residentKilobytes) / 1024).short,
      ])
    }
    return table.text
  }

  private var others: String? {
    var sentences: [String] = []
    if let size {
      sentences.append(
        "The catalog has \((size.catalog / 1_000_000).grouped) MB, of which the index of words is "
          + "\((size.index / 1_000_000).grouped) MB for \((size.text / 1_000_000).grouped) MB of text."
      )
    }
    if let beets {
      sentences.append(
        "beets takes \(beets.query.short) ms for `title:\(beets.search)` over \(beets.count.grouped) items with "
          + "these prompts, and adds \(Int(Double(beets.count) / beets.added).grouped) a second."
      )
    }
    return sentences.isEmpty ? nil : sentences.joined(separator: "\n")
  }

  /// What the shell answered otherwise, which should be nothing.
  private var differences: String? {
    let compared = forms.map(\.shell.count).reduce(0, +)
    let differing = forms.flatMap(\.differing)
    guard compared > 0 else { return nil }
    guard !differing.isEmpty else {
      return "The shell gave the same page for all \(compared.grouped) searches that it was asked."
    }
    return
      "The shell gave another page for \(differing.count.grouped) of \(compared.grouped) searches: "
      + differing.prefix(10).map { "`\($0)`" }.joined(separator: ", ") + "."
  }
}
