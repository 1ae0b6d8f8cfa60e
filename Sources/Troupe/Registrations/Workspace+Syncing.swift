import TroupeCatalog
import TroupeEndpoints
import TroupeModel

extension Workspace {
  /// How long `sync` waits for an endpoint that makes characters in its own time.
  static let registrationPatience = Milliseconds.seconds(600)

  /// Creates each look that is not registered at an endpoint there, once.
  ///
  /// - Parameters:
  ///   - typed: handles or `handle/look`; none for every character's default look.
  ///   - name: the endpoint; nil for the default one.
  ///   - options: which looks, and what to do about those that need something first.
  ///   - report: told of every step.
  /// - Throws: `TroupeError.noCharacterCreation`, or what keeps the rest from being sent; what was created stays.
  /// - Returns: one report for each look, in the order asked for.
  public func sync(
    _ typed: [String] = [],
    endpoint name: String? = nil,
    options: SyncOptions = SyncOptions(),
    report: @escaping @Sendable (SyncEvent) -> Void = { _ in }
  ) async throws -> [SyncReport] {
    let sheet = try endpoint(name)
    if let reason = sheet.retired, !options.force {
      throw TroupeError.limits([.endpointRetired(reason)])
    }
    guard sheet.profile.characterCreation != nil,
      sheet.profile.operation(.createCharacter) != nil
    else { throw TroupeError.noCharacterCreation(endpoint: sheet.name) }
    let targets = try catalog.read { try syncTargets(typed, options, in: $0) }
    try recoverIfPossible()
    let run = SyncRun(
      sheet: sheet,
      options: options,
      spending: SpendingLimit(options.budget, allowsUnknown: options.force),
      tasks: try catalog.read { try $0.remoteIDs(endpoint: sheet.name, account: sheet.account) },
      report: report
    )
    var reports: [SyncReport] = []
    for (character, look) in targets {
      let one = try await sync(character, look, run)
      reports.append(one)
      report(.done(one))
    }
    return reports
  }

  private func syncTargets(
    _ typed: [String],
    _ options: SyncOptions,
    in reader: CatalogReader
  ) throws -> [(CastCharacter, Look)] {
    func looks(_ character: CastCharacter) throws -> [(CastCharacter, Look)] {
      try reader.looks(of: character.id)
        .filter { options.withLooks || $0.name == .defaultLook }
        .map { (character, $0) }
    }
    if typed.isEmpty { return try reader.characters().flatMap(looks) }
    return try typed.flatMap { text in
      let address = try Checked.address(text)
      if address.look != nil { return [try find(address, in: reader)] }
      return try looks(try reader.findCharacter(address.character))
    }
  }

  private func sync(
    _ character: CastCharacter,
    _ look: Look,
    _ run: SyncRun
  ) async throws -> SyncReport {
    let sheet = run.sheet
    let (found, references) = try catalog.read { reader in
      (
        try reader.currentRegistration(
          of: look.id,
          endpoint: sheet.name,
          account: sheet.account
        ),
        try reader.references(of: look.id)
      )
    }
    var target = SyncTarget(
      address: try LookAddress("\(character.handle)/\(look.name)"),
      character: character,
      look: look,
      references: references
    )
    var result = SyncReport(
      look: target.address,
      endpoint: sheet.name,
      registration: found,
      outcome: .unchanged
    )
    if let current = found {
      switch current.state(at: world.now()) {
      case .needsDecision:
        result.outcome = .needsDecision(current.failure ?? "the answer is not known")
        return result
      case .pending:
        guard try !isAbandoned(current) else {
          // Nothing of it is on its way: it may as well not be there.
          var failed = current
          failed.state = .failed
          failed.failure = "it was never sent"
          try write { [failed] in try $0.update(failed) }
          break
        }
        return try await wait(for: current, target, run)
      case .expired:
        var ended = current
        ended.state = .expired
        try write { [ended] in try $0.update(ended) }
      default:
        let bases = RegistrationBases(
          of: character,
          look,
          references,
          at: sheet.profile,
          tasks: run.tasks
        )
        let changes = bases.changes(since: current.basis)
        if changes.isEmpty { return result }
        guard run.options.again else {
          result.outcome = .changed(changes)
          return result
        }
        target.old = current
      }
    }
    return try await register(target, run)
  }
}

extension Workspace {
  /// Whether a registration that stands as pending has neither an id nor an attempt that could bring one.
  private func isAbandoned(_ registration: Registration) throws -> Bool {
    guard registration.remoteID == nil else { return false }
    return try catalog.read { try $0.attempts(of: registration.id) }
      .allSatisfy { !$0.state.blocksResending }
  }
}

/// What one `sync` has in hand.
struct SyncRun: Sendable {
  var sheet: EndpointSheet
  var options: SyncOptions
  /// What this command may still spend.
  var spending: SpendingLimit
  /// The jobs of this endpoint by the generations that they made.
  var tasks: [ItemID: RemoteID]
  var report: @Sendable (SyncEvent) -> Void
}

/// One look that is to be registered.
struct SyncTarget: Sendable {
  var address: LookAddress
  var character: CastCharacter
  var look: Look
  var references: [Reference]
  /// The live registration that the new one takes the place of.
  var old: Registration?
}
