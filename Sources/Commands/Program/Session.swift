import Troupe
import TroupeModel

/// One command at work: where its library is, and where its progress goes.
struct Session: Sendable {
  let program: Program
  let common: CommonOptions
  let progress: ProgressBoard
  let interruption: Interruption

  /// The world around the library.
  var world: World { program.world }
  var console: Console { program.console }

  /// Opens the library that the command is about.
  func workspace() async throws -> Workspace {
    try await workspace(at: program.libraryLocation(common.library))
  }

  /// Opens a library.
  func workspace(at location: LibraryLocation) async throws -> Workspace {
    let workspace = try await location.open(world) { progress.note($0) }
    // What a registration or a video was sent for is not lost by Ctrl-C; the user is told what is waited for.
    interruption.ask { workspace.isWaitingForAnswer }
    return workspace
  }

  /// A warning on standard error.
  func warn(_ text: String) {
    let style = TextStyle(console.errors, environment: world.environment)
    progress.note(style.paint("warning:", .warning) + " " + text.terminalSafe, always: true)
  }
}

extension Workspace {
  /// Whether a request has left whose answer has not come.
  var isWaitingForAnswer: Bool {
    let isSubmitting = (try? jobs().contains { $0.attempts.last?.state == .inFlight }) ?? false
    let isRegistering = {
      (try? registrations().contains { $0.registration.isUnanswered }) ?? false
    }
    return isSubmitting || isRegistering()
  }
}

extension Registration {
  fileprivate var isUnanswered: Bool { state == .pending && remoteID == nil }
}
