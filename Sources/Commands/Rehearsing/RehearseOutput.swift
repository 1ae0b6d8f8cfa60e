import Troupe
import TroupeModel

/// What `rehearse` came to.
enum RehearseOutput: CommandOutput {
  case performed(PerformanceOutput)
  case served(ServedOutput)

  var json: JSON {
    switch self {
    case .performed(let output): output.json
    case .served(let output): output.json
    }
  }

  var exit: ErrorReport.Exit {
    switch self {
    case .performed(let output): output.exit
    case .served: .done
    }
  }

  func text(_ style: TextStyle) -> String {
    switch self {
    case .performed(let output): output.text(style)
    case .served(let output): output.text
    }
  }

  var wasShown: Bool {
    if case .served = self { true } else { false }
  }
}

/// Where the embedded endpoint is, shown when it begins to serve.
struct ServedOutput: Sendable {
  var url: String
  /// Whether this process runs it, and not another one of the same library.
  var isOurs: Bool

  var json: JSON { ["endpoint": ["url": .string(url), "started_here": .bool(isOurs)]] }

  var text: String {
    """
    The rehearsal endpoint is at \(url)\(isOurs ? "" : ", run by another process of this library").

      curl \(url)/v1/videos -H 'Content-Type: application/json' \\
        -d '{"model":"sora","prompt":"A cat playing piano in a jazz club","size":"1280x720","duration":4}'
      curl \(url)/v1/videos/ID
      curl \(url)/health

    Ctrl-C stops it; what is not finished goes on at the next start.
    """
  }
}
