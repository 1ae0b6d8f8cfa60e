/// How long `troupe --help` and `troupe character list` on the starter library take from start to finish, beside
/// `sqlite3 :memory: "select 1"`, the three in turn.
struct StartBenchmark {
  let runs: Int

  func run() {
    let commands: [(name: String, program: String, arguments: [String])] = [
      ("sqlite3 :memory: \"select 1\"", Programs.sqlite3, [":memory:", "select 1"]),
      ("troupe --help", Programs.troupe, ["--help"]),
      ("troupe character list", Programs.troupe, ["--library", "library", "character", "list"]),
    ]
    var times = commands.map { _ in Timings() }
    for round in 0..<(runs + 3) {
      for (index, command) in commands.enumerated() {
        guard let time = WholeProcess.milliseconds(command.program, command.arguments) else {
          print("\(command.name) failed: build with 'swift build -c release' and run from the root")
          return
        }
        // The first rounds warm the caches.
        if round >= 3 { times[index].add(time) }
      }
    }
    var table = MarkdownTable(["command", "median ms", "p90 ms", "ratio to sqlite3"])
    let reference = times[0].median
    for (command, times) in zip(commands, times) {
      table.add([
        "`\(command.name)`", times.median.short, times.share(0.9).short,
        (times.median / reference).short,
      ])
    }
    print(table.text)
    print("\n\(runs) runs of each, in turn, after 3 to warm up.")
  }
}
