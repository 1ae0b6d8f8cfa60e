import Synchronization

/// The one task that draws, and the bell that wakes it.
final class RenderingTask: Sendable {
  private let bell: AsyncStream<Void>
  private let ringing: AsyncStream<Void>.Continuation
  private let task = Mutex<Task<Void, Never>?>(nil)
  private let isOver = Mutex(false)

  init() {
    (bell, ringing) = AsyncStream.makeStream(bufferingPolicy: .bufferingNewest(1))
  }

  /// Starts the task: `work` is done once now, and once more after each ring of the bell.
  func start(_ work: @escaping @Sendable () async -> Void) {
    let bell = bell
    task.withLock { task in
      task = Task {
        await work()
        for await _ in bell where !Task.isCancelled { await work() }
        isOver.withLock { $0 = true }
      }
    }
  }

  /// Says that there may be work.
  func wake() { ringing.yield() }

  /// Cancels the task and waits for its end, but no longer than a time: a renderer that does not let itself be
  /// cancelled must not hold up the server.
  func stop(within time: Duration) async {
    guard let task = task.withLock({ $0 }) else { return }
    task.cancel()
    ringing.finish()
    let end = ContinuousClock.now + time
    while !isOver.withLock({ $0 }), ContinuousClock.now < end {
      try? await Task.sleep(for: .milliseconds(5))
      if Task.isCancelled { await Task.yield() }
    }
  }
}
