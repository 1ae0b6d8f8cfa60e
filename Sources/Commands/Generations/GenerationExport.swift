import ArgumentParser
import Troupe
import TroupeModel

/// `troupe generation export`.
struct GenerationExport: TroupeCommand {
  static let configuration = CommandConfiguration.command(
    "export",
    "Write generations out as JSON Lines, and their videos beside.",
    """
    Each line is what --json shows of one generation; 'troupe import --history' reads it. A file is there once it is \
    whole. Videos are named DATE-ID.mp4, and what is there is never written over.

    With --json it prints how many were written: {"generations", "videos", "videos_there", "missing_videos"}.
    """,
    examples: [
      "troupe generation export 7k3m",
      "troupe generation export --query 'tag:keeper' --output keepers.jsonl",
      "troupe generation export --query 'project:pilot' --output pilot.jsonl --videos pilot",
    ]
  )
  static let takesTime = true

  @Argument(help: "The beginnings of ids.", completion: .generations) var generations: [String] = []
  @Option(
    name: .shortAndLong,
    help: ArgumentHelp("The file; - is standard output.", valueName: "file"),
    completion: .file(extensions: ["jsonl"])
  )
  var output = "-"
  @Option(
    help: ArgumentHelp("A folder into which their videos are copied.", valueName: "folder"),
    completion: .directory
  )
  var videos: String?
  @Flag(help: "Write over a file that is there.") var force = false
  @OptionGroup var bulk: BulkArguments
  @OptionGroup var common: CommonOptions

  func validate() throws {
    try bulk.check(generations)
    guard output != "-" || !common.json else {
      throw ValidationError("--json needs --output: both would write to standard output.")
    }
  }

  func run(in session: Session) async throws -> ExportOutput {
    if let query = bulk.query { try session.check(query) }
    try ExportTarget(output: output, videos: videos, replaces: force).check(in: session)
    let workspace = try await session.workspace()
    switch try session.choose(generations, bulk, to: "export", "exported", in: workspace) {
    case .none(let words): return ExportOutput(outcome: ExportOutcome(), nothing: words)
    case .these(let ids):
      let what = output == "-" ? "not all was written" : "\(output) was not written"
      let interrupted = Interrupted(
        "Interrupted: \(what)",
        "Run the command again; videos that are there are passed over"
      )
      return try session.interruptible(interrupted) { try export(ids, of: workspace, session) }
    }
  }

  private func export(
    _ ids: [ItemID],
    of workspace: Workspace,
    _ session: Session
  ) throws -> ExportOutput {
    var meter = CountMeter()
    let report = { (done: Int) in
      meter.take(done, of: ids.count)
      let line = ProgressLine(
        name: "all",
        state: "exporting",
        fraction: meter.fraction,
        detail: meter.words
      )
      session.progress.update("bulk", line, isNews: false)
    }
    let folder = videos.map(session.path)
    if output == "-" {
      let outcome = try workspace.export(
        ids,
        videos: folder,
        to: { try session.console.output.write($0) },
        progress: report
      )
      return ExportOutput(outcome: outcome, wasShown: true)
    }
    let outcome = try workspace.export(
      ids,
      videos: folder,
      toFile: session.path(output),
      shown: output,
      replacing: force,
      progress: report
    )
    return ExportOutput(outcome: outcome, path: output)
  }
}

/// What an export wrote.
struct ExportOutput: CommandOutput {
  var outcome: ExportOutcome
  /// The file as typed.
  var path = ""
  /// Why nothing was written.
  var nothing: String?
  var wasShown = false

  var json: JSON { ["export": outcome.json] }
  var exit: ErrorReport.Exit { outcome.missingVideos.isEmpty ? .done : .failed }

  func text(_ style: TextStyle) -> String {
    if let nothing { return nothing }
    var parts = [
      "\(Amounts.number(outcome.generations)) \(outcome.generations == 1 ? "generation is" : "generations are") in \(path)."
    ]
    if outcome.videos > 0 { parts.append("\(Amounts.count(outcome.videos, "video")) copied.") }
    if outcome.videosThere > 0 {
      parts.append(
        "\(Amounts.count(outcome.videosThere, "video")) \(outcome.videosThere == 1 ? "was" : "were") there."
      )
    }
    if !outcome.missingVideos.isEmpty {
      let ids = outcome.missingVideos.prefix(10).map(\.short).joined(separator: ", ")
      parts.append("\(Amounts.count(outcome.missingVideos.count, "video")) cannot be read: \(ids).")
    }
    return parts.joined(separator: " ").terminalSafe
  }
}
