import TroupeModel

/// The second relay form: one route, statuses in capitals, and the film at `data.output`.
struct RelayV2Interface: ServiceInterface {
  let routes = [
    RoutePattern("POST", "/v2/videos/generations", .createVideo),
    RoutePattern("GET", "/v2/videos/generations/{}", .queryVideo),
  ]

  func errorBody(_ fault: ServiceFault) -> JSON { .codedError(fault) }

  func answer(
    _ request: ServiceRequest,
    _ plan: ServicePlan,
    _ state: inout ServiceState
  ) throws(ServiceFault) -> ServiceReply {
    try request.allowQuery([])
    guard request.route == .queryVideo else {
      let draft = try RelayVideoBody(JSONBody(request), state).draft
      let job = state.accept(draft, prefix: "", request, plan)
      return ServiceReply(["task_id": job.idValue], progress: job.progress)
    }
    let job = try state.poll(video: request.captured[0])
    let isDone = job.state == .done
    let failure = job.state == .failed ? job.failure : nil
    return ServiceReply(
      [
        "task_id": job.idValue, "status": .string(Self.words[job.state] ?? ""),
        "progress": .string("\(job.progress)%"), "fail_reason": .string(failure?.message ?? ""),
        "submit_time": .number(job.createdAt), "start_time": .number(job.createdAt),
        "finish_time": .number(isDone || failure != nil ? state.now : 0),
        "data": isDone ? ["output": .string(state.filmLink(job))] : nil,
      ],
      progress: job.progress
    )
  }

  private static let words: [ServiceJob.State: String] = [
    .waiting: "NOT_START", .running: "IN_PROGRESS", .done: "SUCCESS", .failed: "FAILURE",
  ]
}
