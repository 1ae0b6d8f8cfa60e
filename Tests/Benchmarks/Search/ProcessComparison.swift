import FoundationEssentials
import TroupeMedia

/// Whole processes of `troupe search` and of the shell, in turn, from start to finish.
struct ProcessComparison {
  struct Row {
    var search: String
    var troupe: Timings
    var shell: Timings
    /// The most memory that `troupe` ever had resident, in KB.
    var residentKilobytes: Int

    var ratio: Double { troupe.median / shell.median }
  }

  let folder: LibraryFolder

  private static let runs = 20

  func rows(using draw: inout Draw) throws -> [Row] {
    let (word, rare, pair) = (draw.word(), draw.rareWord(), draw.run(2))
    let handle = draw.member().handle
    let searches = [
      (word, BestSQL.words(BestSQL.match(word))), (rare, BestSQL.words(BestSQL.match(rare))),
      (pair, BestSQL.words(BestSQL.match(pair))), ("with:\(handle)", BestSQL.with(handle)),
      (
        "sort:rating",
        BestSQL.rows("TRUE", order: "ORDER BY rating_order DESC, created_at DESC LIMIT 50")
      ),
    ]
    return try searches.compactMap { search, sql in try sql.first.map { try row(search, $0) } }
  }

  private func row(_ search: String, _ sql: String) throws -> Row {
    let arguments = ["--library", folder.path, "search", search, "--limit", "50"]
    var row = Row(search: search, troupe: Timings(), shell: Timings(), residentKilobytes: 0)
    for round in 0..<(Self.runs + 3) {
      guard let troupe = WholeProcess.milliseconds(Programs.troupe, arguments) else {
        throw BenchmarkError(
          "\(Programs.troupe) search \(search) failed: build it beside this program"
        )
      }
      guard let shell = WholeProcess.milliseconds(Programs.sqlite3, [folder.catalogPath, sql])
      else {
        throw BenchmarkError("sqlite3 failed at: \(sql)")
      }
      guard round >= 3 else { continue }
      row.troupe.add(troupe)
      row.shell.add(shell)
    }
    row.residentKilobytes = try resident(arguments)
    return row
  }

  /// The memory, asked of a small process between: a child counts what its parent had when it was born.
  private func resident(_ arguments: [String]) throws -> Int {
    let output = folder.path + "/memory.out"
    _ = WholeProcess.run(Programs.bench, ["memory", Programs.troupe] + arguments, output: output)
    defer { try? FileManager.default.removeItem(atPath: output) }
    let text = String(
      decoding: FileManager.default.contents(atPath: output) ?? Data(),
      as: UTF8.self
    )
    return Int(text.filter(\.isNumber)) ?? 0
  }
}
