import TroupeEndpoints
public import TroupeModel
import FoundationEssentials
import TroupeCatalog
import TroupeMedia

extension Workspace {
  /// How often one row is sent again because the endpoint asked for patience.
  private static let patienceTries = 20

  /// What stands at a row that a budget kept from being sent: only running the batch again sends it.
  private static let keptBack = "a budget kept it back; run the batch again to send it"

  /// Reads a batch and plans all of it; nothing is sent and nothing is stored.
  ///
  /// - Parameters:
  ///   - path: the file, JSON Lines or CSV.
  ///   - shown: the path as typed.
  ///   - base: what holds for every row that does not say otherwise; its prompt may be a template.
  ///   - again: asks for another take of each row where all were asked for before.
  /// - Throws: `TroupeError.batch` with everything that is wrong, `.batchDone` where nothing is left to do.
  /// - Returns: the rows that are to be asked for, or those of an earlier run that still wait.
  public func planBatch(
    _ path: String,
    shown: String,
    on base: GenerationRequest,
    again: Bool = false
  ) async throws -> BatchPlan {
    guard let data = FileManager.default.contents(atPath: path) else {
      throw TroupeError.fileNotFound(path: shown)
    }
    let file = try BatchFile(
      parsing: Array(data),
      content: ContentID.of(Array(data)),
      path: shown
    )
    let (batch, known) = try findBatch(file, base, again: again)
    if !known.isEmpty {
      // What a dead process left in flight is not waiting: it needs a decision.
      try recoverIfPossible()
      func rows(_ status: GenerationStatus) throws -> [ItemID] {
        try file.rows.compactMap { known[$0.number] }.filter { id in
          try catalog.read { try $0.generation(id) }?.status == status
        }
      }
      let (waiting, undecided) = (try rows(.queued), try rows(.needsDecision))
      guard !waiting.isEmpty || !undecided.isEmpty else {
        throw TroupeError.batchDone(path: shown, count: known.count)
      }
      return BatchPlan(
        path: shown,
        plans: [],
        waiting: waiting,
        undecided: undecided,
        done: known.count - waiting.count - undecided.count
      )
    }
    var problems: [String] = []
    let folder = path.lastIndex(of: "/").map { String(path[..<$0]) } ?? "."
    var plans: [GenerationPlan] = []
    var usedNames: Set<String> = []
    for row in file.rows {
      var request = row.request(
        on: base,
        folder: folder,
        used: &usedNames,
        &problems
      )
      request.batch = BatchLine(batch: batch, line: row.number)
      do {
        let plan = try await plan(request)
        if !plan.warnings.isEmpty, !base.force { throw TroupeError.limits(plan.warnings) }
        plans.append(plan)
      } catch let error where !(error is CancellationError) && !(error is CatalogError) {
        problems.append("row \(row.number): \(ErrorReport(of: error).message)")
      }
    }
    problems += file.problems(usedNames: usedNames)
    guard problems.isEmpty else { throw TroupeError.batch(path: shown, problems: problems) }
    return BatchPlan(path: shown, plans: plans, waiting: [], done: 0)
  }

  /// The name under which the rows of a batch are recorded, and those that are: the last round that was begun, or the next
  /// one where that is wanted.
  private func findBatch(
    _ file: BatchFile,
    _ base: GenerationRequest,
    again: Bool
  ) throws -> (ContentID, [Int: ItemID]) {
    func name(_ round: Int) -> ContentID {
      ContentID.of("\(file.content) \(round)\n\(base.fingerprint)")
    }
    var round = 1
    var known = try catalog.read { try $0.generations(ofBatch: name(1)) }
    while !known.isEmpty {
      let next = try catalog.read { try $0.generations(ofBatch: name(round + 1)) }
      if next.isEmpty { break }
      round += 1
      known = next
    }
    guard again, !known.isEmpty else { return (name(round), known) }
    return try known.values.contains(where: isWaiting)
      ? (name(round), known) : (name(round + 1), [:])
  }

  /// Whether a recorded row is still to be sent.
  private func isWaiting(_ id: ItemID) throws -> Bool {
    guard let generation = try catalog.read({ try $0.generation(id) }) else { return false }
    return generation.status == .queued
      || (generation.status == .cancelled && generation.failure == Self.keptBack)
  }

