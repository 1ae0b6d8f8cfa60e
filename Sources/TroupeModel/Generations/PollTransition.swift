/// What an endpoint said about a job, read from any shape of reply.
public struct JobReading: Hashable, Sendable {
  /// The phases that every endpoint's words are sorted into.
  public enum Phase: String, Hashable, Sendable, CaseIterable {
    case waiting, running, done, failed, expired
  }

  /// What the endpoint's word means.
  public var phase: Phase
  /// The endpoint's own word.
  public var rawStatus: String?
  /// From 0 to 1.
  public var progress: Double?
  /// The address of the video; nil where the reply has none.
  public var resultURL: String?
  /// Why it failed, in the endpoint's words; nil where it gave no reason.
  public var failure: String?
  /// What kind of refusal the failure is; nil where it did not fail.
  public var refusal: RefusalReading?
  /// What the endpoint says that it charged; nil where it says nothing.
  public var charged: Cost?

  /// Creates a reading.
  public init(
    phase: Phase,
    rawStatus: String? = nil,
    progress: Double? = nil,
    resultURL: String? = nil,
    failure: String? = nil,
    refusal: RefusalReading? = nil,
    charged: Cost? = nil
  ) {
    self.phase = phase
    self.rawStatus = rawStatus
    self.progress = progress
    self.resultURL = resultURL
    self.failure = failure
    self.refusal = refusal
    self.charged = charged
  }
}

/// What asking about a job came to.
public enum PollAnswer: Hashable, Sendable {
  case reading(JobReading)
  /// The endpoint does not know the id.
  case unknownJob(String)
  /// No usable answer; ask again, after the time it wished for where it named one.
  case noAnswer(String, retryAfter: Milliseconds?)
}

extension Generation {
  /// How long a known id may be answered with "not found" before the user is told.
  public static let missingGrace = Milliseconds.seconds(600)

  /// What is said of a job that is done without an address; the second time in a row the content route is tried.
  private static let noAddressYet =
    "the endpoint says it is done and gives no address that can be used"

  /// How long to wait between two questions: the endpoint's pace at first, doubling as the job grows old up to five
  /// minutes, hourly where it is stuck.
  public func pollDelay(pace: Milliseconds) -> Milliseconds {
    if status == .needsAttention { return .seconds(3600) }
    let doublings = max(0, min(20, polls / 10))
    return min(Milliseconds(pace.value << Int64(doublings)), max(pace, .seconds(300)))
  }

  /// The generation after an answer; pure.
  ///
  /// - Parameters:
  ///   - answer: what came.
  ///   - now: the time.
  ///   - delay: how long to wait before the next question unless the endpoint wished for longer.
  ///   - hasContentRoute: whether a video can be fetched without an address of its own.
  /// - Returns: the generation as it is then; unchanged where its status is none that is asked about.
  public func after(
    _ answer: PollAnswer,
    now: Milliseconds,
    delay: Milliseconds,
    hasContentRoute: Bool
  ) -> Generation {
    guard status.isPolled else { return self }
    var next = self
    next.polls += 1
    next.notBefore = now + delay
    switch answer {
    case .reading(let reading):
      next.remoteStatus = reading.rawStatus ?? remoteStatus
      next.progress = reading.progress ?? progress
      next.troubleSince = nil
      next.take(reading, now: now, hasContentRoute: hasContentRoute)
    case .unknownJob(let text):
      let since = troubleSince ?? now
      next.troubleSince = since
      next.failure = text
      if now - since >= Self.missingGrace { next.status = .needsAttention }
    case .noAnswer(let text, let retryAfter):
      next.failure = text
      if let retryAfter { next.notBefore = now + max(delay, min(retryAfter, .seconds(3600))) }
    }
    return next
  }

  private mutating func take(_ reading: JobReading, now: Milliseconds, hasContentRoute: Bool) {
    switch reading.phase {
    case .waiting, .running:
      status = .running
      failure = nil
    case .done:
      if let url = reading.resultURL {
        resultURL = url
        status = .ready
        failure = nil
        notBefore = nil
      } else if hasContentRoute, failure == Self.noAddressYet {
        resultURL = nil
        status = .ready
        notBefore = nil
      } else {
        status = .running
        failure = Self.noAddressYet
      }
    case .failed:
      status = .failed
      failure = reading.failure ?? "the endpoint says it failed, without a reason"
      notBefore = nil
    case .expired:
      status = .expired
      failure = reading.failure ?? "the endpoint says it has expired"
      notBefore = nil
    }
  }
}
