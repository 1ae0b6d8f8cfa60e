import ArgumentParser
import Troupe
import TroupeModel

/// `troupe import`.
struct Import: TroupeCommand {
  static let configuration = CommandConfiguration.command(
    "import",
    "Bring in the history of what was asked for elsewhere.",
    """
    A history is JSON Lines with the keys that a generation has in --json, as 'troupe generation export' writes them, \
    a JSON document with a list of those, or CSV with a heading. Needed are 'created_at' (as 2026-05-01T12:00:00Z; \
    without a zone it is your local time) and 'prompt' or 'scenes'; 'cast' is a list of handles, luna or luna/armor.

    A generation without 'status' is stored where it has a remote id, else expired. Only what has ended comes in, and nothing is ever sent for it. What is here already, by its id or by its endpoint \
    and remote id, is passed over; what has neither comes in again. All of the file comes in or nothing. It is no change that can be undone: try it with \
    --dry-run first.

    KEYS: \(HistoryKey.columns.joined(separator: ", "))
    """,
    examples: [
      "troupe import --history old.jsonl --dry-run",
      "troupe import --history old.csv --map Text=prompt --map Date=created_at",
      "troupe import --history - --create-cast < all.jsonl",
    ]
  )
  static let takesTime = true

  @Option(
    help: ArgumentHelp("The file; - reads standard input.", valueName: "file"),
    completion: .file(extensions: ["jsonl", "json", "csv"])
  )
  var history: String
  @Option(
    help: ArgumentHelp(
      "What a column means; one whose name is a key means that by itself. May be repeated.",
      valueName: "column=key"
    )
  )
  var map: [String] = []
  @Flag(help: "Make the characters and looks that are cast and not here.") var createCast = false
  @Flag(
    help:
      "Say what would come in, and write nothing. What has no status would be stored, or without a remote id expired."
  )
  var dryRun = false
  @OptionGroup var common: CommonOptions

  private static let interrupted = Interrupted(
    "Interrupted: nothing of the history came in",
    "Run the command again; it begins at the beginning"
  )

  func run(in session: Session) async throws -> ImportOutput {
    let workspace = try await session.workspace()
    let spool = try session.interruptible(Self.interrupted) {
      history == "-" ? try session.spooledInput() : nil
    }
    let shown = spool == nil ? history : "standard input"
    let board = ImportBoard(session.progress, name: "history")
    let report = try session.interruptible(Self.interrupted) {
      try withExtendedLifetime(spool) {
        try workspace.importHistory(
          spool?.path ?? session.path(history),
          shown: shown,
          HistoryOptions(map: map, createsCast: createCast, isDryRun: dryRun)
        ) { board.take($0) }
      }
    }
    return ImportOutput(report: report, source: shown)
  }
}

extension Session {
  /// All of standard input in a temporary file.
  func spooledInput() throws -> SpooledFile {
    let file = try SpooledFile()
    guard let readChunk = console.input.readChunk else {
      try file.append(Array(try console.input.readAll().utf8))
      return file
    }
    while let chunk = try readChunk() {
      try Task.checkCancellation()
      try file.append(chunk)
    }
    return file
  }
}
