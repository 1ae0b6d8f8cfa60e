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
    try await recoverIfPossible()
    try lookAgainAtTrouble(only)
    var watched: Set<ItemID> = only ?? []
    var reported: [ItemID: Generation] = [:]
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
        generation.status.isWatched
          || (generation.status == .needsAttention && (generation.notBefore ?? now) <= now)
      }
      guard !active.isEmpty else { break }
      let due = active.filter { ($0.notBefore ?? now) <= now }
      if due.isEmpty {
        let next = active.compactMap(\.notBefore).min() ?? now
        try await world.sleep(min(max(next - now, Milliseconds(20)), .seconds(5)))
      } else {
        try await advance(due, report)
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
    return WatchSummary(generations: summary)
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
    try catalog.read { reader in
      try reader.openGenerations().map { try sheet(of: $0, in: reader) }
    }
  }

  /// Recovers where nobody else is sending; otherwise whoever sends has just done so.
  func recoverIfPossible() async throws {
    guard readOnlyReason == nil, try submitLock.tryLock() else { return }
    defer { submitLock.unlock() }
    try recover()
  }

  private func advance(
    _ due: [Generation],
    _ report: @escaping @Sendable (WatchEvent) -> Void
  ) async throws {
    // Sending is one by one and in order; asking and fetching are not.
    if let waiting = due.first(where: { $0.status == .queued }) {
      try await sendWaiting(waiting, report)
      return
    }
    try await withThrowingTaskGroup(of: Void.self) { group in
      var rest = due[...]
      for _ in 0..<Self.concurrency {
        guard let one = rest.popFirst() else { break }
        group.addTask { try await self.advance(one, report) }
      }
      while try await group.next() != nil {
        guard let one = rest.popFirst() else { continue }
        group.addTask { try await self.advance(one, report) }
      }
    }
  }

  private func sendWaiting(
    _ generation: Generation,
    _ report: @escaping @Sendable (WatchEvent) -> Void
  ) async throws {
    do {
      _ = try await send(generation.id)
    } catch let error as TroupeError {
      switch error {
      case .rejected, .needsDecision:
        report(.trouble(generation.id, ErrorReport(of: error).message))
      default: throw error
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
    try update(generation.id) { current in
      guard current.status == generation.status else { return }
      current = next
    }
    if case .noAnswer(let text, _) = answer { report(.trouble(generation.id, text)) }
    if case .unknownJob(let text) = answer { report(.trouble(generation.id, text)) }
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
