import ArgumentParser
import Troupe
import TroupeModel

extension Generate {
  /// Plans a batch, and sends it unless only the plan is wanted.
  func run(batch path: String, _ session: Session) async throws -> BatchOutput {
    let base = try options.request(prompt: prompt ?? "", session)
    let workspace = try await session.workspace()
    let plan = try await workspace.planBatch(
      session.path(path),
      shown: path,
      on: base,
      again: again
    )
    if dryRun || plan.isDone { return .plan(plan) }
    for text in Self.notes(of: plan) { session.warn(text) }
    let board = BatchBoard(session.progress)
    var outcome = try await workspace.run(plan, budget: base.budget, force: base.force) {
      board.take($0)
    }
    if wait {
      let open = outcome.generations.map(\.generation).filter { !$0.status.isTerminal }
      let watching = WatchBoard(session.progress)
      let summary = try await workspace.watch(only: Set(open.map(\.id))) { watching.take($0) }
      let now = Dictionary(
        uniqueKeysWithValues: summary.generations.map { ($0.generation.id, $0) }
      )
      outcome.generations = outcome.generations.map { now[$0.generation.id] ?? $0 }
    }
    return .outcome(outcome)
  }

  /// What the rows have to say, once each.
  private static func notes(of plan: BatchPlan) -> [String] {
    var seen: Set<String> = []
    return plan.plans.flatMap(\.notes).filter { seen.insert($0).inserted }
  }
}

/// Shows what a batch tells on the board.
struct BatchBoard: Sendable {
  private let board: ProgressBoard

  init(_ board: ProgressBoard) { self.board = board }

  /// Takes over one event.
  func take(_ event: BatchEvent) {
    switch event {
    case .planned(let plan): board.note(plan.summary)
    case .sending(let number, let count, let generation):
      show(generation, "sending", .busy, "\(number) of \(count)", isNews: false)
    case .sent(let number, let count, let generation, let words):
      let detail = words ?? generation.title
      show(
        generation,
        generation.status.rawValue,
        generation.status.tint,
        "\(number) of \(count)  \(detail)",
        isNews: true
      )
    case .waiting(let until):
      board.note("the endpoint asks for patience until \(until.localMinute)")
    }
  }

  private func show(
    _ generation: Generation,
    _ state: String,
    _ tint: TextStyle.Tint,
    _ detail: String,
    isNews: Bool
  ) {
    board.update(
      generation.id.description,
      ProgressLine(name: generation.id.short, state: state, tint: tint, detail: detail),
      isNews: isNews
    )
  }
}
