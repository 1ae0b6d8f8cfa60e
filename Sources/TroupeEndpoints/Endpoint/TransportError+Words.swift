extension TransportError {
  /// What happened, in one sentence.
  public var sentence: String {
    switch self {
    case .badURL(let reason): "the address is no good: \(Redaction.plain.apply(reason))"
    case .malformedRequest(let reason): "the request cannot be sent: \(reason)"
    case .refusedScheme(let scheme):
      "\(scheme) is not used: the address must begin with https://"
    case .hostNotFound(let host): "no address was found for the host \(host)"
    case .connectionRefused(let host): "no connection could be made to \(host)"
    case .connectTimedOut(let host): "\(host) did not answer in time"
    case .tls(let host): "no secure connection could be made to \(host)"
    case .connectionLost(let reason): "the connection was lost: \(reason)"
    case .stalled: "the transfer stood still for too long"
    case .timedOut: "the transfer took too long"
    case .tooLarge(let limit): "more than \(limit) bytes came"
    case .cancelled: "the transfer was cancelled"
    case .notSent: "nothing was sent"
    case .refusedBySink(let reason): "the data could not be taken: \(Redaction.plain.apply(reason))"
    case .other(0, let reason): "the transfer failed: \(reason)"
    case .other(let code, let reason): "the transfer failed: \(reason) (libcurl \(code))"
    }
  }

  /// What to do next, in one sentence; it sends nobody to the check, which may be what has failed.
  var hint: String {
    switch self {
    case .badURL, .malformedRequest, .refusedScheme:
      "Look at base_url and the routes with 'troupe endpoint show', and edit the profile."
    case .hostNotFound, .connectionRefused, .connectTimedOut, .tls, .other:
      "Check the network, look at base_url with 'troupe endpoint show', and try again."
    case .tooLarge:
      "Look at base_url with 'troupe endpoint show': no reply of its interface is so large."
    case .refusedBySink: "Make sure that the disk has room, and try again."
    case .connectionLost, .stalled, .timedOut, .cancelled, .notSent:
      "Check the network, and try again."
    }
  }
}
