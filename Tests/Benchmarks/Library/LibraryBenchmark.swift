import FoundationEssentials
import TestSupport
import Troupe
import TroupeCatalog
import TroupeMedia
import TroupeModel

/// Makes a library to measure: characters, an imported history, videos of a tenth of it.
struct LibraryBenchmark {
  let folder: String
  let count: Int
  let seed: UInt64
  /// Whether the history is written through the catalog alone, without a file, its parsing and a process.
  let isDirect: Bool

  func run() async throws {
    print("Making \(count.grouped) generations in \(folder) from seed \(seed) …")
    let plan = LibraryPlan(count: count, seed: seed)
    try await makeCharacters(plan)
    let record = isDirect ? try await insert(plan) : try importHistory(plan)
    print(record.sentence)
    var random = SeededRandom(seed: seed &+ 2)
    try await LibraryVideos(plan: plan, folder: folder).add(using: &random)
    try record.write(in: folder)
    print("Ready for 'troupe-bench search \(folder)'.")
  }

  private func makeCharacters(_ plan: LibraryPlan) async throws {
    let workspace = try await Workspace.create(
      at: folder,
      name: "Benchmark",
      workingFolder: FileManager.default.currentDirectoryPath,
      world: .still
    )
    try workspace.catalog.write { writer in
      for planned in plan.characters {
        try writer.insert(planned.character)
        for look in planned.looks { try writer.insert(look) }
      }
    }
  }

  /// Lets the program import the history, as a user would.
  private func importHistory(_ plan: LibraryPlan) throws -> LibraryRecord {
    let history = folder + "/history.jsonl"
    let errors = folder + "/import.log"
    let bytes = try HistoryFile.write(plan, to: history)
    let arguments = [
      "--library", folder, "import", "--history", history, "--create-cast",
    ]
    guard let outcome = WholeProcess.run(Programs.troupe, arguments, errors: errors) else {
      throw BenchmarkError("\(Programs.troupe) is missing: build it beside this program")
    }
    guard outcome.status == 0 else {
      throw BenchmarkError("the import failed, see \(errors)")
    }
    try FileManager.default.removeItem(atPath: history)
    try FileManager.default.removeItem(atPath: errors)
    return LibraryRecord(
      count: count,
      seed: seed,
      way: .imported(bytes: bytes),
      milliseconds: outcome.milliseconds,
      residentKilobytes: outcome.residentKilobytes
    )
  }

  private func insert(_ plan: LibraryPlan) async throws -> LibraryRecord {
    let workspace = try await Workspace.open(LibraryFolder(path: folder), world: .still)
    let elapsed = try ContinuousClock().measure {
      try workspace.catalog.write(checksReferences: false) { writer in
        try writer.insertingHistory { history in
          var source = GenerationSource(plan)
          while let generation = source.next() {
            try history.insert(HistoryRow(generation, history.characters))
          }
        }
      }
    }
    return LibraryRecord(
      count: count,
      seed: seed,
      way: .inserted,
      milliseconds: elapsed.milliseconds,
      residentKilobytes: 0
    )
  }
}
