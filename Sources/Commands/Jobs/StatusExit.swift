import Troupe
import TroupeModel

extension GenerationStatus {
  /// How a command ends that waited for a generation in this state.
  var exit: ErrorReport.Exit {
    switch self {
    case .needsDecision: .decisionNeeded
    case .rejected, .failed, .expired, .needsAttention: .failed
    default: .done
    }
  }
}
