import TroupeMedia
import TroupeCatalog
import TroupeEndpoints
import TroupeModel

/// A paid request on its way: the exact bytes, and what else changes in the catalog with its fate.
struct Submission: Sendable {
  var intent: Intent
  var request: BuiltRequest
  var endpoint: VideoEndpoint
  var sheet: EndpointSheet
  /// What the command may spend.
  var spending: SpendingLimit
  /// What a reply says.
  var read: @Sendable (HTTPReply) -> SubmissionReading
  /// Runs in the transaction in which the attempt is prepared.
  var begin: @Sendable (CatalogWriter) throws -> Void
  /// Runs in the transaction in which the attempt ends.
  var end: @Sendable (SubmissionEnd, CatalogWriter) throws -> Void
}

/// What the answer to a paid request says, whatever it was for.
struct SubmissionReading: Sendable {
  var remoteID: RemoteID?
  var failure: RemoteFailure?
  var wait: Milliseconds?
  /// What the endpoint says that it charged.
  var charged: Cost?
  /// What the failure amounts to.
  var refusal: RefusalReading?

  init(_ reading: AcceptanceReading) {
    remoteID = reading.remoteID
    failure = reading.failure
    wait = reading.wait
    charged = reading.charged
    refusal = reading.refusal
  }

  init(_ reading: CharacterReading) {
    remoteID = reading.remoteID
    failure = reading.failure
    wait = reading.wait
    charged = reading.charged
    refusal = reading.refusal
  }
}

/// How one attempt ended.
enum SubmissionEnd: Sendable {
  case accepted(RemoteID, HTTPReply)
  case rejected(String, hint: String?)
  case tryLater(Milliseconds, String)
  case keyRefused(String)
  case unknown(String)
  case neverSent(String, wasCancelled: Bool)
}

extension Workspace {
  /// How often a request that provably never left is tried again within one command.
  static let neverSentTries = 5

  /// Sends a paid request once, under the submit lock, after recovering what a dead process left.
  ///
  /// The order is: attempt `prepared`, committed → connection stands → receipt durable and `in_flight` committed →
  /// request leaves → reply → receipt with the reply durable → final state committed.
  func submit(_ submission: Submission) async throws -> SubmissionEnd {
    try await withSubmitLock {
      try checkNotPaused(submission.sheet)
      let attempt = try prepare(submission)
      let receipt = Receipt(
        attempt: attempt.id,
        intent: submission.intent.id,
        subject: submission.intent.subject,
        origin: attempt.origin,
        sentAt: world.now()
      )
      let outcome = await submission.endpoint.submit(submission.request) {
        [catalog, receipts, world] in
        // The receipt first: without the commit the attempt stays `prepared` and was provably never sent.
        try receipts.write(receipt)
        try catalog.write(at: world.now()) { _ = try $0.move(attempt.id, by: .gatePassed) }
      }
      let end = try judge(outcome, of: attempt, submission, receipt)
      return end
    }
  }

  private func prepare(_ submission: Submission) throws -> Attempt {
    try write { writer in
      try submission.begin(writer)
      try checkBudget([submission.intent.price], submission.spending, writer.reader)
      let before = try writer.reader.attempts(of: submission.intent.subject)
      let attempt = Attempt(
        id: world.makeID(),
        intentID: submission.intent.id,
        number: before.count + 1,
        origin: recordedOrigin(of: submission.sheet),
        createdAt: world.now()
      )
      try writer.insert(attempt)
      submission.spending.begins(submission.intent.subject)
      return attempt
    }
  }

  private func judge(
    _ outcome: OneShotOutcome,
    of attempt: Attempt,
    _ submission: Submission,
    _ receipt: Receipt
  ) throws -> SubmissionEnd {
    switch outcome.gate {
    case .neverReached, .refused:
      let cause = outcome.gateError.map { ErrorReport(of: $0).message }
      var isCancelled = false
      if case .failure(.cancelled) = outcome.result { isCancelled = true }
      let text = cause ?? Self.sentence(outcome.result)
      return try settle(
        attempt,
        .neverSent,
        .neverSent(text, wasCancelled: isCancelled),
        submission,
        error: text
      )
    case .reachedTwice:
      return try settle(
        attempt,
        .lost,
        .unknown("the connection died and a second sending was prevented"),
        submission
      )
    case .passed:
      switch outcome.result {
      case .failure:
        let text = Self.sentence(outcome.result)
        return try settle(attempt, .lost, .unknown(text), submission, error: text)
      case .success(let reply):
        return try judge(reply, of: attempt, submission, receipt)
      }
    }
  }

