import TroupeMedia
import TroupeCatalog
import TroupeEndpoints
public import TroupeModel

extension Workspace {
  /// How many jobs are asked about or fetched at the same time.
  static let concurrency = 4

  /// Sends what waits to be sent, asks about what is under way and fetches what is done, until all that remains is
  /// terminal or needs the user.
  ///
  /// - Parameters:
  ///   - only: the generations to watch; nil for all that are open.
  ///   - report: told of every change.
  /// - Throws: `CancellationError`, or what stops all of it, such as an endpoint that refuses the key.
  /// - Returns: the generations that were watched, as they are now.
  public func watch(
    only: Set<ItemID>? = nil,
    report: @escaping @Sendable (WatchEvent) -> Void
  ) async throws -> WatchSummary {
    try recoverIfPossible()
    try lookAgainAtTrouble(only)
    if only == nil { try await settlePendingRegistrations() }
    var watched: Set<ItemID> = only ?? []
    var reported: [ItemID: Generation] = [:]
    var held: [ItemID: ErrorReport] = [:]
    while true {
      let open = try catalog.read { try $0.openGenerations() }
        .filter { only?.contains($0.id) ?? true }
      watched.formUnion(open.map(\.id))
      for generation in open where reported[generation.id] != generation {
        reported[generation.id] = generation
        report(.generation(generation))
      }
      let now = world.now()
      let active = open.filter { generation in
        guard held[generation.id] == nil else { return false }
        return generation.status.isWatched
          || (generation.status == .needsAttention && (generation.notBefore ?? now) <= now)
      }
      guard !active.isEmpty else { break }
      // What another process is sending is waited for; should it die, its attempt is recovered here.
      let due = active.filter { $0.status != .submitting && ($0.notBefore ?? now) <= now }
      if due.isEmpty {
        let next = active.compactMap(\.notBefore).min() ?? now + .seconds(0.2)
        try await world.sleep(min(max(next - now, Milliseconds(20)), .seconds(5)))
        if active.contains(where: { $0.status == .submitting }) { try recoverIfPossible() }
      } else {
        for (id, error) in try await advance(due, report) { held[id] = error }
      }
    }
    let summary = try catalog.read { reader in
      try watched.compactMap { try reader.generation($0) }
        .sorted { ($0.createdAt, $0.id) < ($1.createdAt, $1.id) }
        .map { try sheet(of: $0, in: reader) }
    }
    for sheet in summary where reported[sheet.generation.id] != sheet.generation {
      report(.generation(sheet.generation))
    }
    return WatchSummary(generations: summary, held: held)
  }

  /// What needs attention is asked about at once when the user watches, and hourly after that.
  private func lookAgainAtTrouble(_ only: Set<ItemID>?) throws {
    let stuck = try catalog.read { try $0.openGenerations() }
      .filter { $0.status == .needsAttention && (only?.contains($0.id) ?? true) }
    for generation in stuck {
      try update(generation.id) { current in
        current.notBefore = nil
        current.downloadTries = 0
      }
    }
  }

  /// What the open generations are, without asking anybody.
  public func jobs() throws -> [GenerationSheet] {
    try recoverIfPossible()
    return try catalog.read { reader in
      try reader.openGenerations().map { try sheet(of: $0, in: reader) }
    }
  }

  /// Recovers where nobody else is sending; otherwise whoever sends has just done so.
  func recoverIfPossible() throws {
    guard readOnlyReason == nil, try submitLock.tryLock() else { return }
    defer { submitLock.unlock() }
    try recover()
  }

