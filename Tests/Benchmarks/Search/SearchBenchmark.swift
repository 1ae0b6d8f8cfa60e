import FoundationEssentials
import Glibc
import TestSupport
import Troupe
import TroupeMedia
import TroupeModel

/// Runs every form of the search language often in a library that `troupe-bench library` made, and prints what came
/// of it as Markdown.
struct SearchBenchmark {
  let folder: String
  let runs: Int
  let seed: UInt64
  /// Only the forms whose name holds it are run; nil for all, and for all else that is measured.
  let form: String?

  func run() async throws {
    let folder = LibraryFolder(
      path: folder,
      workingFolder: FileManager.default.currentDirectoryPath
    )
    let record = try LibraryRecord.read(in: folder.path)
    guard FileManager.default.isExecutableFile(atPath: Programs.troupe) else {
      throw BenchmarkError("\(Programs.troupe) is missing: build it beside this program")
    }
    let shell = SQLiteShell(catalog: folder.catalogPath, folder: folder.path)
    var random = SeededRandom(seed: seed)
    let samples = try Samples(shell, count: 4000, using: &random)
    var draw = Draw(samples: samples, folder: folder.path, random: random)
    let workspace = try await Workspace.open(folder, world: .still)
    var report = SearchReport(record: record, runs: runs, seed: seed)
    for form in SearchForm.all where self.form.map(form.name.contains) ?? true {
      Self.say("\(form.name) …")
      try Self.warm(folder.catalogPath)
      report.forms.append(
        try FormRun(form: form, runs: runs).result(in: workspace, using: &draw)
      )
    }
    Self.say("the same in the sqlite3 shell …")
    try Self.warm(folder.catalogPath)
    report.forms = try ShellComparison(shell: shell).compared(report.forms)
    if form == nil {
      Self.say("LIKE, whole processes, sizes, beets …")
      try Self.warm(folder.catalogPath)
      report.likes = try LikeScan(shell: shell, workspace: workspace).rows(using: &draw)
      report.processes = try ProcessComparison(folder: folder).rows(using: &draw)
      report.size = try IndexSize(shell)
      report.beets = try BeetsComparison(shell: shell, folder: folder.path).result(using: &draw)
    }
    print(report.text)
  }

  /// Reads a file, so that the system has it in memory: some give up again what was not asked for in a minute.
  private static func warm(_ path: String) throws {
    let file = open(path, O_RDONLY)
    guard file >= 0 else { throw BenchmarkError("cannot read \(path)") }
    defer { close(file) }
    let size = 1 << 20
    let buffer = UnsafeMutableRawPointer.allocate(byteCount: size, alignment: 16)
    defer { buffer.deallocate() }
    while read(file, buffer, size) > 0 {}
  }

  /// Says how far it is, where that does not mix with the report.
  private static func say(_ text: String) {
    let line = Array((text + "\n").utf8)
    _ = write(STDERR_FILENO, line, line.count)
  }
}
