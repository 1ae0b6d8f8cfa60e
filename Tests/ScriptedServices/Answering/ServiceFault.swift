/// Why a request is refused; every service puts it in a shape of its own.
struct ServiceFault: Error, Hashable {
  var status: Int
  var code: String
  var message: String
  /// Whether the client did something wrong; what a rule did is not kept among the faults.
  var isClients = true

  init(_ status: Int, _ code: String, _ message: String, isClients: Bool = true) {
    self.status = status
    self.code = code
    self.message = message
    self.isClients = isClients
  }

  /// 400 for a request that is not as documented.
  static func bad(_ message: String) -> ServiceFault {
    ServiceFault(400, "invalid_request", message)
  }

  static let unauthorized = ServiceFault(401, "invalid_api_key", "Incorrect API key provided")

  static func noModel(_ name: String) -> ServiceFault {
    ServiceFault(404, "model_not_found", "model not found: \(name)")
  }

  static func noRoute(_ method: String, _ target: String) -> ServiceFault {
    ServiceFault(404, "route_not_found", "Invalid URL (\(method) \(target))")
  }

  static let noTask = ServiceFault(400, "task_not_exist", "task does not exist")

  static let noCharacter = ServiceFault(404, "character_not_found", "character not found")

  /// What a rule of that status answers.
  static func ordered(_ status: Int) -> ServiceFault {
    let words: [Int: (String, String)] = [
      401: ("invalid_api_key", "Incorrect API key provided"),
      402: ("insufficient_quota", "insufficient quota"),
      403: ("insufficient_quota", "insufficient quota"),
      404: ("not_found", "not found"),
      408: ("timeout", "the request took too long"),
      429: ("rate_limit_exceeded", "too many requests"),
    ]
    let (code, message) = words[status] ?? ("server_error", "something went wrong upstream")
    return ServiceFault(status, code, message, isClients: false)
  }
}
