import TroupeCatalog
import TroupeEndpoints
public import TroupeModel

extension Workspace {
  /// How often one row is sent again because the endpoint asked for patience.
  private static let patienceTries = 20

  /// Asks for a whole batch: everything is recorded at once, then sent row by row at the endpoint's pace.
  ///
  /// An interruption leaves the rest waiting: the same command, or `watch`, goes on with it.
  public func run(
    _ batch: BatchPlan,
    budget: Budget?,
    force: Bool,
    report: @escaping @Sendable (BatchEvent) -> Void
  ) async throws -> BatchOutcome {
    if !batch.warnings.isEmpty, !force {
      throw TroupeError.batchLimits(path: batch.path, warnings: batch.warnings)
    }
    let spending = SpendingLimit(budget, allowsUnknown: force)
    for plan in batch.plans { try checkNotPaused(plan.endpoint) }
    try catalog.read { try check(batch, spending, $0) }
    report(.planned(batch))
    var ready: [GenerationPlan] = []
    for plan in batch.plans { ready.append(try await uploaded(plan)) }
    try write { [ready] writer in
      try check(batch, spending, writer.reader)
      try takeUp(batch.waiting, writer)
      for plan in ready {
        // Another process may have run the same rows a moment ago.
        if let line = plan.generation.batch,
          try writer.reader.generations(ofBatch: line.batch)[line.line] != nil
        {
          throw TroupeError.batchBegun(path: batch.path)
        }
        try store(plan, writer)
      }
    }
    let ids = batch.waiting + ready.map(\.generation.id)
    let stopped = try await send(ids, spending, report)
    return BatchOutcome(
      generations: try catalog.read { reader in
        try (batch.undecided + ids).compactMap { try reader.generation($0) }.map {
          try sheet(of: $0, in: reader)
        }
      },
      done: batch.done,
      stopped: stopped
    )
  }

  /// Refuses a batch whose rows do not all fit a budget.
  private func check(
    _ batch: BatchPlan,
    _ spending: SpendingLimit,
    _ reader: CatalogReader
  ) throws {
    let waiting = try batch.waiting.compactMap { try reader.generation($0)?.estimate }
    try checkBudget(waiting + batch.plans.map(\.generation.estimate), spending, reader)
  }

  /// Puts rows that were kept back into the queue again.
  private func takeUp(_ ids: [ItemID], _ writer: CatalogWriter) throws {
    for id in ids {
      guard var generation = try writer.reader.generation(id), generation.status == .cancelled
      else { continue }
      generation.status = .queued
      generation.failure = nil
      try writer.update(generation)
    }
  }

  /// Takes rows out of the queue that only running the batch again is to send.
  private func keepBack(_ ids: some Sequence<ItemID>, because reason: String) throws {
    for id in ids {
      try update(id) { current in
        guard current.status == .queued else { return }
        current.status = .cancelled
        current.failure = "\(Generation.keptBack): \(reason) Run the batch again to send it"
      }
    }
  }

  /// Whether a refusal would meet every other row too.
  private func isHopeless(after id: ItemID) throws -> Bool {
    let hopeless: Set<String> = [
      RemoteFailure.Kind.quota.rawValue, RemoteFailure.Kind.badKey.rawValue,
      RemoteFailure.Kind.retired.rawValue, RemoteFailure.Kind.routeGone.rawValue,
    ]
    let refusals = try catalog.read { try $0.refusals(of: id) }
    return refusals.contains { hopeless.contains($0.reading.kind) }
  }

  /// Sends what waits, in order; returns why the rest was not sent.
  private func send(
    _ ids: [ItemID],
    _ spending: SpendingLimit,
    _ report: @Sendable (BatchEvent) -> Void
  ) async throws -> ErrorReport? {
    var last: [String: Milliseconds] = [:]
    for (index, id) in ids.enumerated() {
      guard let generation = try catalog.read({ try $0.generation(id) }) else { continue }
      let sheet = try endpoint(generation.endpoint)
      if let before = last[sheet.name], let pace = sheet.profile.requestInterval {
        let rest = before + pace - world.now()
        if rest > Milliseconds(0) { try await world.sleep(rest) }
      }
      report(.sending(number: index + 1, of: ids.count, generation))
      var words: String?
      do {
        try await sendPatiently(id, spending, &last[sheet.name], report)
      } catch let error as TroupeError {
        switch error {
        case .rejected, .needsDecision, .uploadExpired:
          let report = ErrorReport(of: error)
          if try isHopeless(after: id) {
            try keepBack(ids.dropFirst(index + 1), because: report.message)
            return report
          }
          words = report.message
        case .budgetReached, .budgetUnknownPrice, .budgetOtherCurrency:
          // Nobody has agreed to the rest: a later watch must not send it.
          let report = ErrorReport(of: error)
          try keepBack(ids.dropFirst(index), because: report.message)
          return report
        default: return ErrorReport(of: error)
        }
      }
      let now = try catalog.read { try $0.generation(id) } ?? generation
      if now.status == .queued { words = now.failure }
      report(.sent(number: index + 1, of: ids.count, now, words))
    }
    return nil
  }

  /// Sends one row, waiting as often as the endpoint asks for it; notes when it was sent last, whatever came of it.
  private func sendPatiently(
    _ id: ItemID,
    _ spending: SpendingLimit,
    _ last: inout Milliseconds?,
    _ report: @Sendable (BatchEvent) -> Void
  ) async throws {
    for _ in 0..<Self.patienceTries {
      last = world.now()
      let sheet = try await send(id, spending)
      guard sheet.generation.status == .queued, let until = sheet.generation.notBefore else {
        return
      }
      report(.waiting(until: until))
      try await world.sleep(max(until - world.now(), Milliseconds(0)))
    }
  }
}
