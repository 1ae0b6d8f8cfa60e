import TroupeCatalog
import TroupeEndpoints
import TroupeMedia
import TroupeModel

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
    let plan = try await plan(request)
    if !plan.warnings.isEmpty, !request.force { throw TroupeError.limits(plan.warnings) }
    note(plan)
    try checkNotPaused(plan.endpoint)
    let spending = SpendingLimit(request.budget, allowsUnknown: request.force)
    try catalog.read { try checkBudget([plan.generation.estimate], spending, $0) }
    let ready = try await uploaded(plan)
    try write { try store(ready, $0) }
    do { return try await send(ready.generation.id, spending) } catch {
      switch error {
      case is CancellationError, TroupeError.budgetReached, TroupeError.budgetUnknownPrice,
        TroupeError.budgetOtherCurrency:
        // Whoever interrupts before anything has left, or is told by a budget that nothing was sent, does not want it sent
        // by a later watch.
        try update(ready.generation.id) { current in
          if current.status == .queued { current.status = .cancelled }
        }
      default: break
      }
      throw error
    }
  }

  /// The plan with its files in the library and their addresses in the request.
  func uploaded(_ plan: GenerationPlan) async throws -> GenerationPlan {
    var plan = plan
    let endpoint = try await connect(to: plan.endpoint)
    if let path = plan.files.imagePath, let way = plan.files.image {
      let media = try await takeIn(fileAt: path)
      // The row comes first, so that a form that is sent later finds the bytes by their digest.
      try write {
        try $0.insert(media, path: MediaFolder.relativePath(of: media.content, media.type))
      }
      plan.generation.parameters.imageContent = media.content
      plan.files.image = way.moved(to: media, path: self.path(of: media))
    }
    try await fill(&plan.order, with: plan.files, at: endpoint, plan.endpoint)
    plan.request = try plan.endpoint.profile.request(for: plan.order)
    return plan
  }

  /// Records a generation with its frozen request; it waits to be sent.
  func store(_ plan: GenerationPlan, _ writer: CatalogWriter) throws {
    let generation = plan.generation
    let text = plan.request.frozenText
    let intent = Intent(
      id: world.makeID(),
      kind: .generation,
      subject: generation.id,
      request: text,
      requestHash: ContentID.of(text),
      price: generation.estimate,
      createdAt: world.now()
    )
    try writer.insert(generation)
    try writer.insert(intent)
  }
}

extension FileWay {
  /// The same way for the same bytes in another place.
  fileprivate func moved(to media: Media, path: String) -> FileWay {
    switch self {
    case .address: self
    case .upload: .upload(media, path: path)
    case .inline: .inline(media, path: path)
    case .part: .part(media, path: path)
    }
  }
}
