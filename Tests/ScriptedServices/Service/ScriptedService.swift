import Synchronization
public import TestSupport

/// An HTTP service at 127.0.0.1 that plays one of the interfaces, checks strictly what it is sent, keeps a record, and
/// misbehaves as it is told.
///
/// ```swift
/// let service = try ScriptedService(.relay(modelFlag: .forbidden), video: path, key: "sk-test")
/// defer { service.stop() }
/// service.rules = [.on(.createVideo, .drop, times: 1)]
/// // … the client is sent to service.url …
/// #expect(service.charges.count == 1)
/// #expect(service.faults == [])
/// ```
///
/// It shares no code with the client under test. It may be used from any thread.
public final class ScriptedService: Sendable {
  private let core: ServiceCore
  private let server: ScriptedServer

  /// Starts to listen on a free port.
  ///
  /// - Parameters:
  ///   - kind: The interface to play.
  ///   - video: The path of the MP4 file that every finished job gives.
  ///   - key: The only key that is let in.
  ///   - pollsUntilDone: At which poll a job is finished; 0 and 1 both mean the first.
  ///   - linkFetches: After how many fetches the link of a film or a picture dies, or nil for never.
  /// - Throws: Why it could not start: no film, or no port.
  public init(
    _ kind: ServiceKind,
    video: String,
    key: String,
    pollsUntilDone: Int = 2,
    linkFetches: Int? = nil
  ) throws(ScriptedServiceError) {
    guard let film = FileBytes.read(video) else { throw .noVideo(path: video) }
    let core = ServiceCore(
      kind.interface,
      key: key,
      state: ServiceState(film: film, pollsUntilDone: pollsUntilDone, linkFetches: linkFetches)
    )
    self.core = core
    do throws(ScriptedServerError) {
      server = try ScriptedServer { core.answer($0) }
    } catch {
      throw .noServer(error)
    }
    core.state.withLock { $0.base = server.url }
  }

  /// `http://127.0.0.1:PORT`, without a slash at the end.
  public var url: String { server.url }

  /// Closes every connection and the port.
  public func stop() { server.stop() }

  /// How it misbehaves; may be changed at any time.
  public var rules: [ServiceRule] {
    get { core.state.withLock(\.rules) }
    set { core.state.withLock { $0.rules = newValue } }
  }

  /// The accepted paid requests, in order.
  public var charges: [ServiceCharge] { core.state.withLock(\.charges) }

  /// What was wrong with requests, a sentence each, with method and target before it.
  public var faults: [String] { core.state.withLock(\.faults) }

  /// The videos, in order.
  public var jobs: [ServiceJob] { core.state.withLock(\.jobs) }

  /// The characters, in order.
  public var characters: [ServiceCharacter] { core.state.withLock(\.characters) }

  /// The files that were sent ahead, in order.
  public var uploads: [ServiceUpload] { core.state.withLock(\.uploads) }

  /// Every request that was read whole, in order, right or wrong.
  public var requests: [ReceivedRequest] { server.requests }

  /// Lets every link to a film or a picture given so far die; queries give new ones.
  public func expireLinks() {
    core.state.withLock { state in
      for token in state.links.keys { state.links[token]?.isDead = true }
    }
  }

  /// Lets every upload so far die.
  public func expireUploads() { core.state.withLock { $0.expireUploads() } }
}

/// Why a scripted service could not be started.
public enum ScriptedServiceError: Error, Sendable {
  /// The film cannot be read.
  case noVideo(path: String)
  /// The port could not be opened.
  case noServer(ScriptedServerError)
}
