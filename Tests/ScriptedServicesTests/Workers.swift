import Dispatch
import Synchronization

/// Runs a closure on so many threads at once, waits for all, and throws what the first of them threw.
func withThrowingWorkers(_ count: Int, _ work: @Sendable () throws -> Void) throws {
  let failure = Mutex<(any Error)?>(nil)
  DispatchQueue.concurrentPerform(iterations: count) { _ in
    do {
      try work()
    } catch {
      failure.withLock { $0 = $0 ?? error }
    }
  }
  if let failure = failure.withLock({ $0 }) { throw failure }
}
