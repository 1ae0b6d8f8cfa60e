import Dispatch
import Synchronization

/// Work that other threads do ahead of the one that needs it, in order and never far ahead.
enum WorkAhead {
  /// Takes inputs, works on some of them at once, and hands the results over one after the other.
  ///
  /// - Parameters:
  ///   - depth: how many are worked on or wait to be taken.
  ///   - next: the next input; nil at the end. It is called by the caller's thread.
  ///   - work: what is to be done with one, on any thread.
  ///   - consume: what is to be done with a result, on the caller's thread, in the order of the inputs.
  /// - Throws: the first error, in that order; work that has begun by then ends unseen.
  static func run<Input: Sendable, Output: Sendable>(
    depth: Int,
    next: () throws -> Input?,
    work: @escaping @Sendable (Input) throws -> Output,
    consume: (Output) throws -> Void
  ) throws {
    var waiting: [Slot<Output>] = []
    var isOver = false
    while true {
      while !isOver, waiting.count < depth {
        guard let input = try next() else {
          isOver = true
          break
        }
        let slot = Slot<Output>()
        DispatchQueue.global(qos: .userInitiated).async { slot.fill(Result { try work(input) }) }
        waiting.append(slot)
      }
      guard !waiting.isEmpty else { return }
      try consume(try waiting.removeFirst().wait())
    }
  }

  /// Where one result will be.
  private final class Slot<Output: Sendable>: Sendable {
    private let result = Mutex<Result<Output, any Error>?>(nil)
    private let isFilled = DispatchSemaphore(value: 0)

    func fill(_ value: Result<Output, any Error>) {
      result.withLock { $0 = value }
      isFilled.signal()
    }

    func wait() throws -> Output {
      isFilled.wait()
      guard let value = result.withLock({ $0 }) else { throw CancellationError() }
      return try value.get()
    }
  }
}
