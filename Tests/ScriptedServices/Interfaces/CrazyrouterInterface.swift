import TroupeModel

/// The documented interface of crazyrouter.com, to the letter: the order of members and the compact form count.
struct CrazyrouterInterface: ServiceInterface {
  static let models = ["sora", "sora-pro"]

  let routes = [
    RoutePattern("POST", "/v1/video/create", .createVideo),
    RoutePattern("POST", "/v1/videos", .createVideo),
    RoutePattern("GET", "/v1/videos/{}", .queryVideo),
    RoutePattern("GET", "/v1/video/query", .queryVideo),
    RoutePattern("POST", "/sora/v1/characters", .createCharacter),
    RoutePattern("POST", "/v1/files/uploads", .upload),
  ]

  var wantsTypeOnEveryRequest: Bool { true }

  func answer(
    _ request: ServiceRequest,
    _ plan: ServicePlan,
    _ state: inout ServiceState
  ) throws(ServiceFault) -> ServiceReply {
    switch request.route {
    case .createVideo: return try createVideo(request, plan, &state)
    case .queryVideo: return try queryVideo(request, &state)
    case .createCharacter:
      let body = try NativeCharacterBody(compactBody(request), state)
      let character = state.accept(character: body.name, prefix: "char_", request, plan)
      return ServiceReply(
        [
          "id": character.idValue, "name": .string(character.name),
          "created_at": .number(character.createdAt),
        ],
        about: character
      )
    default:
      let upload = try state.keepUpload(request, plan)
      return ServiceReply(["url": .string(upload.url), "expires_at": .number(state.now + 172_800)])
    }
  }

  private func createVideo(
    _ request: ServiceRequest,
    _ plan: ServicePlan,
    _ state: inout ServiceState
  ) throws(ServiceFault) -> ServiceReply {
    let body = try compactBody(request)
    let native = NativeVideoBody(body: body)
    let draft: VideoDraft
    if request.pattern == "/v1/video/create" {
      try body.allow(inOrder: NativeVideoBody.unifiedNames)
      draft = try native.unified(state)
    } else {
      try body.allow(inOrder: NativeVideoBody.openAINames)
      draft = try native.openAI(state)
    }
    guard Self.models.contains(draft.model) else { throw .noModel(draft.model) }
    let job = state.accept(draft, prefix: "sora_task_", request, plan)
    return ServiceReply(
      ["id": job.idValue, "status": "processing", "created_at": .number(job.createdAt)],
      progress: job.progress
    )
  }

  private func queryVideo(
    _ request: ServiceRequest,
    _ state: inout ServiceState
  ) throws(ServiceFault) -> ServiceReply {
    let job = try state.poll(video: request.videoID())
    var reply: [JSON.Member] = [JSON.Member("id", job.idValue)]
    switch job.state {
    case .waiting, .running: reply.append(JSON.Member("status", "processing"))
    case .failed:
      reply.append(JSON.Member("status", "failed"))
      reply.append(JSON.Member("error", job.failure?.json ?? .null))
    case .done:
      let (width, height) = job.draft.pixels
      reply.append(JSON.Member("status", "completed"))
      reply.append(
        JSON.Member(
          "video",
          [
            "url": .string(state.filmLink(job)), "duration": .number(state.filmSeconds),
            "width": .number(width), "height": .number(height),
          ]
        )
      )
    }
    return ServiceReply(.object(reply), progress: job.progress)
  }

  /// The body, which must be as compact as the documentation writes it, with slashes unescaped.
  private func compactBody(_ request: ServiceRequest) throws(ServiceFault) -> JSONBody {
    try request.allowQuery([])
    let body = try JSONBody(request)
    guard Array(JSON.object(body.members).compact.utf8) == request.body else {
      throw .bad("the body is not compact")
    }
    return body
  }
}

extension ServiceRequest {
  /// The id of the video asked about: in the path, or as `id` in the query.
  func videoID() throws(ServiceFault) -> String {
    if let id = captured.first {
      try allowQuery([])
      return id
    }
    try allowQuery(["id"])
    guard let id = query["id"], !id.isEmpty else { throw .bad("the query holds no id") }
    return id
  }
}

extension ServiceFailure {
  /// The code and the message as members.
  var json: JSON { ["code": .string(code), "message": .string(message)] }
}

extension VideoDraft {
  /// The size that was asked for in pixels, or what is usual.
  var pixels: (width: Int, height: Int) {
    let numbers = (size ?? "").split(separator: "x").compactMap { Int($0) }
    return numbers.count == 2 ? (numbers[0], numbers[1]) : (1920, 1080)
  }
}

extension ServiceState {
  /// How long the film really is, whatever was asked for.
  var filmSeconds: Double { FileKind(film)?.seconds ?? 10 }
}
