/// A lock that excludes other processes as well as other threads of this one, and that dies with its holder.
public protocol ProcessLock: Sendable {
  /// Waits for the lock; throws where it cannot be had.
  func lock() throws
  /// Takes the lock if nobody holds it.
  func tryLock() throws -> Bool
  /// Gives the lock back.
  func unlock()
}

extension ProcessLock {
  /// Holds the lock while `body` runs.
  public func withLock<Result>(_ body: () throws -> Result) throws -> Result {
    try lock()
    defer { unlock() }
    return try body()
  }
}
