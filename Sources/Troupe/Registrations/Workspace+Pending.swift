import TroupeCatalog
import TroupeEndpoints
import TroupeMedia
import TroupeModel

extension Workspace {
  /// Asks about a registration that the endpoint is making until it is there, has failed, or patience ends.
  func wait(
    for pending: Registration,
    _ target: SyncTarget,
    _ run: SyncRun
  ) async throws -> SyncReport {
    var result = SyncReport(
      look: target.address,
      endpoint: run.sheet.name,
      registration: pending,
      outcome: .pending
    )
    guard run.sheet.profile.operation(.queryCharacter) != nil else { return result }
    let end = world.now() + Self.registrationPatience
    var polls = 0
    while world.now() < end {
      let (now, word) = try await askAbout(result.registration ?? pending, at: run.sheet)
      result.registration = now
      switch now.state {
      case .live:
        result.outcome = .unchanged
        return result
      case .failed:
        result.outcome = .failed(now.failure ?? "the endpoint could not make it")
        return result
      case .pending:
        run.report(.waiting(target.address, word))
        try await world.sleep(run.sheet.pollInterval)
        polls += 1
      default: return result
      }
    }
    return result
  }

  /// For how long a registration that was accepted may be unknown to its endpoint.
  private static var patienceWithUnknownIDs: Milliseconds { .seconds(600) }

  /// Asks once about a registration that is being made, and stores what came of it.
  ///
  /// - Returns: the registration as it is now, and the endpoint's own word for its state.
  func askAbout(
    _ pending: Registration,
    at sheet: EndpointSheet
  ) async throws -> (Registration, String?) {
    guard let remoteID = pending.remoteID else {
      // Another process is sending it; what came of that stands in the catalog.
      return (try catalog.read { try $0.registration(pending.id) } ?? pending, nil)
    }
    let endpoint = try await connect(to: sheet)
    let reading = try await endpoint.character(remoteID)
    if reading.isPending { return (pending, reading.rawStatus) }
    if let failure = reading.failure, !failure.isAboutTheCharacter {
      // An endpoint that cannot answer now has not said that it failed.
      return (pending, failure.sentence)
    }
    let now = world.now()
    if let failure = reading.failure, failure.kind == .notFound,
      now - pending.createdAt < Self.patienceWithUnknownIDs
    {
      // It was paid for, and an endpoint may take a while to know its own id everywhere.
      return (pending, failure.sentence)
    }
    let updated: Registration = try write { writer in
      guard var current = try writer.reader.registration(pending.id), current.state == .pending
      else { return try writer.reader.registration(pending.id) ?? pending }
      current.take(reading, sheet.profile, now: now)
      try writer.update(current)
      if let refusal = reading.refusal, current.state == .failed {
        try writer.insert(
          Refusal(
            kind: .registration,
            subject: current.id,
            reading: refusal,
            createdAt: now
          )
        )
      }
      if current.state == .failed { try Self.bringBack(before: current, writer) }
      if let charged = reading.charged { try setActual(charged, of: current.id, writer) }
      return current
    }
    guard updated.state == .live else { return (updated, reading.rawStatus) }
    return (await fetchAvatar(of: updated, from: reading), reading.rawStatus)
  }

  /// Makes the registration live again that stepped aside for one that came to nothing.
  ///
  /// It is the last one before it that had not failed, if that stepped aside; one that has ended otherwise stays as it is.
  static func bringBack(before failed: Registration, _ writer: CatalogWriter) throws {
    let others = try writer.reader.registrations(of: failed.lookID).filter {
      $0.endpoint == failed.endpoint && $0.account == failed.account
    }
    // The newest come first.
    let older = others.drop { $0.id != failed.id }.dropFirst()
    guard var last = older.first(where: { $0.state != .failed }), last.state == .superseded else {
      return
    }
    last.state = .live
    try writer.update(last)
  }

  /// Asks once about every registration that is being made; what cannot be asked about now is left as it is.
  func settlePendingRegistrations() async throws {
    for registration in try catalog.read({ try $0.registrations(in: [.pending]) }) {
      guard let sheet = try? endpoint(registration.endpoint),
        sheet.profile.operation(.queryCharacter) != nil
      else { continue }
      do { _ = try await askAbout(registration, at: sheet) } catch let error {
        if error is CancellationError || error is CatalogError { throw error }
      }
    }
  }

  /// Fetches the picture that an endpoint made of a character while its address lives.
  ///
  /// A picture that cannot be had is no reason to call the registration failed.
  func fetchAvatar(
    of registration: Registration,
    from reading: CharacterReading?
  ) async -> Registration {
    guard let url = reading?.avatarURL, registration.avatar == nil,
      let sheet = try? endpoint(registration.endpoint),
      let endpoint = try? await connect(to: sheet),
      let media = try? await fetch({ try await endpoint.download(url, limits: $0, sink: $1) }),
      media.type.isPicture
    else { return registration }
    var updated = registration
    updated.avatar = media.content
    let stored: Registration? = try? write { [updated] writer in
      try writer.insert(media, path: MediaFolder.relativePath(of: media.content, media.type))
      try writer.update(updated)
      return updated
    }
    return stored ?? registration
  }
}

extension Registration {
  /// Takes over how the attempt to create it ended.
  mutating func take(
    _ end: SubmissionEnd,
    reading: CharacterReading?,
    _ profile: EndpointProfile,
    now: Milliseconds
  ) {
    switch end {
    case .accepted(let id, _):
      remoteID = id
      if let reading { take(reading, profile, now: now) }
    case .unknown(let text):
      state = .needsDecision
      failure = text
    case .rejected(let text, _), .tryLater(_, let text), .keyRefused(let text),
      .neverSent(let text, _):
      state = .failed
      failure = text
    }
  }

  /// Takes over what the endpoint says of it.
  mutating func take(_ reading: CharacterReading, _ profile: EndpointProfile, now: Milliseconds) {
    if reading.isPending {
      state = .pending
      return
    }
    if let failed = reading.failure, failed.isAboutTheCharacter {
      state = .failed
      failure = failed.sentence
      return
    }
    state = .live
    failure = nil
    remoteID = reading.remoteID ?? remoteID
    remoteHandle = reading.remoteHandle ?? remoteHandle
    displayName = reading.displayName ?? displayName
    expiresAt = reading.expiresAt ?? profile.characterCreation?.lifetime.map { now + $0 }
  }
}

extension RemoteFailure {
  /// Whether it says something of the character, and not only that the endpoint cannot answer now.
  fileprivate var isAboutTheCharacter: Bool {
    status == nil || kind == .notFound || kind == .moderation
  }
}