  /// Puts rows that a budget kept back into the queue again, if what waits fits the budget now.
  private func takeUp(_ ids: [ItemID], _ spending: SpendingLimit) throws {
    try write { writer in
      let waiting = try ids.compactMap { try writer.reader.generation($0) }
      try checkBudget(waiting.map(\.estimate), spending, writer.reader)
      for var generation in waiting where generation.status == .cancelled {
        generation.status = .queued
        generation.failure = nil
        try writer.update(generation)
      }
    }
  }

  /// Asks for a whole batch: everything is recorded at once, then sent row by row at the endpoint's pace.
  ///
  /// An interruption leaves the rest waiting: the same command, or `watch`, goes on with it.
  public func run(
    _ batch: BatchPlan,
    budget: Budget?,
    force: Bool,
    report: @escaping @Sendable (BatchEvent) -> Void
  ) async throws -> BatchOutcome {
    let spending = SpendingLimit(budget, allowsUnknown: force)
    var ids = batch.waiting
    if !batch.plans.isEmpty {
      for plan in batch.plans { try checkNotPaused(plan.endpoint) }
      try catalog.read {
        try checkBudget(batch.plans.map(\.generation.estimate), spending, $0)
      }
      report(.planned(batch))
      var ready: [GenerationPlan] = []
      for plan in batch.plans { ready.append(try await uploaded(plan)) }
      try write { [ready] writer in
        for plan in ready { try store(plan, writer) }
      }
      ids = ready.map(\.generation.id)
    } else {
      try takeUp(ids, spending)
      report(.planned(batch))
    }
    let stopped = try await send(ids, spending, report)
    return BatchOutcome(
      generations: try catalog.read { reader in
        try (batch.undecided + ids).compactMap { try reader.generation($0) }.map {
          try sheet(of: $0, in: reader)
        }
      },
      stopped: stopped
    )
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
        last[sheet.name] = try await sendPatiently(id, spending, report)
      } catch let error as TroupeError {
        switch error {
        case .rejected, .needsDecision, .uploadExpired: words = ErrorReport(of: error).message
        case .budgetReached, .budgetUnknownPrice, .budgetOtherCurrency:
          // Nobody has agreed to the rest: a later watch must not send it.
          for open in ids.dropFirst(index) {
            try update(open) { current in
              guard current.status == .queued else { return }
              current.status = .cancelled
              current.failure = Self.keptBack
            }
          }
          return ErrorReport(of: error)
        default: return ErrorReport(of: error)
        }
      }
      let now = try catalog.read { try $0.generation(id) } ?? generation
      if now.status == .queued { words = now.failure }
      report(.sent(number: index + 1, of: ids.count, now, words))
    }
    return nil
  }

  /// Sends one row, waiting as often as the endpoint asks for it; returns when it was sent last.
  private func sendPatiently(
    _ id: ItemID,
    _ spending: SpendingLimit,
    _ report: @Sendable (BatchEvent) -> Void
  ) async throws -> Milliseconds {
    for _ in 1..<Self.patienceTries {
      let begun = world.now()
      let sheet = try await send(id, spending)
      guard sheet.generation.status == .queued, let until = sheet.generation.notBefore else {
        return begun
      }
      report(.waiting(until: until))
      try await world.sleep(max(until - world.now(), Milliseconds(0)))
    }
    let begun = world.now()
    _ = try await send(id, spending)
    return begun
  }
}

extension GenerationRequest {
  /// What the rows of a batch have in common, as a text: another text is another batch.
  fileprivate var fingerprint: String {
    let json: JSON = [
      "prompt": .string(prompt), "scenes": .array(scenes.map { .string($0.prompt) }),
      "with": .array(with.map(JSON.string)), "endpoint": .optional(endpoint),
      "format": .optional(format?.rawValue), "model": .optional(model), "size": .optional(size),
      "duration": duration.map(JSON.number) ?? .null, "aspect_ratio": .optional(aspectRatio),
      "image": .optional(image), "image_fit": .string(imageFit.rawValue),
      "private": isPrivate.map(JSON.bool) ?? .null, "project": .optional(project),
      "tags": .array(tags.map(JSON.string)),
    ]
    return json.compact
  }
}
