package import TroupeEndpoints

/// The door a paid request goes through once: the first call asks the caller, any other is refused.
package struct OneShotGate {
  package private(set) var state = OneShotOutcome.Gate.neverReached
  package private(set) var error: (any Error)?
  private let ask: @Sendable () throws -> Void

  package init(_ ask: @escaping @Sendable () throws -> Void) { self.ask = ask }

  /// Whether the request may leave now.
  package mutating func opens() -> Bool {
    guard state == .neverReached else {
      if state == .passed { state = .reachedTwice }
      return false
    }
    do {
      try ask()
      state = .passed
      return true
    } catch {
      state = .refused
      self.error = error
      return false
    }
  }
}
