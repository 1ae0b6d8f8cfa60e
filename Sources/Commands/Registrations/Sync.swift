import ArgumentParser
import Troupe
import TroupeModel

/// `troupe sync`.
struct Sync: TroupeCommand {
  static let configuration = CommandConfiguration.command(
    "sync",
    "Create your characters at an endpoint, each once.",
    """
    What is registered already is left alone; what has changed since is pointed out, and sent anew with --again. \
    Where an endpoint makes characters of clips and a look has only pictures, a clip is made of them and shown to you \
    before it is sent.
    """,
    examples: [
      "troupe sync", "troupe sync luna --endpoint crazyrouter", "troupe sync luna/armor --again",
      "troupe sync --looks", "troupe sync --endpoint relay --make-clips --budget 2.00",
    ]
  )
  static let takesTime = true

  @Argument(
    help: ArgumentHelp("Characters or looks; else every character.", valueName: "character"),
    completion: .looks
  )
  var characters: [String] = []
  @Option(help: "The endpoint; else the default one.", completion: .endpoints)
  var endpoint: String?
  @Flag(help: "The other looks too, not only the default ones.") var looks = false
  @Flag(help: "Register anew what has changed since; the old registration stays on record.")
  var again = false
  @Flag(help: "Make a clip of the pictures where the endpoint wants one, without asking.")
  var makeClips = false
  @Option(help: ArgumentHelp("The most that this command may spend.", valueName: "amount"))
  var budget: BudgetArgument?
  @Flag(
    help:
      "Send it though the endpoint will probably refuse it, or a budget cannot tell what it costs."
  )
  var force = false
  @OptionGroup var common: CommonOptions

  func run(in session: Session) async throws -> SyncOutput {
    let workspace = try await session.workspace()
    let board = SyncBoard(session.progress)
    let reports = try await workspace.sync(
      characters,
      endpoint: endpoint,
      options: SyncOptions(
        withLooks: looks,
        again: again,
        force: force,
        budget: budget?.budget,
        clips: makeClips ? .make : session.clipPolicy
      )
    ) { board.take($0) }
    return SyncOutput(reports: reports)
  }
}

/// Shows what `sync` tells on the board.
struct SyncBoard: Sendable {
  private let board: ProgressBoard

  init(_ board: ProgressBoard) { self.board = board }

  /// Takes over one event.
  func take(_ event: SyncEvent) {
    switch event {
    case .uploading(let look, let number, let count):
      show(look, "uploading", .busy, "picture \(number) of \(count)", isNews: false)
    case .makingClip(let look): show(look, "making a clip", .busy, "", isNews: false)
    case .creating(let look): show(look, "creating", .busy, "", isNews: false)
    case .waiting(let look, let word): show(look, "pending", .busy, word ?? "", isNews: false)
    case .done(let report):
      show(report.look, report.outcome.word, report.outcome.tint, report.detail, isNews: true)
    }
  }

  private func show(
    _ look: LookAddress,
    _ state: String,
    _ tint: TextStyle.Tint,
    _ detail: String,
    isNews: Bool
  ) {
    board.update(
      look.description,
      ProgressLine(name: "@\(look.short)", state: state, tint: tint, detail: detail),
      isNews: isNews
    )
  }
}

extension LookAddress {
  /// The handle alone where the default look is meant.
  var short: String { look == .defaultLook ? character : description }
}
