import Hummingbird
import Logging
package import Rehearsal
import ServiceLifecycle
import Synchronization
package import TroupeModel

/// Starts embedded endpoints.
package enum RehearsalService {
  /// Opens a folder and serves it on 127.0.0.1.
  ///
  /// The server logs nothing and handles no signals.
  ///
  /// - Parameters:
  ///   - folder: the path where everything is kept; created where it is missing.
  ///   - port: the port; nil for any that is free.
  ///   - script: how to misbehave; nil for the script in the folder, if there is one.
  ///   - requiredKey: the bearer key to insist on; nil asks for none.
  ///   - renderer: what draws the videos.
  ///   - world: the clock and chance.
  /// - Returns: the server, listening.
  /// - Throws: where the folder, its script or the port cannot be used.
  package static func start(
    folder: String,
    port: Int? = nil,
    script: RehearsalScript? = nil,
    requiredKey: Secret? = nil,
    renderer: any AnimaticRenderer,
    world: RehearsalEndpoint.World
  ) async throws -> RunningRehearsal {
    let endpoint = try await RehearsalEndpoint.open(
      RehearsalFolder(folder),
      script: script,
      requiredKey: requiredKey,
      renderer: renderer,
      world: world
    )
    let address = Address()
    let logger = Logger(label: "troupe.rehearsal", factory: { _ in SwiftLogNoOpLogHandler() })
    let application = Application(
      responder: RehearsalResponder(endpoint: endpoint, baseURL: { address.baseURL }),
      configuration: ApplicationConfiguration(
        address: .hostname("127.0.0.1", port: port ?? 0)
      ),
      onServerRunning: { address.isKnown(port: $0.localAddress?.port ?? 0) },
      logger: logger
    )
    // Stopped in good order, the listener first: a connection accepted while everything is cancelled would bring
    // SwiftNIO down. Only a client that never ends its request is cut off.
    var configuration = ServiceGroupConfiguration(services: [application], logger: logger)
    configuration.maximumGracefulShutdownDuration = .seconds(10)
    let group = ServiceGroup(configuration: configuration)
    let server = Task {
      do {
        try await group.run()
      } catch {
        address.isRefused(error)
      }
    }
    do {
      let port = try await address.whenKnown()
      return RunningRehearsal(port: port, endpoint: endpoint, group: group, server: server)
    } catch {
      await endpoint.stop()
      throw RehearsalServerError.cannotListen(port: port, reason: "\(error)")
    }
  }
}

/// The port of a server that is starting.
private final class Address: Sendable {
  private let port = Atomic<Int>(0)
  private let stream: AsyncThrowingStream<Int, any Error>
  private let news: AsyncThrowingStream<Int, any Error>.Continuation

  init() { (stream, news) = AsyncThrowingStream.makeStream() }

  var baseURL: String { "http://127.0.0.1:\(port.load(ordering: .relaxed))" }

  func isKnown(port: Int) {
    self.port.store(port, ordering: .relaxed)
    news.yield(port)
    news.finish()
  }

  func isRefused(_ error: any Error) { news.finish(throwing: error) }

  func whenKnown() async throws -> Int {
    for try await port in stream { return port }
    throw CancellationError()
  }
}
