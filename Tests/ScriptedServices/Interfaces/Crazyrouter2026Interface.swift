import TroupeModel

/// The paths of the documented interface as the same host answered them later: every reply in an envelope.
struct Crazyrouter2026Interface: ServiceInterface {
  static let models = ["sora-2", "sora-2-pro"]

  let routes = [
    RoutePattern("POST", "/v1/video/create", .createVideo),
    RoutePattern("POST", "/v1/videos", .createVideo),
    RoutePattern("POST", "/v1/video/generations", .createVideo),
    RoutePattern("GET", "/v1/videos/{}", .queryVideo),
    RoutePattern("GET", "/v1/video/query", .queryVideo),
    RoutePattern("GET", "/v1/video/generations/{}", .queryVideo),
    RoutePattern("POST", "/sora/v1/characters", .createCharacter),
    RoutePattern("POST", "/v1/files/uploads", .upload),
  ]

  func errorBody(_ fault: ServiceFault) -> JSON { .codedError(fault) }

  func answer(
    _ request: ServiceRequest,
    _ plan: ServicePlan,
    _ state: inout ServiceState
  ) throws(ServiceFault) -> ServiceReply {
    switch request.route {
    case .createVideo: return try createVideo(request, plan, &state)
    case .queryVideo:
      let job = try state.poll(video: request.videoID())
      let data =
        request.pattern == "/v1/video/generations/{}" ? nested(job, &state) : flat(job, &state)
      return ServiceReply(.wrapped(data), progress: job.progress)
    case .createCharacter:
      try request.allowQuery([])
      let body = try NativeCharacterBody(JSONBody(request), state)
      let character = state.accept(character: body.name, prefix: "char_", request, plan)
      return ServiceReply(
        .wrapped([
          "id": character.idValue, "name": .string(character.name),
          "created_at": .number(character.createdAt),
        ]),
        about: character
      )
    default:
      let upload = try state.keepUpload(request, plan)
      return ServiceReply(
        .wrapped([
          "url": .string(upload.url), "size": .number(upload.bytes.count),
          "expires_at": .number(state.now + 172_800),
        ])
      )
    }
  }

  private func createVideo(
    _ request: ServiceRequest,
    _ plan: ServicePlan,
    _ state: inout ServiceState
  ) throws(ServiceFault) -> ServiceReply {
    try request.allowQuery([])
    let body = try JSONBody(request)
    let native = NativeVideoBody(body: body)
    let draft: VideoDraft
    if request.pattern == "/v1/video/create" {
      try body.allow(NativeVideoBody.unifiedNames)
      draft = try native.unified(state)
    } else {
      try body.allow(NativeVideoBody.openAINames)
      draft = try native.openAI(state)
    }
    guard Self.models.contains(draft.model) else { throw .noModel(draft.model) }
    let job = state.accept(draft, prefix: "task_", request, plan)
    return ServiceReply(
      .wrapped(["id": job.idValue, "task_id": job.idValue, "status": "processing"]),
      progress: job.progress
    )
  }

  /// The task of `/v1/videos/{id}`: everything beside the status.
  private func flat(_ job: ServiceJob, _ state: inout ServiceState) -> JSON {
    var members = [
      JSON.Member("id", job.idValue), JSON.Member("task_id", job.idValue),
      JSON.Member("status", .string(Self.words[job.state]?.outer ?? "")),
      JSON.Member("created_at", .number(job.createdAt)),
    ]
    if job.state == .done {
      let link = JSON.string(state.filmLink(job))
      members += [JSON.Member("artifact_url", link), JSON.Member("result_url", link)]
    }
    if job.state == .failed {
      members.append(JSON.Member("fail_reason", .optional(job.failure?.message)))
    }
    return .object(members)
  }

  /// The task of `/v1/video/generations/{id}`: the service's own view around that of the one behind it.
  private func nested(_ job: ServiceJob, _ state: inout ServiceState) -> JSON {
    var inner = [
      JSON.Member("id", job.idValue),
      JSON.Member("status", .string(Self.words[job.state]?.inner ?? "")),
      JSON.Member("progress", .number(job.progress)),
    ]
    if job.state == .done { inner.append(JSON.Member("video_url", .string(state.filmLink(job)))) }
    if job.state == .failed { inner.append(JSON.Member("error", job.failure?.json ?? .null)) }
    return [
      "task_id": job.idValue, "status": .string(Self.words[job.state]?.outer ?? ""),
      "progress": .string("\(job.progress)%"),
      "fail_reason": .string(job.state == .failed ? job.failure?.message ?? "" : ""),
      "data": .object(inner),
    ]
  }

  private static let words: [ServiceJob.State: (outer: String, inner: String)] = [
    .waiting: ("NOT_START", "queued"), .running: ("IN_PROGRESS", "processing"),
    .done: ("SUCCESS", "completed"), .failed: ("FAILURE", "failed"),
  ]
}
