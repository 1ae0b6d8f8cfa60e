import Glibc
import Synchronization
import TroupeEndpoints

/// A list that may be added to from any thread.
final class Tape<Element: Sendable>: Sendable {
  private let elements = Mutex<[Element]>([])

  func add(_ element: Element) { elements.withLock { $0.append(element) } }

  var all: [Element] { elements.withLock { $0 } }
}

/// Something to throw.
struct Refusal: Error, Hashable {
  var reason = "no"
}

extension OneShotOutcome {
  var reply: HTTPReply? { try? result.get() }

  var failure: TransportError? {
    if case .failure(let error) = result { error } else { nil }
  }
}

extension TransportError {
  /// The case without its words.
  var kind: String { String("\(self)".prefix { $0 != "(" }) }
}

/// The error that a transfer ends with, or nil when it succeeds.
func failure<Value>(_ transfer: () async throws(TransportError) -> Value) async -> TransportError? {
  do {
    _ = try await transfer()
    return nil
  } catch {
    return error
  }
}

/// Waits as a gate waits for its disk: without giving the thread away.
func sleepBriefly() { usleep(50_000) }
