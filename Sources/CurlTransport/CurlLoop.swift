import CCurl
import Glibc
import Synchronization
import TroupeEndpoints

/// The thread that drives every transfer of one transport.
final class CurlLoop: Sendable {
  typealias Completion = @Sendable (OneShotOutcome) -> Void

  private struct Inbox {
    var arrivals: [(Transfer, Completion)] = []
    var isStopping = false
  }

  private let inbox = Mutex(Inbox())
  private let multi: MultiHandle

  /// Starts the thread.
  init() throws(TransportError) {
    multi = try MultiHandle()
    let thread = Unmanaged.passRetained(self)
    var identifier = pthread_t()
    let code = pthread_create(
      &identifier,
      nil,
      { loop in
        if let loop { Unmanaged<CurlLoop>.fromOpaque(loop).takeRetainedValue().run() }
        return nil
      },
      thread.toOpaque()
    )
    guard code == 0 else {
      thread.release()
      throw .other(code: Int(code), "no thread could be started")
    }
    pthread_detach(identifier)
  }

  /// Hands a transfer to the thread; `completion` is called on it, exactly once.
  func start(_ transfer: Transfer, completion: @escaping Completion) {
    inbox.withLock { $0.arrivals.append((transfer, completion)) }
    wake()
  }

  /// Makes the thread look around: something came, or was cancelled.
  func wake() { multi.wake() }

  /// Ends the thread once the transfers under way have ended.
  func stop() {
    inbox.withLock { $0.isStopping = true }
    wake()
  }

  private func run() {
    // Signals are for the main thread; this also keeps SIGPIPE from OpenSSL's writes away.
    var all = sigset_t()
    sigfillset(&all)
    pthread_sigmask(SIG_BLOCK, &all, nil)

    var underWay = TransfersUnderWay(multi: multi)
    while true {
      let (arrivals, isStopping) = inbox.withLock { inbox in
        defer { inbox.arrivals = [] }
        return (inbox.arrivals, inbox.isStopping)
      }
      for (transfer, completion) in arrivals { underWay.admit(transfer, completion) }
      underWay.endCancelled()
      underWay.perform()
      if isStopping, underWay.isEmpty { return }
      underWay.wait()
    }
  }
}
