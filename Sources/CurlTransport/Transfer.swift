import CCurl
import Synchronization
import TroupeEndpoints

/// One transfer: what was asked, and what has come of it so far.
///
/// Invariant: once handed to the loop it is touched by the loop's thread alone, but for `cancellation`, which is atomic.
final class Transfer: @unchecked Sendable {
  /// What the transfer is for.
  enum Purpose {
    case message
    case once(OneShotGate)
    case download(@Sendable (DownloadEvent) throws -> Void)
  }

  let request: HTTPRequest
  let limits: TransferLimits
  private var purpose: Purpose
  private var head = ReplyHead()
  private var body: [UInt8] = []
  private var received: Int64 = 0
  /// Whether the connection stood, so that the request could leave.
  private var isConnected = false
  /// Why a callback ended the transfer; it outranks libcurl's own reason.
  private var verdict: TransportError?
  /// Whether a callback ended the transfer because enough had come.
  private var isSatisfied = false
  private let cancellation = Atomic(false)

  init(_ request: HTTPRequest, limits: TransferLimits, purpose: Purpose) {
    self.request = request
    self.limits = limits
    self.purpose = purpose
  }

  /// Asks for the transfer to be ended; from any thread.
  func cancel() { cancellation.store(true, ordering: .sequentiallyConsistent) }

  var isCancelled: Bool { cancellation.load(ordering: .sequentiallyConsistent) }

  /// False once a request that may cost money may have left: its answer is worth waiting for.
  var mayBeCancelled: Bool { gate == .neverReached || !isOneShot }

  var isOneShot: Bool {
    if case .once = purpose { true } else { false }
  }

  private var gate: OneShotOutcome.Gate {
    if case .once(let gate) = purpose { gate.state } else { .neverReached }
  }

  // MARK: What libcurl calls

  /// Whether the request may leave, now that the connection stands.
  func mayLeave() -> Bool {
    if isCancelled, mayBeCancelled {
      verdict = .cancelled
      return false
    }
    isConnected = true
    guard case .once(var gate) = purpose else { return true }
    let opens = gate.opens()
    purpose = .once(gate)
    if !opens { verdict = .notSent }
    return opens
  }

  /// A line of a head came; false ends the transfer.
  func takeHead(_ line: UnsafeBufferPointer<UInt8>) -> Bool {
    let wasComplete = head.isComplete
    guard head.take(line) else {
      verdict = .tooLarge(limit: Int64(ReplyHead.maximumBytes))
      return false
    }
    guard head.isComplete, !wasComplete, case .download(let sink) = purpose else { return true }
    return give(.head(HTTPReply(status: head.status, headers: head.headers)), to: sink)
  }

  /// Bytes of the body came; false ends the transfer.
  func takeBody(_ bytes: UnsafeBufferPointer<UInt8>, announced: Int64) -> Bool {
    if case .download(let sink) = purpose {
      guard head.status == 200 || head.status == 206 else { return keepOfError(bytes) }
      return isWithinLimit(bytes.count, announced) && give(.bytes(Array(bytes)), to: sink)
    }
    guard isWithinLimit(bytes.count, announced) else { return false }
    body.append(contentsOf: bytes)
    return true
  }

  private func isWithinLimit(_ count: Int, _ announced: Int64) -> Bool {
    received += Int64(count)
    guard max(received, announced) > limits.maximumBytes else { return true }
    verdict = .tooLarge(limit: limits.maximumBytes)
    return false
  }

  private func keepOfError(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    let room = HTTPReply.keptErrorBytes - body.count
    body.append(contentsOf: bytes.prefix(room))
    isSatisfied = bytes.count > room
    return !isSatisfied
  }

  private func give(
    _ event: DownloadEvent,
    to sink: @Sendable (DownloadEvent) throws -> Void
  ) -> Bool {
    do {
      try sink(event)
      return true
    } catch {
      verdict = .refusedBySink("\(error)")
      return false
    }
  }

  // MARK: The end

  /// What became of it, now that libcurl has ended with `code`.
  func outcome(_ code: CURLcode, of easy: EasyHandle) -> OneShotOutcome {
    if let verdict { return outcome(failing: verdict) }
    guard code == CURLE_OK || isSatisfied else {
      return outcome(
        failing: easy.failure(code, of: request, limits: limits, isConnected: isConnected)
      )
    }
    // libcurl calls a head that breaks off a success.
    guard head.isComplete else {
      return outcome(failing: .connectionLost("the answer ended before its head was whole"))
    }
    return outcome(.success(HTTPReply(status: head.status, headers: head.headers, body: body)))
  }

  /// What became of it when it ended for a reason of ours.
  func outcome(failing error: TransportError) -> OneShotOutcome { outcome(.failure(error)) }

  private func outcome(_ result: Result<HTTPReply, TransportError>) -> OneShotOutcome {
    guard case .once(let gate) = purpose else {
      return OneShotOutcome(gate: isConnected ? .passed : .neverReached, result: result)
    }
    return OneShotOutcome(gate: gate.state, result: result, gateError: gate.error)
  }
}
