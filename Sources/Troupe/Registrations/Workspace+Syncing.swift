import TroupeCatalog
import TroupeEndpoints
import TroupeModel

extension Workspace {
  /// Creates each look that is not registered at an endpoint there, once.
  ///
  /// - Parameters:
  ///   - typed: handles or `handle/look`; none for every character's default look.
  ///   - name: the endpoint; nil for the default one.
  ///   - withLooks: the other looks too.
  ///   - again: registers anew those that have changed since; the old registration stays on record.
  ///   - report: told of every step.
  /// - Throws: `TroupeError.noCharacterCreation`, or what keeps the rest from being sent; what was created stays.
  /// - Returns: one report for each look, in the order asked for.
  public func sync(
    _ typed: [String] = [],
    endpoint name: String? = nil,
    withLooks: Bool = false,
    again: Bool = false,
    report: @escaping @Sendable (SyncEvent) -> Void = { _ in }
  ) async throws -> [SyncReport] {
    let sheet = try endpoint(name)
    guard sheet.profile.characterCreation != .none, sheet.profile.operation(.createCharacter) != nil
    else { throw TroupeError.noCharacterCreation(endpoint: sheet.name) }
    let targets = try catalog.read { try syncTargets(typed, withLooks: withLooks, in: $0) }
    try recoverIfPossible()
    var reports: [SyncReport] = []
    for (character, look) in targets {
      let one = try await sync(character, look, at: sheet, again: again, report)
      reports.append(one)
      report(.done(one))
    }
    return reports
  }

  private func syncTargets(
    _ typed: [String],
    withLooks: Bool,
    in reader: CatalogReader
  ) throws -> [(CastCharacter, Look)] {
    func looks(_ character: CastCharacter) throws -> [(CastCharacter, Look)] {
      try reader.looks(of: character.id).filter { withLooks || $0.name == .defaultLook }
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
    at sheet: EndpointSheet,
    again: Bool,
    _ report: @Sendable (SyncEvent) -> Void
  ) async throws -> SyncReport {
    let address = try LookAddress("\(character.handle)/\(look.name)")
    let (current, references) = try catalog.read { reader in
      (
        try reader.currentRegistration(
          of: look.id,
          endpoint: sheet.name,
          account: sheet.account
        ),
        try reader.references(of: look.id)
      )
    }
    let basis = RegistrationBasis(of: character, look, references)
    var result = SyncReport(
      look: address,
      endpoint: sheet.name,
      registration: current,
      outcome: .unchanged
    )
    if let current {
      switch current.state {
      case .needsDecision:
        result.outcome = .needsDecision(current.failure ?? "the answer is not known")
        return result
      case .pending:
        result.outcome = .pending
        return result
      default: break
      }
      let changes = current.basis.changes(to: basis)
      if changes.isEmpty { return result }
      guard again else {
        result.outcome = .changed(changes)
        return result
      }
    }
    return try await register(character, look, references, basis, over: current, sheet, report)
  }
}
