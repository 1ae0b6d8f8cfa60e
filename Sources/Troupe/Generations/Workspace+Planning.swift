import FoundationEssentials
import TroupeCatalog
import TroupeEndpoints
import TroupeModel

extension Workspace {
  /// Resolves what somebody asks for into the exact request.
  ///
  /// Nothing is sent and nothing is stored.
  ///
  /// A picture that is a file stands in the request under a name of its own until it is uploaded.
  ///
  /// - Throws: `TroupeError.limits` where the endpoint will probably refuse it and `force` was not given.
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
      try CastPlanner(reader: reader, endpoint: sheet).plan(
        prompt: request.prompt,
        scenes: request.scenes,
        with: request.with
      )
    }
    order.prompt = cast.prompt
    order.scenes = cast.scenes
    if cast.members.contains(where: { $0.use == .remoteID }) {
      order.characterIDs = cast.members.compactMap(\.remoteID)
    }
    let image = try await image(request.image, at: sheet)
    order.imageURL = image?.url
    let built = try sheet.profile.request(for: order)
    let warnings = sheet.profile.advice(for: order, castCount: cast.members.count)
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
        imageContent: image?.media?.content
      ),
      cast: cast.members,
      project: try Checked.text(
        try request.project ?? setting(.project) ?? "",
        .name,
        "project"
      ),
      tags: try Checked.list(request.tags, "tag"),
      estimate: sheet.profile.estimate(for: order),
      createdAt: world.now()
    )
    return GenerationPlan(
      generation: generation,
      endpoint: sheet,
      request: built,
      warnings: warnings,
      remarks: cast.remarks,
      stale: cast.stale,
      order: order,
      imageMedia: image?.media
    )
  }

  private func order(
    for request: GenerationRequest,
    at sheet: EndpointSheet
  ) throws -> VideoOrder {
    let format = request.format ?? .openai
    let isOpenAI = format == .openai
    let size = try request.size ?? (isOpenAI ? setting(.size) : nil)
    var duration = request.duration
    if duration == nil, isOpenAI, request.scenes.isEmpty {
      duration = try setting(.duration).flatMap(Double.init)
    }
    return VideoOrder(
      format: format,
      model: try request.model ?? setting(.model) ?? sheet.profile.defaultModel,
      size: try size.map { text in
        guard let size = PixelSize(text) else { throw TroupeError.badSize(text) }
        return size
      },
      duration: duration,
      aspectRatio: request.aspectRatio
    )
  }

  /// The picture to start from: an address as it is, or a file that is taken in and will be uploaded.
  private func image(
    _ typed: String?,
    at sheet: EndpointSheet
  ) async throws -> (url: String, media: Media?)? {
    guard let typed else { return nil }
    if typed.hasPrefix("https://") || typed.hasPrefix("http://") || typed.hasPrefix("data:") {
      return (typed, nil)
    }
    if typed.contains("://") { throw TroupeError.badReferenceURL(typed) }
    guard sheet.profile.operation(.upload) != nil else {
      throw TroupeError.cannotSendFile(endpoint: sheet.name, path: typed)
    }
    let media = try await describe(fileAt: typed)
    guard media.type.isPicture else {
      throw TroupeError.notAStartPicture(path: typed)
    }
    return ("upload:\(media.content)", media)
  }
}
