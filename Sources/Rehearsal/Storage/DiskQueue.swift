import Dispatch

/// One thread's worth of work with files, kept off the threads that Swift's tasks share.
package struct DiskQueue: Sendable {
  private let queue = DispatchQueue(label: "troupe.rehearsal.disk")

  /// Creates a queue of its own.
  package init() {}

  /// Does work that may wait for a disk, after all that was asked for before.
  package func run<Value: Sendable, Failure: Error>(
    _ work: @escaping @Sendable () throws(Failure) -> Value
  ) async throws(Failure) -> Value {
    let result: Result<Value, Failure> = await withCheckedContinuation { continuation in
      queue.async { continuation.resume(returning: Result(catching: work)) }
    }
    return try result.get()
  }
}
