/// What the answer to a paid request means.
public enum SubmissionVerdict: Hashable, Sendable {
  case accepted(RemoteID)
  /// Refused for good.
  case rejected
  /// Refused for now; it may be sent again after this time.
  case tryLater(Milliseconds)
  /// The key is refused: nothing more is sent with it until the user says so.
  case keyRefused
  /// Nobody can know whether it was accepted.
  case unknown
}

extension SubmissionVerdict {
  /// Judges an HTTP answer that came after the gate.
  ///
  /// Everything that is not listed is unknown.
  ///
  /// - Parameters:
  ///   - status: the HTTP status.
  ///   - retryAfter: the Retry-After field as a length of time, where there was one.
  ///   - remoteID: the id in the reply, in any known shape.
  ///   - isKnown: whether that id already belongs to another attempt.
  public init(status: Int, retryAfter: Milliseconds?, remoteID: RemoteID?, isKnown: Bool) {
    switch status {
    case 200..<300:
      if let remoteID, !isKnown { self = .accepted(remoteID) } else { self = .unknown }
    case 401: self = .keyRefused
    case 400, 402, 403, 404, 405, 413, 415, 422, 307, 308: self = .rejected
    case 429:
      if let retryAfter {
        let clamped = min(max(retryAfter, .seconds(1)), .seconds(3600))
        self = .tryLater(clamped)
      } else {
        self = .rejected
      }
    default: self = .unknown
    }
  }
}
