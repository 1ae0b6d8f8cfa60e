import TroupeModel

/// The OpenAI format proper: jobs without links, and films behind a content route that wants the key.
struct OpenAIInterface: ServiceInterface {
  let routes = [
    RoutePattern("POST", "/v1/videos", .createVideo),
    RoutePattern("GET", "/v1/videos", .listVideos),
    RoutePattern("GET", "/v1/videos/{}", .queryVideo),
    RoutePattern("DELETE", "/v1/videos/{}", .deleteVideo),
    RoutePattern("GET", "/v1/videos/{}/content", .content),
    RoutePattern("POST", "/v1/videos/characters", .createCharacter),
    RoutePattern("GET", "/v1/videos/characters/{}", .queryCharacter),
  ]

  private static let noVideo = ServiceFault(404, "not_found", "Video not found.")

  func answer(
    _ request: ServiceRequest,
    _ plan: ServicePlan,
    _ state: inout ServiceState
  ) throws(ServiceFault) -> ServiceReply {
    if request.route != .content, request.route != .listVideos { try request.allowQuery([]) }
    switch request.route {
    case .createVideo:
      let draft = try OpenAIVideoBody(request, plan, state).draft
      let job = state.accept(draft, prefix: "video_", request, plan)
      return ServiceReply(object(job), progress: job.progress)
    case .listVideos:
      try request.allowQuery(["limit", "after", "order"])
      return ServiceReply([
        "object": "list", "data": .array(state.jobs.filter { !$0.isDeleted }.map(object)),
        "has_more": false,
      ])
    case .deleteVideo:
      let index = try state.index(ofVideo: request.captured[0], orElse: Self.noVideo)
      state.jobs[index].isDeleted = true
      return ServiceReply([
        "id": state.jobs[index].idValue, "object": "video.deleted", "deleted": true,
      ])
    case .content: return try content(request, plan, &state)
    case .createCharacter: return try createCharacter(request, plan, &state)
    case .queryCharacter: return reply(try state.poll(character: request.captured[0]))
    default:
      let job = try state.poll(video: request.captured[0], orElse: Self.noVideo)
      return ServiceReply(object(job), progress: job.progress)
    }
  }

  private func content(
    _ request: ServiceRequest,
    _ plan: ServicePlan,
    _ state: inout ServiceState
  ) throws(ServiceFault) -> ServiceReply {
    try request.allowQuery(["variant"])
    let index = try state.index(ofVideo: request.captured[0], orElse: Self.noVideo)
    guard state.jobs[index].state == .done else {
      throw ServiceFault(404, "not_ready", "Video is not ready yet, use GET /v1/videos/{id}.")
    }
    if plan.misbehaviours.contains(.contentAsLink) {
      return ServiceReply(["video_url": .string(state.filmLink(state.jobs[index]))])
    }
    switch request.query["variant"] ?? "video" {
    case "video":
      state.jobs[index].fetches += 1
      return ServiceReply(file: state.film, type: "video/mp4")
    case "thumbnail", "spritesheet":
      return ServiceReply(file: PortraitFile.png, type: "image/png")
    case let variant: throw .bad("variant is \(variant)")
    }
  }

  private func createCharacter(
    _ request: ServiceRequest,
    _ plan: ServicePlan,
    _ state: inout ServiceState
  ) throws(ServiceFault) -> ServiceReply {
    let form = try FormBody(request)
    try form.allow(["video", "name"])
    let name = try form.text("name")
    guard name.count <= 80 else { throw .bad("name is longer than 80 characters") }
    let clip = try form.file("video", ["video/mp4"])
    guard let seconds = FileKind(clip.bytes)?.seconds else {
      throw .bad("video is an MP4 without a length")
    }
    // A frame more or less is what encoders make of a length.
    guard seconds > 1.95, seconds < 4.05 else {
      throw .bad("video is \(seconds) s long; 2 to 4 s are allowed")
    }
    return reply(state.accept(character: name, prefix: "char_", request, plan))
  }

  private func reply(_ character: ServiceCharacter) -> ServiceReply {
    var members = [
      JSON.Member("id", character.idValue), JSON.Member("name", .string(character.name)),
      JSON.Member("created_at", .number(character.createdAt)),
    ]
    if character.hasFailed {
      members += [
        JSON.Member("status", "failed"), JSON.Member("error", character.failure?.json ?? .null),
      ]
    } else if character.pollsUntilReady > 0 {
      members.append(JSON.Member("status", character.isReady ? "completed" : "queued"))
    }
    return ServiceReply(.object(members), about: character)
  }

  /// The job object, which never has a link.
  private func object(_ job: ServiceJob) -> JSON {
    let hasEnded = job.state == .done || job.state == .failed
    return [
      "id": job.idValue, "object": "video", "model": .string(job.draft.model),
      "status": .string(Self.words[job.state] ?? ""), "progress": .number(job.progress),
      "created_at": .number(job.createdAt),
      "completed_at": hasEnded ? .number(job.createdAt) : nil,
      "expires_at": job.state == .done ? .number(job.createdAt + 3600) : nil,
      "seconds": .optional(job.draft.seconds), "size": .optional(job.draft.size),
      "prompt": .string(job.draft.prompt), "remixed_from_video_id": nil,
      "error": job.state == .failed ? job.failure?.json ?? .null : nil,
    ]
  }

  private static let words: [ServiceJob.State: String] = [
    .waiting: "queued", .running: "in_progress", .done: "completed", .failed: "failed",
  ]
}
