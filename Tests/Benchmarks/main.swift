// Measures the program against named references in the same run and prints Markdown.

import Glibc

let arguments = Array(CommandLine.arguments.dropFirst())
let usage = """
  usage:
    troupe-bench start [RUNS]
      how long the program takes to start, as a ratio to sqlite3; from the root of the project
    troupe-bench library DIR [COUNT] [SEED] [--direct]
      makes a library of COUNT generations (1,000,000) from SEED (4), a history that 'troupe import' reads;
      with --direct through the catalog alone
    troupe-bench search DIR [RUNS] [SEED] [--form TEXT]
      what searches in that library take, each form of the language RUNS times (300), beside the sqlite3 shell on
      the same file, a LIKE scan, and beets where Python has it:
      python3 -m venv beets && beets/bin/pip install beets && export BEETS_PYTHON=beets/bin/python;
      with --form only the forms whose name holds TEXT
    troupe-bench memory PROGRAM [ARGUMENT…]
      the most memory that a program ever had resident, in KB
  """

/// The number at a place behind the command; nil where there is none.
func number(_ place: Int) -> Int? {
  arguments.indices.contains(place) ? Int(arguments[place]) : nil
}

/// Runs the benchmark that is named.
func run() async throws {
  switch (arguments.first, arguments.dropFirst().first) {
  case ("start", _):
    StartBenchmark(runs: number(1) ?? 40).run()
  case ("library", let folder?):
    try await LibraryBenchmark(
      folder: folder,
      count: number(2) ?? 1_000_000,
      seed: UInt64(number(3) ?? 4),
      isDirect: arguments.contains("--direct")
    ).run()
  case ("search", let folder?):
    let form = arguments.firstIndex(of: "--form").map { arguments.dropFirst($0 + 1).first }
    try await SearchBenchmark(
      folder: folder,
      runs: number(2) ?? 300,
      seed: UInt64(number(3) ?? 4),
      form: form ?? nil
    ).run()
  case ("memory", let program?):
    let outcome = WholeProcess.run(program, Array(arguments.dropFirst(2)))
    print(outcome.map { String($0.residentKilobytes) } ?? "\(program) cannot be run")
  default:
    print(usage)
  }
}

do {
  try await run()
} catch {
  print("troupe-bench: \(error)")
  exit(1)
}
