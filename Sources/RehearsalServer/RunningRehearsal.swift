package import Rehearsal
import ServiceLifecycle

/// A server that is running.
package struct RunningRehearsal: Sendable {
  /// The port on 127.0.0.1.
  package let port: Int
  /// The endpoint behind the server.
  package let endpoint: RehearsalEndpoint
  let group: ServiceGroup
  let server: Task<Void, Never>

  /// `http://127.0.0.1:PORT`.
  package var baseURL: String { "http://127.0.0.1:\(port)" }

  /// Closes all connections and stops drawing, within a second; what is unfinished goes on at the next start.
  package func stop() async {
    await endpoint.stop()
    await group.triggerGracefulShutdown()
    await server.value
  }
}