  private func judge(
    _ reply: HTTPReply,
    of attempt: Attempt,
    _ submission: Submission,
    _ receipt: Receipt
  ) throws -> SubmissionEnd {
    let reading = submission.read(reply)
    let isKnown = try reading.remoteID.map { id in
      try catalog.read { try $0.isKnown(id, origin: attempt.origin) }
    }
    let verdict = SubmissionVerdict(
      status: reply.status,
      retryAfter: reading.wait,
      remoteID: reading.remoteID,
      isKnown: isKnown ?? false
    )
    var answered = receipt
    var acceptedID: RemoteID?
    if case .accepted(let id) = verdict { acceptedID = id }
    answered.answer(
      remoteID: acceptedID,
      httpStatus: reply.status,
      reply: submission.endpoint.redacted(String(decoding: reply.body, as: UTF8.self)),
      at: world.now()
    )
    // A receipt that cannot be written must not keep the catalog from knowing what came; it is reported after that.
    let receiptWritten = Result { try receipts.write(answered) }
    let text = reading.failure?.sentence ?? "the endpoint answered HTTP \(reply.status)"
    func settle(_ event: AttemptEvent, _ end: SubmissionEnd) throws -> SubmissionEnd {
      do {
        let settled = try self.settle(
          attempt,
          event,
          end,
          submission,
          reading,
          status: reply.status
        )
        try receiptWritten.get()
        return settled
      } catch {
        guard let acceptedID else { throw error }
        throw TroupeError.acceptedNotStored(
          subject: submission.intent.subject.short,
          remoteID: acceptedID,
          why: ErrorReport(of: error).message
        )
      }
    }
    switch verdict {
    case .accepted(let id): return try settle(.accepted(id), .accepted(id, reply))
    case .rejected: return try settle(.refused, .rejected(text, hint: reading.failure?.hint))
    case .tryLater(let wait): return try settle(.refused, .tryLater(wait, text))
    case .keyRefused: return try settle(.refused, .keyRefused(text))
    case .unknown: return try settle(.lost, .unknown(unknownReason(reply, reading, isKnown, text)))
    }
  }

  private func unknownReason(
    _ reply: HTTPReply,
    _ reading: SubmissionReading,
    _ isKnown: Bool?,
    _ text: String
  ) -> String {
    if isKnown == true, let id = reading.remoteID {
      return "the endpoint answered with the id \(id), which belongs to another request"
    }
    if (200..<300).contains(reply.status), reading.remoteID == nil {
      let words = reading.failure?.message ?? ""
      return "the endpoint answered HTTP \(reply.status) without an id"
        + (words.isEmpty ? "" : " and said: \(words)")
    }
    return text
  }

  private func settle(
    _ attempt: Attempt,
    _ event: AttemptEvent,
    _ end: SubmissionEnd,
    _ submission: Submission,
    _ reading: SubmissionReading? = nil,
    status: Int? = nil,
    error: String? = nil
  ) throws -> SubmissionEnd {
    var why = error
    if case .unknown(let text) = end { why = text }
    try write { [why] writer in
      try writer.move(attempt.id, by: event, httpStatus: status, error: why)
      try submission.end(end, writer)
      if case .accepted = end, let charged = reading?.charged {
        try writer.setActual(charged, attempt: attempt.id)
      }
      if case .rejected = end, let refusal = reading?.refusal {
        try writer.insert(
          Refusal(
            kind: submission.intent.kind,
            subject: submission.intent.subject,
            reading: refusal,
            createdAt: world.now()
          )
        )
      }
      if case .keyRefused(let text) = end {
        try setPause(of: submission.sheet.name, to: text, writer)
      }
    }
    return end
  }

  private static func sentence(_ result: Result<HTTPReply, TransportError>) -> String {
    guard case .failure(let error) = result else { return "nothing went wrong" }
    return error.sentence
  }

  /// Refuses to send while the library or the endpoint is paused.
  func checkNotPaused(_ sheet: EndpointSheet) throws {
    if let reason = try catalog.read({ try $0.library()?.pauseReason }) {
      throw TroupeError.queuePaused(reason: reason)
    }
    if let reason = try catalog.read({ reader in
      try reader.endpoints().first { $0.name == sheet.name }?.pauseReason
    }) {
      throw TroupeError.endpointPaused(endpoint: sheet.name, reason: reason)
    }
  }

  /// Holds the submit lock, recovers, and runs the body.
  func withSubmitLock<Result>(_ body: () async throws -> Result) async throws -> Result {
    try await takeSubmitLock()
    defer { submitLock.unlock() }
    try recover()
    return try await body()
  }

  /// Waits for the lock without blocking a thread: another process may be awaiting its answer.
  private func takeSubmitLock() async throws {
    let deadline = ContinuousClock.now + .seconds(300)
    while try !submitLock.tryLock() {
      guard ContinuousClock.now < deadline else { throw CatalogError.busy }
      try await Task.sleep(for: .milliseconds(50))
    }
  }
}
