import Synchronization
import TestSupport
import TroupeModel

/// Takes each request from its bytes to its answer: route, key, rules, the interface, and the rules once more.
final class ServiceCore: Sendable {
  let state: Mutex<ServiceState>
  private let interface: any ServiceInterface
  private let key: String
  private let routes: [RoutePattern]

  init(_ interface: any ServiceInterface, key: String, state: ServiceState) {
    precondition(!key.isEmpty, "a scripted service needs a key")
    self.interface = interface
    self.key = key
    self.state = Mutex(state)
    routes =
      interface.routes + [
        RoutePattern("GET", "/files/{}", .result), RoutePattern("GET", "/avatars/{}", .picture),
        RoutePattern("GET", "/uploads/{}", .picture),
      ]
  }

  func answer(_ received: ReceivedRequest) -> ScriptedAnswer {
    state.withLock { state in
      do throws(ServiceFault) {
        let request = try ServiceRequest(received, routes)
        try checkKey(request)
        try checkType(request)
        return try answer(request, &state)
      } catch {
        if error.isClients {
          state.faults.append("\(received.method) \(received.target): \(error.message)")
        }
        return ServiceReply(interface.errorBody(error), status: error.status).answer
      }
    }
  }

  private func answer(
    _ request: ServiceRequest,
    _ state: inout ServiceState
  ) throws(ServiceFault) -> ScriptedAnswer {
    let untouched = state
    let plan = state.takeRules(for: request.route)
    if plan.letsUploadsExpire, request.route.isPaid { state.expireUploads() }
    let beforeWork = state
    var reply: ServiceReply
    do throws(ServiceFault) {
      reply =
        request.route.isLink
        ? try state.serveLink(request, plan) : try interface.answer(request, plan, &state)
    } catch {
      // A wrong request is none of the rules' business and uses none of them up.
      state = error.isClients ? untouched : beforeWork
      throw error
    }
    if plan.refusesAtOnce || (plan.failure != nil && isReadyCharacter(request, state)) {
      state = beforeWork
      throw ServiceFault(
        400,
        "sentinel_block",
        "Your request was blocked by our moderation system.",
        isClients: false
      )
    }
    for misbehaviour in plan.misbehaviours {
      if let answer = replacement(misbehaviour, of: reply, plan, &state, beforeWork) {
        return answer
      }
    }
    for misbehaviour in plan.misbehaviours { reply.bend(misbehaviour) }
    return plan.slowed(reply.answer)
  }

  /// Whether the request has just made a character that is ready at once, and so cannot fail later.
  private func isReadyCharacter(_ request: ServiceRequest, _ state: ServiceState) -> Bool {
    request.route == .createCharacter && state.characters.last?.pollsUntilReady == 0
  }

  /// What is answered in place of a reply, with the work undone where it is not to be done.
  private func replacement(
    _ misbehaviour: ServiceMisbehaviour,
    of reply: ServiceReply,
    _ plan: ServicePlan,
    _ state: inout ServiceState,
    _ beforeWork: ServiceState
  ) -> ScriptedAnswer? {
    func error(_ fault: ServiceFault, _ headers: [(String, String)] = []) -> ScriptedAnswer {
      var reply = ServiceReply(interface.errorBody(fault), status: fault.status)
      reply.headers = headers
      return plan.slowed(reply.answer)
    }
    switch misbehaviour {
    case .status(let status, let isCharged):
      if !isCharged { state = beforeWork }
      return error(.ordered(status))
    case .error(let status, let code, let message):
      state = beforeWork
      return error(ServiceFault(status, code, message))
    case .tooManyRequests(let seconds):
      state = beforeWork
      return error(.ordered(429), seconds.map { [("Retry-After", String($0))] } ?? [])
    case .html:
      return plan.slowed(ServiceReply.page(200).answer)
    case .htmlStatus(let status):
      state = beforeWork
      return plan.slowed(ServiceReply.page(status).answer)
    case .body(let text):
      return plan.slowed(
        .reply(200, headers: [("Content-Type", "application/json")], body: text)
      )
    case .drop:
      return plan.slowed(.drop)
    case .hangUp:
      state = beforeWork
      return plan.slowed(.drop)
    case .cut:
      var bent = reply
      for misbehaviour in plan.misbehaviours { bent.bend(misbehaviour) }
      return plan.slowed(bent.halfAnswer)
    default:
      return nil
    }
  }

  /// Links must never see the key, everything else must, and it may stand nowhere else.
  private func checkKey(_ request: ServiceRequest) throws(ServiceFault) {
    let authorization = request.received.headers.filter { $0.name.lowercased() == "authorization" }
    let others = request.received.headers.filter { $0.name.lowercased() != "authorization" }
    guard !request.received.target.contains(key),
      !others.contains(where: { $0.value.contains(key) }),
      !ByteSearch(key).isFound(in: request.body)
    else { throw .bad("the key stands outside of Authorization") }
    if request.route.isLink {
      guard authorization.isEmpty else { throw .bad("a link was fetched with Authorization") }
    } else {
      guard authorization.map(\.value) == ["Bearer \(key)"] else { throw .unauthorized }
    }
  }

  private func checkType(_ request: ServiceRequest) throws(ServiceFault) {
    guard request.method == "GET" || request.method == "DELETE" else {
      // The interface reads the body, and with it checks its type.
      guard !request.body.isEmpty else { throw .bad("the request has no body") }
      return
    }
    guard request.body.isEmpty else { throw .bad("a \(request.method) has a body") }
    guard interface.wantsTypeOnEveryRequest, !request.route.isLink else { return }
    guard request.mediaType == "application/json" else {
      throw .bad("the content type is not application/json")
    }
  }
}

extension ServicePlan {
  /// The answer as late as the rules want it.
  func slowed(_ answer: ScriptedAnswer) -> ScriptedAnswer {
    misbehaviours.reduce(answer) { answer, misbehaviour in
      guard case .slow(let time) = misbehaviour else { return answer }
      return .delayed(Milliseconds(Int64(time)), answer)
    }
  }
}
