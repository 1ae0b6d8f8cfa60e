import TroupeMedia
import TroupeCatalog
import TroupeEndpoints
public import TroupeModel

/// A request of which nobody knows whether it was accepted, with the evidence.
public struct UndecidedCase: Sendable {
  /// The try whose end is not known.
  public var attempt: Attempt
  /// What the user asked for, with the exact request.
  public var intent: Intent
  /// The name of the endpoint that it was sent to.
  public var endpoint: String
  /// The prompt, or `handle/look`.
  public var title: String
  /// What came back, as far as it is on record.
  public var reply: String?
}

extension UndecidedCase {
  /// The case as JSON.
  public var json: JSON {
    [
      "id": .string(intent.subject.description), "kind": .string(intent.kind.rawValue),
      "title": .string(title), "endpoint": .string(endpoint),
      "why": .optional(attempt.transportError), "sent_at": .string(attempt.createdAt.iso8601),
      "reply": .optional(reply), "attempt": attempt.json,
    ]
  }
}

extension Workspace {
  /// The requests that wait for the user's decision.
  public func undecided() throws -> [UndecidedCase] {
    try recoverIfPossible()
    return try catalog.read { reader in
      try reader.attempts(in: [.unknown]).compactMap { try undecided($0, in: reader) }
    }
  }

  private func undecided(_ attempt: Attempt, in reader: CatalogReader) throws -> UndecidedCase? {
    guard let intent = try reader.intent(attempt.intentID) else { return nil }
    let reply = ((try? receipts.read(attempt.id)) ?? nil)?.reply
    switch intent.kind {
    case .generation:
      guard let generation = try reader.generation(intent.subject) else { return nil }
      let title =
        generation.prompt.isEmpty ? (generation.scenes.first?.prompt ?? "") : generation.prompt
      return UndecidedCase(
        attempt: attempt,
        intent: intent,
        endpoint: generation.endpoint,
        title: title,
        reply: reply
      )
    case .registration:
      guard let registration = try reader.registration(intent.subject),
        let look = try reader.look(registration.lookID),
        let character = try reader.character(look.characterID)
      else { return nil }
      return UndecidedCase(
        attempt: attempt,
        intent: intent,
        endpoint: registration.endpoint,
        title: "\(character.handle)/\(look.name)",
        reply: reply
      )
    }
  }

  /// The undecided case of a generation or registration, by the beginning of its id.
  public func undecidedCase(_ typed: String) throws -> UndecidedCase {
    guard let prefix = IDPrefix(typed) else { throw TroupeError.nothingToResolve(typed) }
    let found = try undecided().filter { $0.intent.subject.description.hasPrefix(prefix.text) }
    guard let one = found.first, found.count == 1 else { throw TroupeError.nothingToResolve(typed) }
    return one
  }

  /// Attaches what the user found at the provider, after the endpoint has confirmed that it knows the id.
  public func resolve(_ typed: String, remoteID typedID: String) async throws {
    let found = try undecidedCase(typed)
    guard let remoteID = RemoteID(typedID) else { throw TroupeError.badRemoteID(typedID) }
    let sheet = try endpoint(found.endpoint)
    let endpoint = try await connect(to: sheet)
    let reply = try await confirm(remoteID, of: found, at: endpoint)
    try write { writer in
      do {
        try writer.move(
          found.attempt.id,
          by: .confirmed(remoteID),
          resolution: "the user gave the id"
        )
      } catch CatalogError.remoteIDTaken {
        throw TroupeError.remoteIDInUse(remoteID)
      }
      try settle(found.intent, .running, nil, remoteID, reply, writer)
    }
  }

  /// Asks the endpoint about an id; returns the reply that creates nothing but describes it, where there is one.
  private func confirm(
    _ remoteID: RemoteID,
    of found: UndecidedCase,
    at endpoint: VideoEndpoint
  ) async throws -> String? {
    switch found.intent.kind {
    case .generation:
      guard let generation = try catalog.read({ try $0.generation(found.intent.subject) }) else {
        throw TroupeError.nothingToResolve(found.intent.subject.description)
      }
      switch await endpoint.job(remoteID, format: generation.parameters.format) {
      case .reading: return nil
      case .unknownJob(let text), .noAnswer(let text, _):
        throw TroupeError.notConfirmed(remoteID, endpoint: endpoint.name, reason: text)
      }
    case .registration:
      guard endpoint.profile.operation(.queryCharacter) != nil else { return nil }
      let reading = try await endpoint.character(remoteID)
      if let failure = reading.failure {
        throw TroupeError.notConfirmed(
          remoteID,
          endpoint: endpoint.name,
          reason: failure.sentence
        )
      }
      let handle = reading.remoteHandle.map(JSON.string)
      return JSON.object(
        [.init("id", .string(remoteID.description))]
          + (handle.map { [.init("username", $0)] } ?? [])
      ).compact
    }
  }

  /// Sends again what the user says did not run, confirmed by its short id typed once more.
  public func resend(_ typed: String, confirmation: String) async throws {
    let found = try undecidedCase(typed)
    let id = found.intent.subject
    guard let prefix = IDPrefix(confirmation), prefix.text.count >= 8,
      id.description.hasPrefix(prefix.text)
    else { throw TroupeError.resendNotConfirmed(id) }
    try write { writer in
      try writer.move(found.attempt.id, by: .denied, resolution: "the user said it did not run")
      switch found.intent.kind {
      case .generation: try settle(found.intent, .queued, nil, nil, nil, writer)
      case .registration:
        try settle(found.intent, .failed, "the user said it was not created", nil, nil, writer)
      }
    }
    switch found.intent.kind {
    case .generation: _ = try await send(id)
    case .registration:
      // The one that stepped aside is live again, and the user wants it renewed.
      _ = try await sync(
        [found.title],
        endpoint: found.endpoint,
        options: SyncOptions(again: true)
      )
    }
  }

  /// Leaves a case as it is: it counts as spent and is never sent again.
  ///
  /// A job that the endpoint accepted and that never ends can be given up too.
  public func abandon(_ typed: String) throws {
    if let generation = try? catalog.read({ try $0.findGeneration(typed) }),
      generation.status.isPolled
    {
      return try update(generation.id) { current in
        guard current.status.isPolled else { return }
        current.status = .failed
        current.failure = "given up by hand: it was accepted and may have been charged"
        current.notBefore = nil
      }
    }
    let found = try undecidedCase(typed)
    try write { writer in
      try writer.move(found.attempt.id, by: .abandoned, resolution: "the user left it")
      try settle(found.intent, .failed, "abandoned: it may have been charged", nil, nil, writer)
    }
  }
}
