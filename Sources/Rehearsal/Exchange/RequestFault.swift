import TroupeModel

/// Why a request is refused, in the shape that the OpenAI format gives to errors.
struct RequestFault: Error, Hashable, Sendable {
  var status = 400
  var message: String
  var type = "invalid_request_error"
  var code: String
  /// The member at fault.
  var member: String?

  /// A member that is not there.
  static func missing(_ member: String) -> RequestFault {
    RequestFault(
      message: "\(member) is required",
      code: "missing_required_parameter",
      member: member
    )
  }

  /// A member with a value that cannot be.
  static func invalid(_ member: String, _ problem: String) -> RequestFault {
    RequestFault(message: "\(member) \(problem)", code: "invalid_value", member: member)
  }

  /// A body that is not what the route reads.
  static func unreadable(_ problem: String) -> RequestFault {
    RequestFault(message: problem, code: "invalid_body")
  }

  /// An id that nobody gave out.
  static func unknownID(_ kind: String, _ id: String) -> RequestFault {
    RequestFault(status: 404, message: "\(kind) '\(id)' does not exist", code: "\(kind)_not_exist")
  }

  /// The reply.
  var reply: RehearsalReply {
    var error: [JSON.Member] = [
      JSON.Member("message", .string(message)), JSON.Member("type", .string(type)),
      JSON.Member("code", .string(code)),
    ]
    if let member { error.append(JSON.Member("param", .string(member))) }
    return RehearsalReply(status: status, json: ["error": .object(error)])
  }

  /// The reply for a route that does not exist, word for word as it is known from relays.
  static func unknownRoute(_ request: RehearsalRequest) -> RehearsalReply {
    RehearsalReply(
      status: 404,
      json: ["error": ["message": .string("Invalid URL (\(request.method) \(request.path))")]]
    )
  }
}
