import Synchronization
public import TroupeEndpoints

/// The network through libcurl: one thread for all transfers, started by the first of them.
///
/// HTTP/1.1 only, no redirects, no cookies, no content encodings; `https` anywhere, `http` to this machine only.
/// A gate or a sink runs on that one thread: while it writes to a file, the other transfers wait for it.
public final class CurlTransport: HTTPTransport {
  private let loop = Mutex<CurlLoop?>(nil)

  /// Creates a transport; nothing is started before the first request.
  public init() {}

  deinit { loop.withLock { $0?.stop() } }

  /// See `HTTPTransport`.
  public func send(
    _ request: HTTPRequest,
    limits: TransferLimits
  ) async throws(TransportError)
    -> HTTPReply
  {
    try await run(Transfer(request, limits: limits, purpose: .message)).result.get()
  }

  /// See `HTTPTransport`.
  public func sendOnce(
    _ request: HTTPRequest,
    limits: TransferLimits,
    gate: @escaping @Sendable () throws -> Void
  ) async -> OneShotOutcome {
    await run(Transfer(request, limits: limits, purpose: .once(OneShotGate(gate))))
  }

  /// See `HTTPTransport`.
  public func download(
    _ request: HTTPRequest,
    limits: TransferLimits,
    sink: @escaping @Sendable (DownloadEvent) throws -> Void
  ) async throws(TransportError) -> HTTPReply {
    try await run(Transfer(request, limits: limits, purpose: .download(sink))).result.get()
  }

  private func run(_ transfer: Transfer) async -> OneShotOutcome {
    let loop: CurlLoop
    do throws(TransportError) { loop = try startedLoop() } catch {
      return OneShotOutcome(gate: .neverReached, result: .failure(error))
    }
    return await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        loop.start(transfer) { continuation.resume(returning: $0) }
      }
    } onCancel: {
      transfer.cancel()
      loop.wake()
    }
  }

  private func startedLoop() throws(TransportError) -> CurlLoop {
    try loop.withLock { loop throws(TransportError) in
      if let loop { return loop }
      let started = try CurlLoop()
      loop = started
      return started
    }
  }
}
