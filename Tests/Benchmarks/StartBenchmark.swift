import Foundation

/// How long `troupe --help` and `troupe character list` on the starter library take from start to finish, beside
/// `sqlite3 :memory: "select 1"`, the three in turn.
struct StartBenchmark {
  let runs: Int

  func run() {
    let here = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()
    let troupe = here.deletingLastPathComponent().appendingPathComponent("troupe").path
    let library = "library"
    let commands: [(name: String, program: String, arguments: [String])] = [
      ("sqlite3 :memory: \"select 1\"", "/usr/bin/sqlite3", [":memory:", "select 1"]),
      ("troupe --help", troupe, ["--help"]),
      ("troupe character list", troupe, ["--library", library, "character", "list"]),
    ]
    var times: [[Double]] = commands.map { _ in [] }
    for round in 0..<(runs + 3) {
      for (index, command) in commands.enumerated() {
        guard let time = WholeProcess.milliseconds(command.program, command.arguments) else {
          print("\(command.name) failed: build with 'swift build -c release' and run from the root")
          return
        }
        // The first rounds warm the caches.
        if round >= 3 { times[index].append(time) }
      }
    }
    print("| command | median ms | p90 ms | ratio to sqlite3 |")
    print("|---|---|---|---|")
    let reference = Self.share(times[0], 0.5)
    for (command, times) in zip(commands, times) {
      let median = Self.share(times, 0.5)
      print(
        "| `\(command.name)` | \(Self.short(median)) | \(Self.short(Self.share(times, 0.9))) | "
          + "\(Self.short(median / reference)) |"
      )
    }
    print("\n\(runs) runs of each, in turn, after 3 to warm up.")
  }

  private static func share(_ values: [Double], _ share: Double) -> Double {
    let sorted = values.sorted()
    return sorted[min(sorted.count - 1, Int(Double(sorted.count) * share))]
  }

  private static func short(_ value: Double) -> String { String(format: "%.1f", value) }
}
