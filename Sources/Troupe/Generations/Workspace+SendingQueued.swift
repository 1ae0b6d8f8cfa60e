import TroupeCatalog
import TroupeEndpoints
import TroupeModel

extension Workspace {
  /// Sends a queued generation, again and again while it provably never left, at most five times.
  func send(
    _ id: ItemID,
    _ spending: SpendingLimit = .confirmedBefore
  ) async throws -> GenerationSheet {
    for number in 1... {
      guard let (submission, generation) = try await submission(for: id, spending) else { break }
      let end: SubmissionEnd
      // Another process was faster: what it is doing with it is the answer.
      do { end = try await submit(submission) } catch is NoLongerWaiting { break }
      switch end {
      case .accepted, .tryLater: return try sheet(ofGeneration: id)
      case .rejected(let text, let hint):
        throw TroupeError.rejected(subject: id.short, message: text, hint: hint)
      case .keyRefused(let text):
        throw TroupeError.endpointPaused(endpoint: generation.endpoint, reason: text)
      case .unknown(let text):
        throw TroupeError.needsDecision(subject: id.short, kind: .generation, why: text)
      case .neverSent(let text, let wasCancelled):
        if wasCancelled { throw CancellationError() }
        guard number < Self.neverSentTries else {
          throw TroupeError.endpointUnavailable(
            endpoint: generation.endpoint,
            reason: text,
            subject: id.short
          )
        }
        try await world.sleep(.seconds(0.25 * Double(1 << number)))
      }
    }
    return try sheet(ofGeneration: id)
  }

  /// The frozen request of a generation that waits to be sent; nil where it does not wait.
  private func submission(
    for id: ItemID,
    _ spending: SpendingLimit
  ) async throws -> (Submission, Generation)? {
    let (generation, intent) = try catalog.read {
      (try $0.generation(id), try $0.intent(id))
    }
    guard let generation, let intent, generation.status == .queued else { return nil }
    let sheet = try endpoint(generation.endpoint)
    let endpoint = try await connect(to: sheet)
    let built = try sheet.profile.request(
      frozen: intent.request,
      format: generation.parameters.format,
      file: bytes(of:)
    )
    try checkUploads(in: intent, of: generation)
    let now = world.now
    let submission = Submission(
      intent: intent,
      request: built,
      endpoint: endpoint,
      sheet: sheet,
      spending: spending,
      read: { SubmissionReading(endpoint.acceptance(of: $0, to: built)) },
      begin: { writer in
        guard var generation = try writer.reader.generation(id), generation.status == .queued
        else { throw NoLongerWaiting() }
        generation.status = .submitting
        generation.failure = nil
        try writer.update(generation)
      },
      end: { end, writer in
        guard var generation = try writer.reader.generation(id) else { return }
        generation.take(end, now: now())
        try writer.update(generation)
      }
    )
    return (submission, generation)
  }

  /// Refuses to send a request whose uploaded files the endpoint has thrown away meanwhile: it would pay for a refusal.
  private func checkUploads(in intent: Intent, of generation: Generation) throws {
    let now = world.now()
    guard try catalog.read({ try $0.hasExpiredUpload(in: intent.request, at: now) }) else { return }
    let why = "the address of an uploaded file in its request has expired; ask for it anew"
    try update(generation.id) { current in
      guard current.status == .queued else { return }
      current.status = .cancelled
      current.failure = why
    }
    throw TroupeError.uploadExpired(subject: generation.id.short)
  }
}

/// A generation that was queued when it was read and is not when its turn comes.
private struct NoLongerWaiting: Error {}

extension Generation {
  /// Takes over how an attempt to send it ended.
  fileprivate mutating func take(_ end: SubmissionEnd, now: Milliseconds) {
    notBefore = nil
    switch end {
    case .accepted(let id, _):
      status = .running
      remoteID = id
      failure = nil
    case .rejected(let text, _):
      status = .rejected
      failure = text
    case .keyRefused(let text):
      status = .rejected
      failure = text
    case .tryLater(let wait, let text):
      status = .queued
      failure = "\(text); it is sent again after \((now + wait).localMinute)"
      notBefore = now + wait
    case .unknown(let text):
      status = .needsDecision
      failure = text
    case .neverSent(let text, _):
      status = .queued
      failure = text
    }
  }
}
