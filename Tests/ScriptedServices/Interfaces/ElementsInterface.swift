import TroupeModel

/// Characters out of pictures of one person: a frontal one and up to three more, ready only after a while; a video
/// takes a list of their ids.
///
/// The paths and the names of the pictures' members are this service's own: the form is known only in outline.
struct ElementsInterface: ServiceInterface {
  let routes = [
    RoutePattern("POST", "/v1/videos", .createVideo),
    RoutePattern("GET", "/v1/videos/{}", .queryVideo),
    RoutePattern("POST", "/v1/characters", .createCharacter),
    RoutePattern("GET", "/v1/characters/{}", .queryCharacter),
  ]

  func answer(
    _ request: ServiceRequest,
    _ plan: ServicePlan,
    _ state: inout ServiceState
  ) throws(ServiceFault) -> ServiceReply {
    try request.allowQuery([])
    switch request.route {
    case .createVideo:
      let job = state.accept(try draft(request, state), prefix: "el_", request, plan)
      return reply(job, &state)
    case .queryVideo: return reply(try state.poll(video: request.captured[0]), &state)
    case .createCharacter:
      let name = try characterName(request, state)
      let character = state.accept(
        character: name,
        prefix: "char_",
        isQueued: true,
        request,
        plan
      )
      return ServiceReply(["id": character.idValue, "status": "queued"], about: character)
    default: return reply(try state.poll(character: request.captured[0]))
    }
  }

  private func draft(
    _ request: ServiceRequest,
    _ state: ServiceState
  ) throws(ServiceFault) -> VideoDraft {
    let body = try JSONBody(request)
    try body.allow([
      "model", "prompt", "character_id_list", "image_url", "aspect_ratio", "size", "duration",
      "private",
    ])
    let native = NativeVideoBody(body: body)
    var draft =
      body.has("aspect_ratio")
      ? try native.unified(state) : try native.openAI(state, allowsData: true)
    let ids = try body.optionalTexts("character_id_list") ?? []
    guard ids.count <= 5 else { throw .bad("character_id_list holds \(ids.count); 5 are allowed") }
    guard Set(ids).count == ids.count else { throw .bad("character_id_list holds an id twice") }
    for id in ids { draft.characters.append(try state.readyCharacter(id).id) }
    return draft
  }

  private func characterName(
    _ request: ServiceRequest,
    _ state: ServiceState
  ) throws(ServiceFault) -> String {
    let body = try JSONBody(request)
    try body.allow(["name", "description", "frontal_image", "other_images"])
    let name = try body.text("name")
    _ = try body.optionalText("description")
    try state.checkAddress(body.text("frontal_image"), "frontal_image", allowsData: true)
    let others = try body.optionalTexts("other_images") ?? []
    guard others.count <= 3 else {
      throw .bad("other_images holds \(others.count); 3 are allowed")
    }
    for (index, picture) in others.enumerated() {
      try state.checkAddress(picture, "other_images[\(index)]", allowsData: true)
    }
    return name
  }

  private func reply(_ character: ServiceCharacter) -> ServiceReply {
    var members = [JSON.Member("id", character.idValue)]
    if character.hasFailed {
      members += [
        JSON.Member("status", "failed"),
        JSON.Member("fail_reason", .optional(character.failure?.message)),
      ]
    } else {
      members += [
        JSON.Member("status", character.isReady ? "succeed" : "processing"),
        JSON.Member("name", .string(character.name)),
      ]
    }
    return ServiceReply(.object(members), about: character)
  }

  private func reply(_ job: ServiceJob, _ state: inout ServiceState) -> ServiceReply {
    var members = [
      JSON.Member("id", job.idValue), JSON.Member("state", .string(Self.words[job.state] ?? "")),
      JSON.Member("created_at", .number(job.createdAt)),
    ]
    if job.state == .done {
      members.append(JSON.Member("content", ["video_url": .string(state.filmLink(job))]))
    }
    if job.state == .failed {
      members.append(JSON.Member("fail_reason", .optional(job.failure?.message)))
    }
    return ServiceReply(.object(members), progress: job.progress)
  }

  private static let words: [ServiceJob.State: String] = [
    .waiting: "submitted", .running: "processing", .done: "succeed", .failed: "failed",
  ]
}
