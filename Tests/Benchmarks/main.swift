// Times whole processes against a named reference in the same run and prints a Markdown table.
//
//   troupe-bench start [RUNS]     how long the program takes to start, as a ratio to sqlite3

let arguments = Array(CommandLine.arguments.dropFirst())
switch arguments.first {
case "start":
  StartBenchmark(runs: arguments.dropFirst().first.flatMap { Int($0) } ?? 40).run()
default:
  print("usage: troupe-bench start [RUNS]")
}
