import Troupe
import TroupeModel

/// What a batch would be, or came to.
enum BatchOutput: CommandOutput {
  case plan(BatchPlan)
  case outcome(BatchOutcome)

  var json: JSON {
    switch self {
    case .plan(let plan): ["batch": plan.json]
    case .outcome(let outcome): outcome.json
    }
  }

  var exit: ErrorReport.Exit {
    guard case .outcome(let outcome) = self else { return .done }
    let statuses = outcome.generations.map(\.generation.status)
    if statuses.contains(.needsDecision) { return .decisionNeeded }
    if let stopped = outcome.stopped { return stopped.exit }
    return statuses.contains { $0.exit != .done } ? .failed : .done
  }

  func text(_ style: TextStyle) -> String {
    switch self {
    case .plan(let plan): Self.text(plan, style)
    case .outcome(let outcome): Self.text(outcome, style)
    }
  }

  private static func text(_ plan: BatchPlan, _ style: TextStyle) -> String {
    let table = Table(
      columns: [
        .text("model"), .text("cost"), .text("cast"), .long("prompt sent"),
      ],
      rows: plan.plans.map { one in
        let generation = one.generation
        return [
          .init(generation.parameters.model),
          .init(generation.estimate.map { Amounts.cost($0) } ?? "not known"),
          .init(generation.cast.map { "@\($0.handle)" }.joined(separator: " ")),
          .init(generation.title),
        ]
      }
    )
    var lines = ["Nothing is sent. \(plan.summary)"]
    lines += plan.warnings.map { style.paint("warning:", .warning) + " " + $0.terminalSafe }
    if let remark = plan.budgetRemark {
      lines.append(style.paint("budget:", .warning) + " " + remark)
    }
    if !plan.plans.isEmpty { lines.append(table.text(style)) }
    if let first = plan.plans.first {
      lines.append("\nThe first request would be:\n\n" + first.wire)
    }
    return lines.joined(separator: "\n")
  }

  private static func text(_ outcome: BatchOutcome, _ style: TextStyle) -> String {
    var counts: [(GenerationStatus, Int)] = []
    for status in GenerationStatus.allCases {
      let count = outcome.generations.count { $0.generation.status == status }
      if count > 0 { counts.append((status, count)) }
    }
    guard !outcome.generations.isEmpty else { return "" }
    var lines = [
      counts.map { style.paint("\($0.1) \($0.0.rawValue)", $0.0.tint) }.joined(separator: ", ")
    ]
    for sheet in outcome.generations where sheet.generation.status.exit != .done {
      lines.append(
        "\(sheet.generation.id.short)  \(sheet.generation.failure?.terminalSafe ?? "")"
      )
    }
    if let stopped = outcome.stopped { lines.append("\(stopped.message). \(stopped.hint).") }
    if counts.contains(where: { $0.0 == .needsDecision }) {
      lines.append(
        "'troupe resolve' settles what needs a decision; it is not sent again by itself."
      )
    }
    if counts.contains(where: { $0.0 == .queued }) {
      lines.append("The same command, or 'troupe watch', sends the rest.")
    } else if counts.contains(where: { !$0.0.isTerminal }) {
      lines.append("'troupe watch' stores the videos when they are there.")
    }
    return lines.joined(separator: "\n")
  }
}

extension BatchPlan {
  /// How many rows there are and what they cost, in a sentence.
  var summary: String {
    if isDone {
      return "\(path): all \(done) were asked for before; --again asks for another take of each"
    }
    if plans.isEmpty {
      let open = undecided.isEmpty ? "" : ", \(undecided.count) need a decision"
      return "\(path): \(waiting.count) still to be sent\(open), \(done) sent before"
    }
    var cost = totals.filter { $0.micros > 0 }.map { "about \($0.amount)" }
    if withoutPrice > 0 { cost.append("\(withoutPrice) of unknown price") }
    if cost.isEmpty { cost = ["free"] }
    let before = done + waiting.count + undecided.count
    return "\(Amounts.count(plans.count, "row")) of \(path): \(cost.joined(separator: ", "))"
      + (before > 0 ? "; \(before) were asked for before" : "")
  }
}
