import Dispatch
import Synchronization

#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// Ctrl-C and its like: the first ends the command gently, the second as the system does it.
package final class Interruption: Sendable {
  private struct State {
    var signal: Int32?
    var cancel: (@Sendable () -> Void)?
    var isWaiting: (@Sendable () -> Bool)?
    var say: (@Sendable (String) -> Void)?
    var isExpected = false
  }

  private let state = Mutex(State())

  /// Creates one that listens to nothing yet.
  package init() {}

  /// The signal that came, unless it is how the command is meant to end.
  package var signal: Int32? { state.withLock { $0.isExpected ? nil : $0.signal } }

  /// Whether a signal is how the command is meant to end.
  var isExpected: Bool {
    get { state.withLock { $0.isExpected } }
    set { state.withLock { $0.isExpected = newValue } }
  }

  /// What ends the command.
  package func onSignal(_ cancel: @escaping @Sendable () -> Void) {
    state.withLock { $0.cancel = cancel }
  }

  /// Where the user is told.
  func tell(_ say: @escaping @Sendable (String) -> Void) { state.withLock { $0.say = say } }

  /// Whether an answer is awaited that must be recorded first.
  func ask(_ isWaiting: @escaping @Sendable () -> Bool) {
    state.withLock { $0.isWaiting = isWaiting }
  }

  /// Begins to listen to the signals of the process.
  func install() {
    for number in [SIGINT, SIGTERM] {
      systemSignal(number, SIG_IGN)
      let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
      source.setEventHandler { [self] in interrupt(number) }
      source.resume()
      // It listens for as long as the process lives.
      _ = Unmanaged.passRetained(source as AnyObject)
    }
  }

  /// Does what a signal does: the second one of a kind is left to the system.
  package func interrupt(_ number: Int32) {
    let (cancel, isWaiting, say) = state.withLock { state in
      state.signal = state.signal ?? number
      return (state.cancel, state.isWaiting, state.say)
    }
    systemSignal(SIGINT, SIG_DFL)
    systemSignal(SIGTERM, SIG_DFL)
    cancel?()
    if isWaiting?() == true {
      say?("waiting for the endpoint's answer, which is recorded first; Ctrl-C again gives it up")
    }
  }
}

/// The name is that of a property above.
private func systemSignal(_ number: Int32, _ action: __sighandler_t?) {
  #if canImport(Glibc)
  Glibc.signal(number, action)
  #else
  Darwin.signal(number, action)
  #endif
}
