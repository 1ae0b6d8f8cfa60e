import Synchronization
import TroupeModel

extension RehearsalEndpoint {
  /// Counts a request, once and before its body is read, and says what is to happen to it.
  package func plan(for request: RehearsalRequest) -> RequestPlan {
    let route = RehearsalRoute(request)
    return state.withLock { $0.script.plan(for: route, target: request.target) }
  }

  /// Answers a request.
  ///
  /// Delays and dropped connections of the plan are left to the server; all else is in the reply.
  ///
  /// - Parameters:
  ///   - request: with its whole body.
  ///   - plan: what `plan(for:)` said of it.
  ///   - baseURL: where the server is, without a slash at the end.
  /// - Returns: the reply, whatever the request was.
  package func answer(
    _ request: RehearsalRequest,
    plan: RequestPlan,
    baseURL: String
  ) async -> RehearsalReply {
    await disk.run { self.reply(to: request, plan: plan, baseURL: baseURL) }
  }

  private func reply(
    to request: RehearsalRequest,
    plan: RequestPlan,
    baseURL: String
  ) -> RehearsalReply {
    let route = RehearsalRoute(request)
    do {
      try refuseStrangers(request, baseURL: baseURL)
      if case .status(let status) = plan.ending { return status.reply }
      try checkKey(of: request, for: route)
      return try reply(to: request, route: route, plan: plan, baseURL: baseURL)
    } catch let fault as RequestFault {
      return fault.reply
    } catch {
      let fault = RequestFault(
        status: 500,
        message: "\(error)",
        type: "server_error",
        code: "storage"
      )
      return fault.reply
    }
  }

  private func reply(
    to request: RehearsalRequest,
    route: RehearsalRoute,
    plan: RequestPlan,
    baseURL: String
  ) throws -> RehearsalReply {
    switch route {
    case .health: RehearsalReply(json: ["status": "ok", "instance": .string(instance)])
    case .createUnified:
      try createVideo(request, unified: true, plan: plan, baseURL: baseURL)
    case .createVideo:
      try createVideo(request, unified: false, plan: plan, baseURL: baseURL)
    case .queryUnified(let id), .queryVideo(let id):
      try queryVideo(id, plan: plan, baseURL: baseURL)
    case .listVideos: try listVideos(request.query, plan: plan, baseURL: baseURL)
    case .deleteVideo(let id): try deleteVideo(id, plan: plan, baseURL: baseURL)
    case .content(let id): try content(of: id, request: request, plan: plan)
    case .createCharacter: try createCharacter(request, plan: plan, baseURL: baseURL)
    case .queryCharacter(let id): try queryCharacter(id, plan: plan, baseURL: baseURL)
    case .createClipCharacter: try createClipCharacter(request, plan: plan)
    case .queryClipCharacter(let id): try queryClipCharacter(id, plan: plan)
    case .upload: try upload(request, plan: plan, baseURL: baseURL)
    case .file(let name): try serve(name, request: request, plan: plan)
    case .unknown: RequestFault.unknownRoute(request)
    }
  }

  /// Refuses what a web page could send here: requests under another host's name, or with an origin.
  private func refuseStrangers(
    _ request: RehearsalRequest,
    baseURL: String
  ) throws(RequestFault) {
    if let host = request.fields["host"] {
      let port = baseURL.split(separator: ":").last.map(String.init) ?? ""
      guard ["127.0.0.1", "localhost", "[::1]"].contains(where: { host == "\($0):\(port)" }) else {
        throw RequestFault(status: 421, message: "this is not \(host)", code: "wrong_host")
      }
    }
    if request.fields["origin"] != nil {
      throw RequestFault(status: 403, message: "web pages may not ask here", code: "origin")
    }
  }

  private func checkKey(
    of request: RehearsalRequest,
    for route: RehearsalRoute
  ) throws(RequestFault) {
    guard let requiredKey, route.needsKey else { return }
    guard request.fields["authorization"] == "Bearer \(requiredKey.exposed)" else {
      throw RequestFault(
        status: 401,
        message: "invalid or missing API key",
        type: "authentication_error",
        code: "invalid_api_key"
      )
    }
  }

  /// The body as a form, where that is what the request says of it.
  func form(of request: RehearsalRequest) throws(RequestFault) -> MultipartForm? {
    let type = request.fields["content-type"] ?? ""
    guard type.lowercased().hasPrefix("multipart/form-data") else { return nil }
    guard let form = MultipartForm(contentType: type, body: request.body) else {
      throw .unreadable("the body is not multipart/form-data")
    }
    return form
  }

  /// The body as JSON.
  func json(of request: RehearsalRequest) throws(RequestFault) -> JSON {
    do {
      return try JSON(
        parsing: request.body,
        limits: JSON.Limits(bytes: RehearsalEndpoint.bodyLimit)
      )
    } catch {
      throw .unreadable("the body is not JSON: \(error)")
    }
  }
}
