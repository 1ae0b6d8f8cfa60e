import TroupeCatalog
import TroupeEndpoints
import TroupeMedia
import TroupeModel

extension Workspace {
  /// Creates a look at an endpoint, in place of an old registration where there is one.
  func register(
    _ character: CastCharacter,
    _ look: Look,
    _ references: [Reference],
    _ basis: RegistrationBasis,
    over old: Registration?,
    _ sheet: EndpointSheet,
    _ report: @Sendable (SyncEvent) -> Void
  ) async throws -> SyncReport {
    let address = try LookAddress("\(character.handle)/\(look.name)")
    let pictures = references.filter { $0.role != .clip }
    guard !pictures.isEmpty else {
      return SyncReport(
        look: address,
        endpoint: sheet.name,
        registration: old,
        outcome: .failed("it has no picture; add one with 'troupe reference add \(address) FILE'")
      )
    }
    try checkNotPaused(sheet)
    let endpoint = try await connect(to: sheet)
    var urls: [String] = []
    for (index, picture) in pictures.enumerated() {
      report(.uploading(address, number: index + 1, of: pictures.count))
      if let url = picture.url {
        urls.append(url)
      } else if let media = try catalog.read({ try picture.content.flatMap($0.media) }) {
        guard sheet.profile.operation(.upload) != nil else {
          throw TroupeError.cannotSendFile(endpoint: sheet.name, path: path(of: media))
        }
        urls.append(try await self.address(of: media, at: endpoint, sheet))
      }
    }
    let description = [character.description, look.prompt].filter { !$0.isEmpty }
      .joined(separator: "; ")
    let order = CharacterOrder(
      name: character.name,
      description: description,
      referenceURLs: urls
    )
    let built = try sheet.profile.request(for: order)
    report(.creating(address))
    let registration = Registration(
      id: world.makeID(),
      lookID: look.id,
      endpoint: sheet.name,
      account: sheet.account,
      state: .pending,
      basis: basis,
      createdAt: world.now()
    )
    try store(registration, built, superseding: old)
    let end = try await submit(
      submission(for: registration, built, endpoint, sheet, superseding: old)
    )
    let now = try catalog.read { try $0.registration(registration.id) }
    return SyncReport(
      look: address,
      endpoint: sheet.name,
      registration: now,
      outcome: try Self.outcome(end, now, endpoint: sheet.name)
    )
  }

  private func store(
    _ registration: Registration,
    _ built: BuiltRequest,
    superseding old: Registration?
  ) throws {
    let body = built.bodyText
    let intent = Intent(
      id: world.makeID(),
      kind: .registration,
      subject: registration.id,
      request: body,
      requestHash: ContentID.of(body),
      maximumMicros: nil,
      createdAt: world.now()
    )
    try write { writer in
      // Another process may have begun with the same look a moment ago.
      let current = try writer.reader.currentRegistration(
        of: registration.lookID,
        endpoint: registration.endpoint,
        account: registration.account
      )
      guard current?.id == old?.id else { throw CatalogError.busy }
      // Only one may be current: the old one steps aside, and comes back should the new one not come to be.
      if var old {
        old.state = .superseded
        try writer.update(old)
      }
      try writer.insert(
        registration,
        fingerprint: ContentID.of(registration.basis.json.compact)
      )
      try writer.insert(intent)
    }
  }

  private func submission(
    for registration: Registration,
    _ built: BuiltRequest,
    _ endpoint: VideoEndpoint,
    _ sheet: EndpointSheet,
    superseding old: Registration?
  ) throws -> Submission {
    guard let intent = try catalog.read({ try $0.intent(registration.id) }) else {
      throw CatalogError.damaged("a registration without its intent")
    }
    return Submission(
      intent: intent,
      request: built,
      endpoint: endpoint,
      sheet: sheet,
      read: { reply in
        let reading = endpoint.character(of: reply, to: built)
        return (reading.remoteID, reading.failure, reading.wait)
      },
      begin: { _ in },
      end: { end, writer in
        guard var current = try writer.reader.registration(registration.id) else { return }
        current.take(end, endpoint: endpoint, built: built)
        try writer.update(current)
        if var old, current.state == .failed {
          old.state = .live
          try writer.update(old)
        }
      }
    )
  }

  private static func outcome(
    _ end: SubmissionEnd,
    _ registration: Registration?,
    endpoint: String
  ) throws -> SyncReport.Outcome {
    switch end {
    case .accepted: return registration?.state == .pending ? .pending : .created
    case .rejected(let text, _): return .failed(text)
    case .tryLater(_, let text): return .failed("\(text); run sync again later")
    case .keyRefused(let text):
      throw TroupeError.endpointPaused(endpoint: endpoint, reason: text)
    case .unknown(let text): return .needsDecision(text)
    case .neverSent(let text, let wasCancelled):
      if wasCancelled { throw CancellationError() }
      throw TroupeError.endpointUnavailable(endpoint: endpoint, reason: text, subject: nil)
    }
  }

  /// What the raw reply to a creation says, read again after a crash.
  func characterReading(_ reply: String, endpoint name: String) -> CharacterReading {
    let profile = (try? endpoint(name))?.profile
    let reader = profile.map {
      ReplyReader(
        paths: $0.operation(.createCharacter)?.reply ?? .usual,
        statuses: $0.statuses,
        failures: $0.failures
      )
    }
    return (reader ?? ReplyReader()).character(
      of: HTTPReply(status: 200, body: Array(reply.utf8)),
      now: world.now()
    )
  }
}

extension Registration {
  /// Takes over how the attempt to create it ended.
  fileprivate mutating func take(
    _ end: SubmissionEnd,
    endpoint: VideoEndpoint,
    built: BuiltRequest
  ) {
    switch end {
    case .accepted(let id, let reply):
      let reading = endpoint.character(of: reply, to: built)
      state = reading.isPending ? .pending : .live
      remoteID = id
      remoteHandle = reading.remoteHandle
      rawReply = endpoint.redacted(String(decoding: reply.body.prefix(65536), as: UTF8.self))
      failure = nil
    case .unknown(let text):
      state = .needsDecision
      failure = text
    case .rejected(let text, _), .tryLater(_, let text), .keyRefused(let text),
      .neverSent(let text, _):
      state = .failed
      failure = text
    }
  }
}
