import ArgumentParser
import Troupe
import TroupeModel

/// `troupe resolve`.
struct Resolve: TroupeCommand {
  static let configuration = CommandConfiguration.command(
    "resolve",
    "Settle requests of which nobody knows whether they were accepted.",
    """
    Without an id it lists them with the evidence. Look at the provider first: what is there is attached by its id, \
    what is not there may be sent again, and what you leave counts as spent.
    """,
    examples: [
      "troupe resolve", "troupe resolve 7k3m --remote-id video_123", "troupe resolve 7k3m --resend",
      "troupe resolve 7k3m --abandon",
    ]
  )
  static let takesTime = true

  @Argument(help: "The beginning of the id of a generation or registration.")
  var id: String?
  @Option(
    name: .customLong("remote-id"),
    help: ArgumentHelp("It was accepted: its id at the provider.", valueName: "id")
  )
  var remoteID: String?
  @Flag(help: "It was not accepted: send it again, after the id is typed once more.")
  var resend = false
  @Flag(help: "Leave it: it counts as spent and is never sent again.") var abandon = false
  @Flag(help: "Let a paused queue go on.") var resume = false
  @OptionGroup var common: CommonOptions

  func validate() throws {
    let choices = [remoteID != nil, resend, abandon].filter(\.self).count
    guard choices <= 1 else {
      throw ValidationError("Only one of --remote-id, --resend and --abandon can be meant.")
    }
    guard choices == 0 || id != nil else {
      throw ValidationError("Say which: 'troupe resolve' lists the ids.")
    }
    guard !resume || (id == nil && choices == 0) else {
      throw ValidationError("--resume stands alone.")
    }
  }

  func run(in session: Session) async throws -> ResolveOutput {
    let workspace = try await session.workspace()
    if resume {
      try workspace.resumeQueue()
      return .resumed
    }
    guard let id else { return .cases(try workspace.undecided()) }
    let found = try workspace.undecidedCase(id)
    if let remoteID {
      try await workspace.resolve(id, remoteID: remoteID)
    } else if abandon {
      try workspace.abandon(id)
    } else if resend {
      try await workspace.resend(id, confirmation: try confirm(found, session))
    } else {
      return .cases([found])
    }
    return .settled(found, try? workspace.thing(found.intent.subject.idForm))
  }

  /// Asks for the id once more; without a terminal nobody can be asked.
  private func confirm(_ found: UndecidedCase, _ session: Session) throws -> String {
    let subject = found.intent.subject
    guard session.console.input.isTerminal else { throw TroupeError.resendNotConfirmed(subject) }
    return try session.ask(
      "This may be charged a second time. Type \(subject.short) to send it again: ",
      interrupted: Interrupted(
        "Interrupted at the question: nothing was sent",
        "'troupe resolve' shows what still needs a decision"
      )
    ) ?? ""
  }
}
