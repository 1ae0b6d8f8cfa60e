import TroupeModel

/// One interface: its routes, its checks, its replies and its errors.
protocol ServiceInterface: Sendable {
  /// The routes; links to files are not among them.
  var routes: [RoutePattern] { get }
  /// Whether requests without a body must have the content type of JSON as well.
  var wantsTypeOnEveryRequest: Bool { get }

  /// Checks a request whole, then does what it asks for; nothing may be changed before the last check.
  func answer(
    _ request: ServiceRequest,
    _ plan: ServicePlan,
    _ state: inout ServiceState
  ) throws(ServiceFault) -> ServiceReply

  /// The body of an error.
  func errorBody(_ fault: ServiceFault) -> JSON
}

extension ServiceInterface {
  var wantsTypeOnEveryRequest: Bool { false }

  func errorBody(_ fault: ServiceFault) -> JSON { .ownError(fault) }
}

extension JSON {
  /// An error as most services write it: `{"error":{"message","type","code"}}`.
  static func ownError(_ fault: ServiceFault) -> JSON {
    let type = fault.status < 500 ? "invalid_request_error" : "server_error"
    return [
      "error": [
        "message": .string(fault.message), "type": .string(type), "code": .string(fault.code),
      ]
    ]
  }

  /// `{"code","message","data":null}`, but for an unknown route, which is answered before the service is reached.
  static func codedError(_ fault: ServiceFault) -> JSON {
    if fault.code == "route_not_found" { return ["error": ["message": .string(fault.message)]] }
    return ["code": .string(fault.code), "message": .string(fault.message), "data": nil]
  }

  /// An envelope of success: `{"code":"success","message":"","data":…}`.
  static func wrapped(_ value: JSON) -> JSON { ["code": "success", "message": "", "data": value] }
}

extension ServiceJob {
  /// The id as it is written in replies.
  var idValue: JSON { hasNumber ? .number(id) : .string(id) }
}

extension ServiceCharacter {
  /// The id as it is written in replies.
  var idValue: JSON { hasNumber ? .number(id) : .string(id) }
}

extension ServiceKind {
  /// The interface that plays it.
  var interface: any ServiceInterface {
    switch self {
    case .crazyrouter: CrazyrouterInterface()
    case .crazyrouter2026: Crazyrouter2026Interface()
    case .relay(let modelFlag): RelayInterface(modelFlag: modelFlag)
    case .openai: OpenAIInterface()
    case .relayV2: RelayV2Interface()
    case .elements: ElementsInterface()
    }
  }
}
