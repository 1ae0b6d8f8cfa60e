import Imaging
import TroupeCatalog
import TroupeEndpoints
import TroupeMedia
import TroupeModel

extension Workspace {
  /// Creates a look at an endpoint, in place of an old registration where there is one.
  ///
  /// What is wrong with one look alone is in its report, so that the others can go on.
  func register(_ asked: SyncTarget, _ run: SyncRun) async throws -> SyncReport {
    do { return try await create(asked, run) } catch  where Self.isAboutOneLook(error) {
      let words = ErrorReport(of: error)
      return report(asked, run, .failed("\(words.message) \(words.hint)"))
    }
  }

  private static func isAboutOneLook(_ error: any Error) -> Bool {
    switch error {
    case let error as TroupeError: error.isAboutOneLook
    case let error as ImagingError: !error.isAboutTools
    case EndpointError.uploadWithoutURL, is RequestProblem: true
    case EndpointError.remote(let failure):
      ![.badKey, .quota, .rateLimited, .routeGone, .retired].contains(failure.kind)
    default: false
    }
  }

  private func create(_ asked: SyncTarget, _ run: SyncRun) async throws -> SyncReport {
    var target = asked
    // Before a clip is made or a file uploaded for something that may not be paid.
    let price = run.sheet.profile.estimate(for: CharacterOrder(name: asked.character.name))
    try catalog.read { try checkBudget([price], run.spending, $0) }
    var found = CharacterMaterial(
      target.references,
      at: run.sheet.profile,
      tasks: run.tasks
    )
    let hasPictures = target.references.contains { $0.role != .clip }
    if found == nil, run.sheet.profile.wantsClip, hasPictures {
      guard let references = try await offerClip(for: target, run) else {
        return report(target, run, .needsClip)
      }
      target.references = references
      found = CharacterMaterial(references, at: run.sheet.profile, tasks: run.tasks)
    }
    guard let material = found else {
      let what = run.sheet.profile.wantsClip ? "neither clip nor picture" : "no picture"
      return report(
        target,
        run,
        .failed("it has \(what); add one with 'troupe reference add \(target.address) FILE'")
      )
    }
    try checkNotPaused(run.sheet)
    let span = try span(of: material, target, run)
    let endpoint = try await connect(to: run.sheet)
    let order = try await self.order(target, material, span: span, at: endpoint, run)
    let warnings = run.sheet.profile.advice(for: order)
    if !warnings.isEmpty, !run.options.force { throw TroupeError.limits(warnings) }
    let built = try run.sheet.profile.request(for: order)
    run.report(.creating(target.address))
    let registration = Registration(
      id: world.makeID(),
      lookID: target.look.id,
      endpoint: run.sheet.name,
      account: run.sheet.account,
      state: .pending,
      basis: RegistrationBasis(of: target.character, target.look, material.references),
      createdAt: world.now()
    )
    let submission = submission(
      for: registration,
      built,
      price: run.sheet.profile.estimate(for: order),
      endpoint,
      run,
      superseding: target.old
    )
    let end = try await submit(submission)
    var result = report(target, run, .created)
    result.registration = try catalog.read { try $0.registration(registration.id) }
    result.dropped = material.dropped.map(\.role)
    result.outcome = try Self.outcome(end, result.registration, endpoint: run.sheet.name)
    guard let now = result.registration else { return result }
    if case .pending = result.outcome {
      var waited = try await wait(for: now, target, run)
      if case .unchanged = waited.outcome { waited.outcome = .created }
      waited.dropped = result.dropped
      return waited
    }
    if now.state == .live {
      result.registration = await fetchAvatar(of: now, from: end.reading(endpoint, built))
    }
    return result
  }

  private func report(
    _ target: SyncTarget,
    _ run: SyncRun,
    _ outcome: SyncReport.Outcome
  ) -> SyncReport {
    SyncReport(
      look: target.address,
      endpoint: run.sheet.name,
      registration: target.old,
      outcome: outcome
    )
  }

  /// What is asked of the endpoint, its files uploaded where they have to be.
  private func order(
    _ target: SyncTarget,
    _ material: CharacterMaterial,
    span: ClosedRange<Double>?,
    at endpoint: VideoEndpoint,
    _ run: SyncRun
  ) async throws -> CharacterOrder {
    let description = [target.character.description, target.look.prompt]
      .filter { !$0.isEmpty }.joined(separator: "; ")
    var order = CharacterOrder(name: target.character.name, description: description)
    for (index, picture) in material.pictures.enumerated() {
      run.report(
        .uploading(target.address, number: index + 1, of: material.pictures.count)
      )
      let way = try way(for: file(picture), .characterPicture, at: run.sheet)
      order.pictures.append(try await sent(way, at: endpoint, run.sheet))
    }
    order.span = span
    order.task = material.task
    if material.task == nil, let clip = material.clip {
      run.report(.uploading(target.address, number: 1, of: 1))
      let way = try way(for: file(clip), .characterClip, at: run.sheet)
      order.clip = try await sent(way, at: endpoint, run.sheet)
    }
    return order
  }

  /// Records a registration in the transaction in which its attempt begins: what is not sent leaves nothing behind.
  private static func store(
    _ registration: Registration,
    _ intent: Intent,
    superseding old: Registration?,
    _ writer: CatalogWriter
  ) throws {
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

  private func submission(
    for registration: Registration,
    _ built: BuiltRequest,
    price: Cost?,
    _ endpoint: VideoEndpoint,
    _ run: SyncRun,
    superseding old: Registration?
  ) -> Submission {
    let text = built.frozenText
    let intent = Intent(
      id: world.makeID(),
      kind: .registration,
      subject: registration.id,
      request: text,
      requestHash: ContentID.of(text),
      price: price,
      createdAt: world.now()
    )
    let now = world.now()
    return Submission(
      intent: intent,
      request: built,
      endpoint: endpoint,
      sheet: run.sheet,
      spending: run.spending,
      read: { SubmissionReading(endpoint.character(of: $0, to: built)) },
      begin: { try Self.store(registration, intent, superseding: old, $0) },
      end: { end, writer in
        guard var current = try writer.reader.registration(registration.id) else { return }
        current.take(end, reading: end.reading(endpoint, built), run.sheet.profile, now: now)
        if case .accepted(_, let reply) = end {
          current.rawReply = endpoint.redacted(
            String(decoding: reply.body.prefix(65536), as: UTF8.self)
          )
        }
        try writer.update(current)
        if current.state == .failed { try Self.bringBack(before: current, writer) }
      }
    )
  }

  private static func outcome(
    _ end: SubmissionEnd,
    _ registration: Registration?,
    endpoint: String
  ) throws -> SyncReport.Outcome {
    switch end {
    case .accepted:
      switch registration?.state {
      case .pending: return .pending
      case .failed: return .failed(registration?.failure ?? "the endpoint could not make it")
      default: return .created
      }
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
}

extension SubmissionEnd {
  /// What the answer says of the character; nil where none came that accepted it.
  func reading(_ endpoint: VideoEndpoint, _ built: BuiltRequest) -> CharacterReading? {
    guard case .accepted(_, let reply) = self else { return nil }
    return endpoint.character(of: reply, to: built)
  }
}
