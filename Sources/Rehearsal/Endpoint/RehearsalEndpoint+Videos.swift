import Synchronization
import TroupeModel

extension RehearsalEndpoint {
  /// Accepts a video: stored, charged, and then answered.
  func createVideo(
    _ request: RehearsalRequest,
    unified: Bool,
    plan: RequestPlan,
    baseURL: String
  ) throws -> RehearsalReply {
    let form = unified ? nil : try form(of: request)
    var video =
      if let form {
        try VideoRequest(form)
      } else {
        try VideoRequest(try json(of: request), unified: unified)
      }
    let characters = state.withLock { Array($0.characters.values) }
    let cast = CastFinder.cast(
      in: video.parts.map(\.prompt),
      listed: video.characterIDs,
      among: characters
    )
    let prefix = video.format == .openAI ? "video_" : "task_"
    let id = newID(prefix, digits: plan.shape == .numberID)
    var unreachable = cast.filter(\.pictures.isEmpty).flatMap(\.unreachable)
    var lead: String?
    if let part = form?.file("input_reference") {
      let type = try Self.kind(ofPicture: part.bytes, member: part.name)
      let source = PictureSource.bytes(Array(part.bytes), type)
      lead = try keepPicture(source, as: "\(id)-lead", member: part.name)
    } else if let image = video.image {
      lead = try keepPicture(PictureSource(image), as: "\(id)-lead", member: "image_url")
      if lead == nil { unreachable.append(String(image.prefix(200))) } else { video.image = nil }
    }
    let job = RehearsalJob(
      id: id,
      request: video,
      cast: cast.map {
        RehearsalJob.Person(
          characterID: $0.id,
          name: $0.name,
          picture: $0.pictures.first ?? $0.clip
        )
      },
      leadPicture: lead,
      note: Self.note(unreachable: unreachable),
      state: .waiting,
      createdAt: world.now(),
      pollsBeforeDone: plan.pollsBeforeDone,
      plannedFailure: plan.failure
    )
    try folder.store(job)
    try ledger.add(Charge(time: job.createdAt, kind: .video, id: id))
    state.withLock { $0.jobs[id] = job }
    rendering.wake()
    return plan.shape.created(
      TaskView(job, progress: 0, polls: 0, baseURL: baseURL),
      words: plan.words
    )
  }

  private static func note(unreachable: [String]) -> String? {
    guard !unreachable.isEmpty else { return nil }
    return "picture not reachable in rehearsal: " + unreachable.joined(separator: ", ")
  }

  /// Says how a job stands.
  func queryVideo(_ id: String, plan: RequestPlan, baseURL: String) throws -> RehearsalReply {
    if plan.shape.isPage { return plan.shape.page }
    let view = state.withLock { state -> TaskView? in
      guard let job = state.jobs[id] else { return nil }
      state.polls[id, default: 0] += 1
      return state.view(of: job, baseURL: baseURL)
    }
    guard var view else { throw RequestFault.unknownID("task", id) }
    if plan.withholdsURL { view.url = nil }
    return plan.shape.task(view, words: plan.words)
  }

  /// Lists the jobs, newest first unless told otherwise.
  func listVideos(
    _ query: [String: String],
    plan: RequestPlan,
    baseURL: String
  ) throws -> RehearsalReply {
    if plan.shape.isPage { return plan.shape.page }
    let limit = try Self.limit(query["limit"])
    var views = state.withLock { state in
      state.jobs.values.map { state.view(of: $0, baseURL: baseURL) }
    }
    views.sort { ($0.createdAt, $0.id) > ($1.createdAt, $1.id) }
    if query["order"] == "asc" { views.reverse() }
    if let after = query["after"] {
      guard let index = views.firstIndex(where: { $0.id == after }) else {
        throw RequestFault.invalid("after", "is not the id of a video")
      }
      views.removeFirst(index + 1)
    }
    let page = views.prefix(limit)
    return RehearsalReply(json: [
      "object": "list", "data": .array(page.map(ReplyShape.entry)),
      "first_id": .optional(page.first?.id), "last_id": .optional(page.last?.id),
      "has_more": .bool(page.count < views.count),
    ])
  }

  private static func limit(_ text: String?) throws(RequestFault) -> Int {
    guard let text else { return 20 }
    guard let limit = Int(text), (1...100).contains(limit) else {
      throw .invalid("limit", "must be a whole number from 1 to 100")
    }
    return limit
  }

  /// Forgets a video that is completed or failed, and removes its files; what it cost stays charged.
  func deleteVideo(_ id: String, plan: RequestPlan, baseURL: String) throws -> RehearsalReply {
    let found = state.withLock { state in
      state.jobs[id].map { ($0, state.view(of: $0, baseURL: baseURL)) }
    }
    guard let (job, view) = found else { throw RequestFault.unknownID("task", id) }
    guard view.phase != .processing else {
      throw RequestFault(message: "the video is not finished", code: "video_not_finished")
    }
    folder.remove(job)
    state.withLock { state in
      state.jobs[id] = nil
      state.polls[id] = nil
    }
    if plan.shape.isPage { return plan.shape.page }
    return RehearsalReply(
      json: ["id": .string(id), "object": "video.deleted", "deleted": true]
    )
  }

  /// Sends the bytes of a finished video.
  func content(
    of id: String,
    request: RehearsalRequest,
    plan: RequestPlan
  ) throws -> RehearsalReply {
    guard let job = state.withLock({ $0.jobs[id] }) else {
      throw RequestFault.unknownID("task", id)
    }
    guard ["video", nil].contains(request.query["variant"]) else {
      throw RequestFault.invalid("variant", "can only be video in rehearsal")
    }
    guard case .done(let file) = job.state else {
      throw RequestFault(message: "the video is not ready", code: "video_not_ready")
    }
    return try serve(file, request: request, plan: plan)
  }
}

extension RehearsalEndpoint.State {
  fileprivate func view(of job: RehearsalJob, baseURL: String) -> TaskView {
    TaskView(
      job,
      progress: drawing?.id == job.id ? drawing?.progress ?? 0 : 0,
      polls: polls[job.id] ?? 0,
      baseURL: baseURL
    )
  }
}
