import RehearsalServer
import Synchronization
package import Troupe
import TroupeModel

/// The embedded endpoints that this process has asked for, each started or found when it is first needed.
package final class LiveRehearsals: Sendable {
  private struct State {
    var embedded: [String: EmbeddedRehearsal] = [:]
    var port: Int?
  }

  private let environment: [String: String]
  private let state = Mutex(State())

  /// Creates a set of none.
  package init(environment: [String: String]) { self.environment = environment }

  /// The port on which the next one is to listen, instead of any that is free.
  func listen(on port: Int?) { state.withLock { $0.port = port } }

  /// Where the embedded endpoint of a library is; starts it where nobody runs it.
  package func baseURL(of site: EmbeddedSite) async throws -> String {
    try await embedded(site).baseURL()
  }

  /// The addresses of those asked for, and whether this process runs them.
  func running() async throws -> [(url: String, isOurs: Bool)] {
    var found: [(url: String, isOurs: Bool)] = []
    for one in state.withLock({ Array($0.embedded.values) }) {
      found.append((try await one.baseURL(), await one.isHolder))
    }
    return found
  }

  /// Stops those that this process runs; what they have not finished goes on at the next start.
  package func stop() async {
    for one in state.withLock({ Array($0.embedded.values) }) { await one.stop() }
  }

  private func embedded(_ site: EmbeddedSite) -> EmbeddedRehearsal {
    state.withLock { state in
      if let known = state.embedded[site.folder] { return known }
      let new = EmbeddedRehearsal.live(
        folder: site.folder,
        lock: site.lock,
        port: state.port,
        environment: environment,
        now: { .now() }
      )
      state.embedded[site.folder] = new
      return new
    }
  }
}
