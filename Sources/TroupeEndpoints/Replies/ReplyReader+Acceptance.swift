public import TroupeModel

/// What the answer to a paid request says.
public struct AcceptanceReading: Hashable, Sendable {
  /// The id of the job, wherever it stood.
  ///
  /// It may be paid for even where `failure` is set.
  public var remoteID: RemoteID?
  /// The endpoint's own word for the state.
  public var rawStatus: String?
  /// When the endpoint says that it took the request.
  public var createdAt: Milliseconds?
  /// What the reply says went wrong, also in a wrapper with a good HTTP status.
  public var failure: RemoteFailure?
  /// How long the endpoint wishes to be left alone.
  public var wait: Milliseconds?

  /// Creates a reading.
  public init(
    remoteID: RemoteID? = nil,
    rawStatus: String? = nil,
    createdAt: Milliseconds? = nil,
    failure: RemoteFailure? = nil,
    wait: Milliseconds? = nil
  ) {
    self.remoteID = remoteID
    self.rawStatus = rawStatus
    self.createdAt = createdAt
    self.failure = failure
    self.wait = wait
  }
}

extension ReplyReader {
  /// Reads the answer to the creation of a video, of any HTTP status.
  ///
  /// A good HTTP status without an id always has a failure, so that there is something to tell.
  public func acceptance(of reply: HTTPReply, now: Milliseconds) -> AcceptanceReading {
    let body = ReplyBody(reply.body)
    let wait = reply.wishedWait(now: now)
    guard case .json(let json) = body else {
      return AcceptanceReading(failure: error(body, status: reply.status), wait: wait)
    }
    let id = remoteID(in: json)
    let isGood = (200..<300).contains(reply.status)
    let failed = !isGood || id == nil || tellsFailure(json)
    return AcceptanceReading(
      remoteID: id,
      rawStatus: status(in: json)?.word,
      createdAt: first(.createdAt, in: json, ReplyTime.moment),
      failure: failed ? failure(in: json, status: reply.status, missingID: id == nil) : nil,
      wait: wait
    )
  }
}
