import TroupeModel

/// The common relay form: characters out of clips, with usernames that the service chooses.
struct RelayInterface: ServiceInterface {
  let modelFlag: ModelFlag

  let routes = [
    RoutePattern("POST", "/v1/video/create", .createVideo),
    RoutePattern("POST", "/v1/videos", .createVideo),
    RoutePattern("GET", "/v1/videos/{}", .queryVideo),
    RoutePattern("GET", "/v1/video/query", .queryVideo),
    RoutePattern("POST", "/sora/v1/characters", .createCharacter),
    RoutePattern("GET", "/sora/v1/characters/{}", .queryCharacter),
    RoutePattern("POST", "/v1/files/uploads", .upload),
  ]

  func answer(
    _ request: ServiceRequest,
    _ plan: ServicePlan,
    _ state: inout ServiceState
  ) throws(ServiceFault) -> ServiceReply {
    switch request.route {
    case .createVideo:
      try request.allowQuery([])
      let draft = try RelayVideoBody(JSONBody(request), state).draft
      let job = state.accept(draft, prefix: "video_", request, plan)
      return reply(job, isUnified: request.pattern == "/v1/video/create", &state)
    case .queryVideo:
      let job = try state.poll(video: request.videoID())
      return reply(job, isUnified: request.pattern == "/v1/video/query", &state)
    case .createCharacter:
      try request.allowQuery([])
      _ = try RelayCharacterBody(JSONBody(request), modelFlag, state)
      let character = state.accept(
        character: "Character \(state.characters.count + 1)",
        username: Self.username(),
        prefix: plan.isAsynchronous ? "char_" : "ch_",
        request,
        plan
      )
      return reply(character, &state)
    case .queryCharacter:
      try request.allowQuery([])
      return reply(try state.poll(character: request.captured[0]), &state)
    default:
      let upload = try state.keepUpload(
        request,
        plan,
        types: FileKind.pictures.union(["video/mp4"])
      )
      return ServiceReply(["url": .string(upload.url)])
    }
  }

  /// Two words of letters that nobody asked for, such as `hfspncadz.mooflapand`.
  private static func username() -> String {
    let letters = Array("abcdefghijklmnopqrstuvwxyz")
    let words = [9, 10].map { length in
      String((0..<length).map { _ in letters[Int.random(in: 0..<letters.count)] })
    }
    return words.joined(separator: ".")
  }

  private func reply(_ character: ServiceCharacter, _ state: inout ServiceState) -> ServiceReply {
    if character.hasFailed {
      return ServiceReply([
        "id": character.idValue, "status": "failed", "username": nil,
        "error": character.failure?.json ?? .null,
      ])
    }
    guard character.isReady, let username = character.username else {
      return ServiceReply(["id": character.idValue, "status": "queued", "username": nil])
    }
    var members = [
      JSON.Member("id", character.idValue), JSON.Member("username", .string(username)),
      JSON.Member("display_name", .string(character.name)),
      JSON.Member("permalink", .string("https://sora.example/profile/\(username)")),
      JSON.Member("profile_picture_url", .string(state.portraitLink(character))),
    ]
    // The synchronous reply has no status.
    if character.pollsUntilReady > 0 { members.append(JSON.Member("status", "completed")) }
    return ServiceReply(.object(members), about: character)
  }

  private func reply(
    _ job: ServiceJob,
    isUnified: Bool,
    _ state: inout ServiceState
  ) -> ServiceReply {
    var members = [JSON.Member("id", job.idValue)]
    if isUnified {
      members += [
        JSON.Member("status", .string(Self.unifiedWords[job.state] ?? "")),
        JSON.Member("status_update_time", .number(state.now * 1000)),
      ]
    } else {
      members += [
        JSON.Member("object", "video"), JSON.Member("model", .string(job.draft.model)),
        JSON.Member("status", .string(Self.openAIWords[job.state] ?? "")),
        JSON.Member("progress", .number(job.progress)),
        JSON.Member("created_at", .number(job.createdAt)),
        JSON.Member("seconds", .optional(job.draft.seconds)),
      ]
    }
    if job.state == .done {
      members.append(JSON.Member("video_url", .string(state.filmLink(job))))
    }
    if job.state == .failed, let failure = job.failure {
      members.append(JSON.Member("error", isUnified ? .string(failure.message) : failure.json))
    }
    return ServiceReply(.object(members), progress: job.progress)
  }

  private static let unifiedWords: [ServiceJob.State: String] = [
    .waiting: "pending", .running: "processing", .done: "completed", .failed: "failed",
  ]

  private static let openAIWords: [ServiceJob.State: String] = [
    .waiting: "queued", .running: "in_progress", .done: "completed", .failed: "failed",
  ]
}
