import Troupe
import TroupeModel

/// Runs the embedded endpoint of a library for other clients, until somebody ends it.
struct RehearsalServing {
  let session: Session
  let workspace: Workspace

  /// Serves on a port, or on any that is free.
  func run(_ port: Int?) async throws -> ServedOutput {
    guard let rehearsals = session.program.rehearsals else { throw TroupeError.noEmbeddedEndpoint }
    rehearsals.listen(on: port)
    // Asking it anything starts it here, or finds the process that runs it.
    _ = try await workspace.checkEndpoint(Performance.endpoint)
    guard let running = try await rehearsals.running().first else {
      throw TroupeError.noEmbeddedEndpoint
    }
    guard running.isOurs || port == nil else {
      throw CommandFault.servedElsewhere(url: running.url)
    }
    let output = ServedOutput(url: running.url, isOurs: running.isOurs)
    let text = session.common.json ? output.json.pretty : output.text
    try session.console.output.write(text + "\n")
    do {
      while true { try await session.world.sleep(.seconds(3600)) }
    } catch is CancellationError {
      session.interruption.isExpected = true
      return output
    }
  }
}
