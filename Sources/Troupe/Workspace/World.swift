public import TroupeEndpoints
import TroupeMedia
public import TroupeModel

/// Everything outside the library that the workflows touch, passed in so that tests can hold it still.
public struct World: Sendable {
  /// The time.
  public var now: @Sendable () -> Milliseconds
  /// A new id.
  public var makeID: @Sendable () -> ItemID
  /// Waits; throws where the task is cancelled.
  public var sleep: @Sendable (Milliseconds) async throws -> Void
  /// The variables of the process.
  public var environment: [String: String]
  /// The way to the network.
  public var transport: any HTTPTransport
  /// Where the embedded endpoint of a library listens, starting it where nobody has; nil where it cannot run.
  public var embeddedEndpoint: (@Sendable (EmbeddedSite) async throws -> String)?

  /// Creates a world.
  public init(
    now: @escaping @Sendable () -> Milliseconds,
    makeID: @escaping @Sendable () -> ItemID,
    sleep: @escaping @Sendable (Milliseconds) async throws -> Void,
    environment: [String: String],
    transport: any HTTPTransport,
    embeddedEndpoint: (@Sendable (EmbeddedSite) async throws -> String)? = nil
  ) {
    self.now = now
    self.makeID = makeID
    self.sleep = sleep
    self.environment = environment
    self.transport = transport
    self.embeddedEndpoint = embeddedEndpoint
  }
}

/// Where the embedded endpoint of a library keeps its files, and the lock by which one process is elected to run it.
public struct EmbeddedSite: Sendable {
  /// A folder inside the library.
  public var folder: String
  /// Held by the process that runs it.
  public var lock: any ProcessLock
}

/// The way to the network, for programs that only pass it on.
public typealias Transport = any HTTPTransport

extension World {
  /// The world as it is: the system's clock and randomness.
  ///
  /// A closed pipe and a file that may not grow become errors of the calls instead of ending the process.
  public static func live(
    environment: [String: String],
    transport: any HTTPTransport,
    embeddedEndpoint: (@Sendable (EmbeddedSite) async throws -> String)? = nil
  ) -> World {
    ProcessSignals.ignoreFileSizeAndPipe()
    return World(
      now: { .now() },
      makeID: {
        // Two calls of the system instead of sixteen.
        ItemID(high: .random(in: 0...(.max)), low: .random(in: 0...(.max)))
      },
      sleep: { try await Task.sleep(for: .milliseconds($0.value)) },
      environment: environment,
      transport: transport,
      embeddedEndpoint: embeddedEndpoint
    )
  }
}
