import Troupe
import TroupeModel

/// What a change of many generations came to.
struct BulkOutput: CommandOutput {
  var message: String
  var json: JSON

  func text(_ style: TextStyle) -> String { message.terminalSafe }
}

extension BulkOutput {
  /// Nothing was done.
  init(nothing message: String) {
    self.message = message
    json = GenerationEditOutcome().json
  }

  /// What was done.
  ///
  /// - Parameters:
  ///   - outcome: of the change.
  ///   - state: what they are now, as `tagged`.
  ///   - sheet: the one generation, where it was a single one by its id.
  init(_ outcome: GenerationEditOutcome, state: String, sheet: GenerationSheet? = nil) {
    let same = outcome.count - outcome.changed.count - outcome.withoutVideo
    var parts: [String] = []
    if let sheet, !outcome.changed.isEmpty {
      parts.append("\(sheet.generation.id.short) is \(state).")
    } else if !outcome.changed.isEmpty {
      parts.append("\(Self.count(outcome.changed.count, "is", "are")) \(state).")
    }
    if same > 0 {
      parts.append("\(Self.count(same, "was", "were")) so already.")
    }
    if outcome.withoutVideo > 0 {
      parts.append("\(Self.count(outcome.withoutVideo, "has", "have")) no video.")
    }
    message = parts.joined(separator: " ")
    json = outcome.json
    if let sheet, case .object(var members) = json {
      members.append(JSON.Member("generation", sheet.json))
      json = .object(members)
    }
  }

  private static func count(_ number: Int, _ one: String, _ many: String) -> String {
    number == 1 ? "1 generation \(one)" : "\(Amounts.number(number)) generations \(many)"
  }
}

extension Session {
  /// Changes generations, by their ids or all that a search finds, and says what came of it.
  func edit(
    _ ids: [String],
    _ bulk: BulkArguments,
    _ edit: GenerationEdit,
    state: String
  ) async throws -> BulkOutput {
    try edit.check()
    if let query = bulk.query { try check(query) }
    let workspace = try await workspace()
    try workspace.check(edit)
    switch try choose(ids, bulk, to: "change", "changed", in: workspace) {
    case .none(let words): return BulkOutput(nothing: words)
    case .these(let chosen):
      var meter = CountMeter()
      let interrupted = Interrupted("Interrupted: nothing was changed", "Run the command again")
      let outcome = try interruptible(interrupted) {
        try workspace.edit(chosen, edit) { done in
          meter.take(done, of: chosen.count)
          progress.update(
            "bulk",
            ProgressLine(
              name: "all",
              state: "changing",
              fraction: meter.fraction,
              detail: meter.words
            ),
            isNews: false
          )
        }
      }
      let only = bulk.query == nil && chosen.count == 1
      let sheet = only ? try workspace.generation(chosen[0].description) : nil
      return BulkOutput(outcome, state: state, sheet: sheet)
    }
  }
}
