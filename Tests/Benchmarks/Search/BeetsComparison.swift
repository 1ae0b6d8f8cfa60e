import FoundationEssentials
import TroupeModel

/// The same prompts as titles in a library of beets, where Python has it.
struct BeetsComparison {
  struct Result {
    var count: Int
    var added: Double
    var query: Double
    var search: String
  }

  let shell: SQLiteShell
  let folder: String

  /// How many items are added.
  private static let count = 100_000

  /// What beets takes; nil where no Python has it.
  func result(using draw: inout Draw) throws -> Result? {
    guard let python, let word = draw.samples.all.first?.words.last else { return nil }
    let place = folder + "/beets"
    try FileManager.default.createDirectory(atPath: place, withIntermediateDirectories: true)
    // beets leaves copies of its library beside it.
    defer { try? FileManager.default.removeItem(atPath: place) }
    let rows = try shell.objects(
      "SELECT prompt FROM generation WHERE prompt <> '' ORDER BY key DESC LIMIT \(Self.count)"
    )
    let prompts = rows.compactMap { $0["prompt"]?.text }
    try prompts.joined(separator: "\n").write(
      toFile: place + "/titles",
      atomically: false,
      encoding: .utf8
    )
    try Self.script.write(toFile: place + "/add.py", atomically: false, encoding: .utf8)
    let outcome = WholeProcess.run(
      python,
      [place + "/add.py", place + "/titles", place + "/library.db", word],
      output: place + "/out"
    )
    let data = FileManager.default.contents(atPath: place + "/out") ?? Data()
    // It also says which copies it made.
    let last = String(decoding: data, as: UTF8.self).split(separator: "\n").last ?? ""
    guard outcome?.status == 0, let json = try? JSON(parsing: String(last)),
      let added = json["added"]?.double, let query = json["query"]?.double
    else { throw BenchmarkError("\(python) has beets, but a library could not be made with it") }
    return Result(count: prompts.count, added: added, query: query * 1000, search: word)
  }

  /// A Python that has beets.
  private var python: String? {
    let named = ProcessInfo.processInfo.environment["BEETS_PYTHON"]
    return [named, "python3"].compactMap(\.self).first {
      WholeProcess.run($0, ["-c", "import beets.library"])?.status == 0
    }
  }

  private static let script = """
    import json, sys, time
    from beets.library import Item, Library

    titles = open(sys.argv[1], encoding="utf-8").read().split("\\n")
    library = Library(sys.argv[2])
    start = time.monotonic()
    with library.transaction():
        for number, title in enumerate(titles):
            library.add(Item(title=title, path=b"/music/%d.mp3" % number))
    added = time.monotonic() - start
    times = []
    for _ in range(5):
        start = time.monotonic()
        found = len(list(library.items("title:" + sys.argv[3])))
        times.append(time.monotonic() - start)
    print(json.dumps({"added": added, "query": sorted(times)[2], "found": found}))
    """
}
