import TroupeCatalog
import TroupeEndpoints
import TroupeModel
import TroupeMedia
import TroupeSearch

extension Workspace {
  /// Asks for a video: uploads what must be uploaded, freezes the cast and the request, sends it once.
  ///
  /// - Throws: `TroupeError.limits`, before anything is stored, where the endpoint will probably refuse it and the
  ///   request does not say `force`; `.needsDecision` where nobody can know whether it was accepted; `.rejected`;
  ///   `.endpointUnavailable` where it provably was never sent: it stays queued, and `watch` sends it.
  public func generate(
    _ request: GenerationRequest,
    note: @Sendable (GenerationPlan) -> Void = { _ in }
  ) async throws -> GenerationSheet {
    var plan = try await plan(request)
    if !plan.warnings.isEmpty, !request.force { throw TroupeError.limits(plan.warnings) }
    note(plan)
    try checkNotPaused(plan.endpoint)
    try catalog.read { try checkBudget(plan.generation.estimate?.micros, $0) }
    let endpoint = try await connect(to: plan.endpoint)
    if let path = plan.generation.parameters.image, plan.imageMedia != nil {
      let media = try await takeIn(fileAt: path)
      plan.imageMedia = media
      plan.generation.parameters.imageContent = media.content
      plan.order.imageURL = try await address(of: media, at: endpoint, plan.endpoint)
      plan.request = try plan.endpoint.profile.request(for: plan.order)
    }
    try store(plan)
    do { return try await send(plan.generation.id) } catch let error as CancellationError {
      // Whoever interrupts before anything has left does not want it sent by a later watch.
      try update(plan.generation.id) { current in
        if current.status == .queued { current.status = .cancelled }
      }
      throw error
    }
  }

  private func store(_ plan: GenerationPlan) throws {
    let generation = plan.generation
    let body = plan.request.bodyText
    let intent = Intent(
      id: world.makeID(),
      kind: .generation,
      subject: generation.id,
      request: body,
      requestHash: ContentID.of(body),
      maximumMicros: generation.estimate?.micros,
      createdAt: world.now()
    )
    try write { writer in
      if let media = plan.imageMedia {
        try writer.insert(media, path: MediaFolder.relativePath(of: media.content, media.type))
      }
      try writer.insert(generation, searchText: generation.searchLine)
      try writer.insert(intent)
    }
  }

  /// Sends a queued generation, again and again while it provably never left, at most five times.
  func send(_ id: ItemID) async throws -> GenerationSheet {
    for number in 1... {
      guard let (submission, generation) = try await submission(for: id) else { break }
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
  private func submission(for id: ItemID) async throws -> (Submission, Generation)? {
    let (generation, intent) = try catalog.read {
      (try $0.generation(id), try $0.intent(id))
    }
    guard let generation, let intent, generation.status == .queued else { return nil }
    let sheet = try endpoint(generation.endpoint)
    let endpoint = try await connect(to: sheet)
    let built = try sheet.profile.request(
      frozen: intent.request,
      format: generation.parameters.format
    )
    let now = world.now
    let submission = Submission(
      intent: intent,
      request: built,
      endpoint: endpoint,
      sheet: sheet,
      read: { reply in
        let reading = endpoint.acceptance(of: reply, to: built)
        return (reading.remoteID, reading.failure, reading.wait)
      },
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

  /// Gives up a generation that was not sent.
  public func cancel(_ typed: String) throws -> GenerationSheet {
    let found = try catalog.read { try $0.findGeneration(typed) }
    try write { writer in
      guard var generation = try writer.reader.generation(found.id) else { return }
      guard generation.status == .queued else {
        throw TroupeError.cannotCancel(generation.id, generation.status)
      }
      generation.status = .cancelled
      try writer.update(generation)
    }
    return try sheet(ofGeneration: found.id)
  }

  /// Moves a generation that is not under way, and its videos, to the trash.
  public func removeGeneration(_ typed: String) throws -> GenerationSheet {
    let before = try catalog.read { try sheet(of: try $0.findGeneration(typed), in: $0) }
    guard before.generation.status.isTerminal else {
      throw TroupeError.cannotCancel(before.generation.id, before.generation.status)
    }
    try write("remove generation \(before.generation.id.short)") { writer in
      var generation = before.generation
      generation.trashedAt = world.now()
      try writer.update(generation)
      for video in before.videos { try writer.setTrashed(video.video.id, at: world.now()) }
    }
    return before
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

  /// The folded words by which it is found.
  var searchLine: String {
    let texts =
      [prompt] + scenes.map(\.prompt) + tags
      + cast.flatMap { [$0.handle.description, $0.name] }
    // Between two texts no phrase may be found, so each is a line of its own.
    return texts.map(FoldedText.line).joined()
  }
}
