/// Why no embedded endpoint can be reached.
package enum RehearsalServerError: Error, Hashable, Sendable {
  /// The port is taken, or listening is not allowed.
  case cannotListen(port: Int?, reason: String)
  /// Another process holds the lock and its server does not answer.
  case holderSilent(folder: String)
}

extension RehearsalServerError: CustomStringConvertible {
  /// What happened, in a sentence.
  package var description: String {
    switch self {
    case .cannotListen(let port?, let reason):
      "The rehearsal server cannot listen on port \(port): \(reason)."
    case .cannotListen(nil, let reason): "The rehearsal server cannot listen: \(reason)."
    case .holderSilent(let folder):
      "Another process runs the rehearsal of \(folder), and its server does not answer."
    }
  }

  /// What to do next, in a sentence.
  package var hint: String {
    switch self {
    case .cannotListen(.some, _): "Choose another port, or let it choose one."
    case .cannotListen(nil, _): "Check that this machine has a loopback interface."
    case .holderSilent: "Wait a moment, or end that process and try again."
    }
  }
}
