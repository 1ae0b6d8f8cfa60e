import Troupe
import TroupeModel

/// What `sync` did for each look.
struct SyncOutput: CommandOutput {
  var reports: [SyncReport]

  var json: JSON {
    ["registrations": .array(reports.map(\.json)), "total": .number(reports.count)]
  }

  var exit: ErrorReport.Exit {
    var isFailed = false
    for report in reports {
      switch report.outcome {
      case .needsDecision: return .decisionNeeded
      case .failed: isFailed = true
      default: break
      }
    }
    return isFailed ? .failed : .done
  }

  func text(_ style: TextStyle) -> String {
    guard !reports.isEmpty else {
      return "There is nobody to register. Add a character:\n"
        + "  troupe character add luna --name Luna --reference face.jpg"
    }
    var lines = [
      Table(
        columns: [.text("look"), .text("endpoint"), .text(""), .long("")],
        rows: reports.map { report in
          [
            .init("@\(report.look.short)", .strong), .init(report.endpoint),
            .init(report.outcome.word, report.outcome.tint), .init(report.detail),
          ]
        }
      ).text(style)
    ]
    if reports.contains(where: { if case .changed = $0.outcome { true } else { false } }) {
      lines.append("'troupe sync --again' registers anew what has changed.")
    }
    if exit == .decisionNeeded { lines.append("'troupe resolve' lists what needs a decision.") }
    return lines.joined(separator: "\n")
  }
}

extension SyncReport {
  fileprivate var json: JSON {
    [
      "look": .string(look.description), "endpoint": .string(endpoint),
      "outcome": .string(outcome.word), "detail": .string(detail),
      "id": .optional(registration?.id.description),
      "state": .optional(registration?.state.rawValue),
      "remote_id": .optional(registration?.remoteID?.description),
      "remote_handle": .optional(registration?.remoteHandle),
    ]
  }

  /// The remote names, the changes or the reason.
  var detail: String {
    switch outcome {
    case .changed(let changes): changes.joined(separator: "; ")
    case .needsDecision(let text), .failed(let text): text
    case .created, .unchanged, .pending:
      [registration?.remoteHandle.map { "@\($0)" }, registration?.remoteID?.description]
        .compactMap(\.self).joined(separator: "  ")
    }
  }
}

extension SyncReport.Outcome {
  /// The outcome in a word.
  var word: String {
    switch self {
    case .created: "created"
    case .unchanged: "unchanged"
    case .changed: "changed"
    case .pending: "pending"
    case .needsDecision: "needs_decision"
    case .failed: "failed"
    }
  }

  /// What it means in colour.
  var tint: TextStyle.Tint {
    switch self {
    case .created: .good
    case .unchanged: .faint
    case .pending: .plain
    case .changed, .needsDecision: .warning
    case .failed: .bad
    }
  }
}
