internal import Dispatch
internal import GRDB
internal import Synchronization

/// Stops what a connection is reading when a time is over, and nothing that it does later.
final class ReadLimit: Sendable {
  private let isOver = Mutex(false)
  // Dispatch objects may be used from everywhere; this one is made once and never replaced.
  nonisolated(unsafe) private let timer: any DispatchSourceTimer

  /// Begins to count.
  init(_ time: Duration, of queue: DatabaseQueue) {
    timer = DispatchSource.makeTimerSource()
    timer.schedule(deadline: .now() + .milliseconds(Int(time / .milliseconds(1))))
    timer.setEventHandler { [weak self] in
      self?.isOver.withLock { isOver in if !isOver { queue.interrupt() } }
    }
    timer.activate()
  }

  /// What was to be limited has ended.
  func end() {
    isOver.withLock { $0 = true }
    timer.cancel()
  }
}
