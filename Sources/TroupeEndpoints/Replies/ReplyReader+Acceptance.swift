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
  /// What kind of refusal the failure is; nil where the endpoint did not refuse the request.
  public var refusal: RefusalReading?
  /// What the endpoint says that it charged; nil where it says nothing.
  public var charged: Cost?
  /// How long the endpoint wishes to be left alone.
  public var wait: Milliseconds?

  /// Creates a reading.
  public init(
    remoteID: RemoteID? = nil,
    rawStatus: String? = nil,
    createdAt: Milliseconds? = nil,
    failure: RemoteFailure? = nil,
    refusal: RefusalReading? = nil,
    charged: Cost? = nil,
    wait: Milliseconds? = nil
  ) {
    self.remoteID = remoteID
    self.rawStatus = rawStatus
    self.createdAt = createdAt
    self.failure = failure
    self.refusal = refusal
    self.charged = charged
    self.wait = wait
  }
}

extension ReplyReader {
  /// Reads the answer to the creation of a video, of any HTTP status.
  ///
  /// A good HTTP status without an id always has a failure, so that there is something to tell.
  public func acceptance(of reply: HTTPReply, now: Milliseconds) -> AcceptanceReading {
    let body = ReplyBody(reply.body)
    // When to poll says nothing of when a refused request may be sent again.
    let wait = reply.retryAfter(now: now)
    let id = body.readable.flatMap(remoteID)
    guard let json = body.readable, id != nil || !body.isBroken else {
      let failure = error(body, status: reply.status)
      return AcceptanceReading(
        failure: failure,
        refusal: refusal(of: failure, status: reply.status, hasID: false, tellsFailure: false),
        wait: wait
      )
    }
    let isGood = (200..<300).contains(reply.status)
    let tells = tellsFailure(json)
    let failed = !isGood || id == nil || tells
    let failure = failed ? failure(in: json, status: reply.status, missingID: id == nil) : nil
    return AcceptanceReading(
      remoteID: id,
      rawStatus: status(in: json)?.word,
      createdAt: first(.createdAt, in: json, ReplyTime.moment),
      failure: failure,
      refusal: refusal(
        of: failure,
        status: reply.status,
        hasID: id != nil,
        tellsFailure: tells
      ),
      charged: charged(in: json, isFinal: failed),
      wait: wait
    )
  }
}
