import Synchronization
import TroupeModel

/// A transport to a server that is a closure: for tests and for rehearsing without a network.
///
/// ```swift
/// let transport = MemoryTransport { request in
///   .reply(HTTPReply(status: 200, body: Array(#"{"id":"video_1"}"#.utf8)))
/// }
/// ```
///
/// It refuses what a real transport refuses, keeps the same limits and the same order: first the connection, then
/// the gate, then the server.
public final class MemoryTransport: HTTPTransport {
  /// The server: it is asked once a request has left, so what it does happened.
  public typealias Handler = @Sendable (HTTPRequest) async -> MemoryAnswer
  /// The way there: an error means that the connection never stood and no byte left.
  public typealias Connector = @Sendable (HTTPRequest) async -> TransportError?

  private let connecting: Connector
  private let handler: Handler
  private let received = Mutex<[HTTPRequest]>([])

  /// Creates a transport whose connections all succeed, unless `connecting` says otherwise.
  public init(
    connecting: @escaping Connector = { _ in nil },
    handler: @escaping Handler
  ) {
    self.connecting = connecting
    self.handler = handler
  }

  /// The requests that reached the server, in order; one that was sent twice is there twice.
  public var requests: [HTTPRequest] { received.withLock { $0 } }

  /// See `HTTPTransport`.
  public func send(
    _ request: HTTPRequest,
    limits: TransferLimits
  ) async throws(TransportError)
    -> HTTPReply
  {
    try await connect(request)
    let (answer, _) = try await exchange(request, limits: limits, sendings: .max)
    return try answer.whole(within: limits)
  }

  /// See `HTTPTransport`.
  public func sendOnce(
    _ request: HTTPRequest,
    limits: TransferLimits,
    gate: @escaping @Sendable () throws -> Void
  ) async -> OneShotOutcome {
    do { try await connect(request) } catch {
      return OneShotOutcome(gate: .neverReached, result: .failure(error))
    }
    do { try gate() } catch {
      return OneShotOutcome(gate: .refused, result: .failure(.notSent), gateError: error)
    }
    // A task of its own, since from here on cancelling the caller must not lose the answer.
    return await Task {
      do throws(TransportError) {
        let (answer, isAborted) = try await exchange(request, limits: limits, sendings: 1)
        if isAborted { return OneShotOutcome(gate: .reachedTwice, result: .failure(.notSent)) }
        return OneShotOutcome(gate: .passed, result: .success(try answer.whole(within: limits)))
      } catch {
        return OneShotOutcome(gate: .passed, result: .failure(error))
      }
    }.value
  }

  /// See `HTTPTransport`.
  public func download(
    _ request: HTTPRequest,
    limits: TransferLimits,
    sink: @escaping @Sendable (DownloadEvent) throws -> Void
  ) async throws(TransportError) -> HTTPReply {
    try await connect(request)
    let (answer, _) = try await exchange(request, limits: limits, sendings: .max)
    return try answer.poured(into: sink, within: limits)
  }

  private func connect(_ request: HTTPRequest) async throws(TransportError) {
    _ = try request.checked()
    if Task.isCancelled { throw .cancelled }
    if let error = await connecting(request) { throw error }
    if Task.isCancelled { throw .cancelled }
  }

  /// Sends at the most `sendings` times, and answers with what came of it and whether one more was prevented.
  private func exchange(
    _ request: HTTPRequest,
    limits: TransferLimits,
    sendings: Int
  ) async throws(TransportError) -> (answer: MemoryAnswer, isAborted: Bool) {
    received.withLock { $0.append(request) }
    var answer = await handler(request)
    var sent = 1
    var waited = Milliseconds(0)
    while true {
      switch answer {
      case .delayed(let time, let next):
        try await wait(time, since: &waited, limits: limits)
        answer = next
      case .resent(let next):
        guard sent < sendings else { return (answer, true) }
        received.withLock { $0.append(request) }
        sent += 1
        answer = next
      case .reply, .cut, .dropped:
        if Task.isCancelled { throw .cancelled }
        return (answer, false)
      }
    }
  }

  private func wait(
    _ time: Milliseconds,
    since waited: inout Milliseconds,
    limits: TransferLimits
  ) async throws(TransportError) {
    let remaining = limits.totalTimeout.map { $0 - waited }
    let allowed = min(remaining ?? limits.stallTime, limits.stallTime)
    do { try await Task.sleep(for: .milliseconds(min(time, allowed).value)) } catch {
      throw .cancelled
    }
    waited = waited + time
    guard time > allowed else { return }
    throw allowed == remaining ? .timedOut : .stalled
  }
}
