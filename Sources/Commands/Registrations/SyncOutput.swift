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
      case .needsDecision, .needsClip: return .decisionNeeded
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
    if reports.contains(where: { if case .needsDecision = $0.outcome { true } else { false } }) {
      lines.append("'troupe resolve' lists what needs a decision.")
    }
    if reports.contains(where: { if case .needsClip = $0.outcome { true } else { false } }) {
      lines.append(
        "Nothing was sent for those that need a clip: '--make-clips' makes one of their pictures."
      )
    }
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
      "dropped": .array(dropped.map { .string($0.rawValue) }),
    ]
  }

  /// The remote names, the changes or the reason.
  var detail: String {
    switch outcome {
    case .changed(let changes): changes.joined(separator: "; ")
    case .needsDecision(let text), .failed(let text): text
    case .needsClip: "the endpoint makes characters of clips, and there are only pictures"
    case .created, .unchanged, .pending:
      [
        registration?.remoteHandle.map { "@\($0)" }, registration?.remoteID?.description,
        dropped.isEmpty
          ? nil : "(left out: \(dropped.map(\.rawValue).joined(separator: ", ")))",
      ].compactMap(\.self).joined(separator: "  ")
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
    case .needsClip: "needs_clip"
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
    case .changed, .needsDecision, .needsClip: .warning
    case .failed: .bad
    }
  }
}
