import TroupeCatalog
import TroupeEndpoints
import TroupeModel

extension Workspace {
  /// How many seconds of a clip show a character, where the profile says nothing.
  private static let usualSpan = 3.0

  /// Resolves what somebody asks for into the exact request.
  ///
  /// Nothing is sent and nothing is stored.
  ///
  /// What has to be uploaded first stands in the request under a name of its own.
  public func plan(_ request: GenerationRequest) async throws -> GenerationPlan {
    let sheet = try endpoint(request.endpoint)
    var order = try order(for: request, at: sheet)
    _ = try Checked.text(request.prompt, .prose, "prompt")
    for scene in request.scenes { _ = try Checked.text(scene.prompt, .prose, "scene") }
    if request.prompt.allSatisfy(\.isWhitespace), request.scenes.isEmpty {
      throw TroupeError.nothingToGenerate
    }
    if !request.prompt.isEmpty, !request.scenes.isEmpty { throw TroupeError.promptAndScenes }
    let cast = try catalog.read { reader in
      try CastPlanner(
        reader: reader,
        endpoint: sheet,
        format: order.format,
        now: world.now()
      ).plan(prompt: request.prompt, scenes: request.scenes, with: request.with)
    }
    order.prompt = cast.prompt
    order.scenes = cast.scenes
    order.characterIDs = cast.characterIDs
    let image = try await startPicture(request, size: order.size, format: order.format, at: sheet)
    let files = OrderFiles(
      image: image?.way,
      imagePath: image?.path,
      references: try cast.references.map {
        try way(for: file($0), .castPicture(order.format), at: sheet)
      },
      clip: try cast.clip.map { try way(for: file($0), .castClip(order.format), at: sheet) }
    )
    try await fill(&order, with: files, at: nil, sheet)
    let built = try sheet.profile.request(for: order)
    let generation = Generation(
      id: world.makeID(),
      endpoint: sheet.name,
      account: sheet.account,
      prompt: request.prompt,
      scenes: request.scenes,
      parameters: GenerationParameters(
        format: order.format,
        model: order.model,
        size: order.size,
        duration: order.duration,
        aspectRatio: order.aspectRatio,
        image: request.image,
        imageContent: image?.way.media?.content,
        isPrivate: order.isPrivate ?? (sheet.profile.privateDefault == true ? true : nil)
      ),
      cast: cast.members,
      project: try Checked.text(
        try request.project ?? setting(.project) ?? "",
        .name,
        "project"
      ),
      tags: try Checked.list(request.tags, "tag"),
      estimate: sheet.profile.estimate(for: order),
      batch: request.batch,
      createdAt: world.now()
    )
    let spending = SpendingLimit(request.budget, allowsUnknown: request.force)
    return GenerationPlan(
      generation: generation,
      endpoint: sheet,
      request: built,
      warnings: warnings(order, cast, files, sheet),
      remarks: cast.remarks,
      imageRemark: image?.remark,
      budgetRemark: try catalog.read { try budgetRemark([generation.estimate], spending, $0) },
      order: order,
      files: files,
      fitted: image?.fitted
    )
  }

  /// Puts the library's files into an order: by address, in the body, or as parts of a form.
  func fill(
    _ order: inout VideoOrder,
    with files: OrderFiles,
    at endpoint: VideoEndpoint?,
    _ sheet: EndpointSheet
  ) async throws {
    if let image = files.image { order.image = try await sent(image, at: endpoint, sheet) }
    order.references = []
    for way in files.references {
      order.references.append(try await sent(way, at: endpoint, sheet))
    }
    guard let clip = files.clip else { return }
    if case .address(let url) = try await sent(clip, at: endpoint, sheet) {
      let most = sheet.profile.characterCreation?.clip?.seconds?.upperBound ?? Self.usualSpan
      let length = clip.media?.duration?.seconds ?? most
      order.clip = CharacterClip(address: url, span: 0...min(length, most))
    }
  }

  private func warnings(
    _ order: VideoOrder,
    _ cast: CastPlan,
    _ files: OrderFiles,
    _ sheet: EndpointSheet
  ) -> [LimitWarning] {
    var warnings = sheet.profile.advice(
      for: order,
      castCount: cast.members.count { $0.use != .description }
    )
    if let reason = sheet.retired, sheet.profile.retired == nil {
      warnings.insert(.endpointRetired(reason), at: 0)
    }
    if let image = files.image?.media {
      warnings += sheet.profile.adviceForImage(
        bytes: image.bytes,
        mediaType: image.type.rawValue,
        size: PixelSize(width: image.width, height: image.height),
        videoSize: order.size
      )
    }
    for media in files.uploadedFirst {
      warnings += sheet.profile.adviceForUpload(
        bytes: media.bytes,
        mediaType: media.type.rawValue
      )
    }
    return warnings
  }

  private func order(
    for request: GenerationRequest,
    at sheet: EndpointSheet
  ) throws -> VideoOrder {
    let format = try request.format ?? usualFormat(at: sheet)
    let isOpenAI = format == .openai
    let size = try request.size ?? (isOpenAI ? setting(.size) : nil)
    var duration = request.duration
    if duration == nil, isOpenAI, request.scenes.isEmpty {
      duration = try setting(.duration).flatMap(Double.init)
    }
    var isPrivate = request.isPrivate
    if isPrivate == nil, sheet.profile.privateDefault != nil {
      isPrivate = try setting(.isPrivate).map { $0 == "yes" }
    }
    return VideoOrder(
      format: format,
      model: try request.model ?? setting(.model) ?? sheet.profile.defaultModel,
      size: try size.map { text in
        guard let size = PixelSize(text) else { throw TroupeError.badSize(text) }
        return size
      },
      duration: duration,
      aspectRatio: request.aspectRatio,
      isPrivate: isPrivate
    )
  }

  /// `openai` where the endpoint offers it, else what it offers.
  private func usualFormat(at sheet: EndpointSheet) throws -> VideoFormat {
    let offered = sheet.profile.videoFormats
    return offered.contains(.openai) ? .openai : offered.first ?? .openai
  }
}