  /// One step for everything that is due; returns what cannot go on for now.
  private func advance(
    _ due: [Generation],
    _ report: @escaping @Sendable (WatchEvent) -> Void
  ) async throws -> [ItemID: ErrorReport] {
    // Sending is one by one and in order; asking and fetching are not.
    if let waiting = due.first(where: { $0.status == .queued }) {
      return try await holding(waiting, report) { _ = try await self.send(waiting.id) }
    }
    return try await withThrowingTaskGroup(of: [ItemID: ErrorReport].self) { group in
      var rest = due[...]
      func start() {
        guard let one = rest.popFirst() else { return }
        group.addTask {
          try await self.holding(one, report) { try await self.advance(one, report) }
        }
      }
      for _ in 0..<Self.concurrency { start() }
      var held: [ItemID: ErrorReport] = [:]
      while let errors = try await group.next() {
        held.merge(errors) { $1 }
        start()
      }
      return held
    }
  }

  /// Runs a step; its error holds that one generation and not the others, unless the disk or the user ends it all.
  private func holding(
    _ generation: Generation,
    _ report: @Sendable (WatchEvent) -> Void,
    _ step: () async throws -> Void
  ) async throws -> [ItemID: ErrorReport] {
    do {
      try await step()
      return [:]
    } catch let error where !(error is CancellationError) {
      let words = ErrorReport(of: error)
      if words.exit == .storageTrouble {
        guard generation.remoteID != nil, error is MediaError else { throw error }
        throw TroupeError.videoNotStored(subject: generation.id.short, why: words.message)
      }
      report(.trouble(generation.id, words.message))
      switch error {
      case TroupeError.rejected, TroupeError.needsDecision: return [:]
      default: return [generation.id: words]
      }
    }
  }

  private func advance(
    _ generation: Generation,
    _ report: @escaping @Sendable (WatchEvent) -> Void
  ) async throws {
    switch generation.status {
    case .running, .needsAttention: try await ask(generation, report)
    case .ready, .downloading: try await fetch(generation, report)
    default: break
    }
  }

  private func ask(
    _ generation: Generation,
    _ report: @escaping @Sendable (WatchEvent) -> Void
  ) async throws {
    guard let remoteID = generation.remoteID else { return }
    let sheet = try endpoint(generation.endpoint)
    let endpoint = try await connect(to: sheet)
    let answer = await endpoint.job(remoteID, format: generation.parameters.format)
    if Task.isCancelled { throw CancellationError() }
    let next = generation.after(
      answer,
      now: world.now(),
      delay: generation.pollDelay(pace: sheet.pollInterval),
      hasContentRoute: sheet.profile.hasContentRoute(generation.parameters.format)
    )
    try write { writer in
      guard let current = try writer.reader.generation(generation.id),
        current.status == generation.status
      else { return }
      // What the user said of it meanwhile stays.
      var updated = next
      updated.rating = current.rating
      updated.project = current.project
      updated.tags = current.tags
      if updated != current { try writer.update(updated) }
      if case .reading(let reading) = answer { try note(reading, of: updated, writer) }
    }
    if case .noAnswer(let text, _) = answer { report(.trouble(generation.id, text)) }
    if case .unknownJob(let text) = answer { report(.trouble(generation.id, text)) }
  }

  /// Notes what the endpoint charged and why it refused, where it says so.
  private func note(
    _ reading: JobReading,
    of generation: Generation,
    _ writer: CatalogWriter
  ) throws {
    if let charged = reading.charged { try setActual(charged, of: generation.id, writer) }
    guard let refusal = reading.refusal, generation.status == .failed else { return }
    try writer.insert(
      Refusal(
        kind: .generation,
        subject: generation.id,
        reading: refusal,
        createdAt: world.now()
      )
    )
  }

  /// Changes one generation as it stands in the catalog now.
  func update(_ id: ItemID, _ change: (inout Generation) -> Void) throws {
    try write { writer in
      guard var generation = try writer.reader.generation(id) else { return }
      let before = generation
      change(&generation)
      if generation != before { try writer.update(generation) }
    }
  }
}

extension GenerationStatus {
  /// Whether `watch` has something to do for it.
  var isWatched: Bool {
    switch self {
    case .queued, .submitting, .running, .ready, .downloading: true
    default: false
    }
  }
}
