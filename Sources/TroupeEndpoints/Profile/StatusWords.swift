public import TroupeModel

/// The words by which an endpoint calls the phases of a job, in lower case.
public struct StatusWords: Hashable, Sendable {
  fileprivate var phases: [String: JobReading.Phase]

  /// The phase of a word in any case; nil for a word that is not listed.
  public func phase(of word: String) -> JobReading.Phase? {
    phases[word.lowercased().filter { !$0.isWhitespace }]
  }

  /// The words known from relays in the wild; a profile that lists none uses these.
  public static let usual = StatusWords(phases: [
    "queued": .waiting, "queueing": .waiting, "pending": .waiting, "submitted": .waiting,
    "not_start": .waiting, "created": .waiting, "preparing": .waiting, "starting": .waiting,
    "running": .running, "processing": .running, "in_progress": .running, "generating": .running,
    "completed": .done, "complete": .done, "success": .done, "succeeded": .done, "succeed": .done,
    "finished": .done,
    "failed": .failed, "failure": .failed, "fail": .failed, "error": .failed,
    "cancelled": .failed, "canceled": .failed, "cancel": .failed,
    "expired": .expired,
  ])
}

extension JobReading.Phase {
  /// Whether nothing more will happen.
  var isTerminal: Bool {
    switch self {
    case .done, .failed, .expired: true
    case .waiting, .running: false
    }
  }
}

extension ProfileNode {
  /// The value read as a table of words for each phase.
  var statusWords: StatusWords {
    var phases: [String: JobReading.Phase] = [:]
    for (name, node) in members("the statuses", keys: ProfileKeys.statuses) {
      guard let phase = JobReading.Phase(rawValue: name) else { continue }
      for element in node.elements {
        guard let word = element.text?.lowercased() else { continue }
        if phases.updateValue(phase, forKey: word) != nil {
          element.misfit("'\(word)' is listed twice")
        }
      }
    }
    return StatusWords(phases: phases)
  }
}
