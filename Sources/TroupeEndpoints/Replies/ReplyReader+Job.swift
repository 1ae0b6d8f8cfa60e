public import TroupeModel

extension ReplyReader {
  /// What the answer to the question about a job means.
  ///
  /// - Parameters:
  ///   - reply: the reply, of any status.
  ///   - now: the time, for a `Retry-After` that is a date.
  /// - Returns: a reading only of a reply with a good status and JSON in it.
  public func job(of reply: HTTPReply, now: Milliseconds) -> PollAnswer {
    let body = ReplyBody(reply.body)
    let wait = reply.wishedWait(now: now)
    guard (200..<300).contains(reply.status) else {
      let failure = error(body, status: reply.status)
      let isGone = reply.status == 404 || reply.status == 410
      if isGone || (failure.kind == .notFound && (400..<500).contains(reply.status)) {
        return .unknownJob(failure.sentence)
      }
      return .noAnswer(failure.sentence, retryAfter: wait)
    }
    guard case .json(let json) = body else {
      return .noAnswer(error(body, status: reply.status).sentence, retryAfter: wait)
    }
    guard json.members != nil || json.elements != nil else {
      return .noAnswer("the endpoint's answer is no job", retryAfter: wait)
    }
    let status = status(in: json)
    if tellsFailure(json), status?.phase?.isTerminal != true {
      let failure = failure(in: json, status: nil)
      if failure.kind == .notFound { return .unknownJob(failure.sentence) }
      if status == nil { return .noAnswer(failure.sentence, retryAfter: wait) }
    }
    return .reading(reading(json, status: status))
  }

  /// The state of a job in a JSON reply.
  func reading(_ json: JSON) -> JobReading { reading(json, status: status(in: json)) }

  private func reading(_ json: JSON, status: Status?) -> JobReading {
    let phase = status?.phase ?? .running
    let hasFailed = phase == .failed
    let failure = hasFailed || phase == .expired ? failure(in: json, status: nil) : nil
    return JobReading(
      phase: phase,
      rawStatus: status?.word,
      progress: first(.progress, in: json, Self.progress),
      resultURL: result(in: json),
      failure: failure.flatMap { $0.message.isEmpty ? nil : $0.jobSentence },
      refusal: hasFailed ? failure?.refusal(at: .during) : nil,
      charged: charged(in: json, isFinal: phase.isTerminal)
    )
  }
}

extension RemoteFailure {
  /// What became of a job, for its record: the endpoint's words, with its code where they do not hold it.
  fileprivate var jobSentence: String {
    if kind == .moderation { return sentence + (code.map { " (\($0))" } ?? "") }
    guard let code, !message.contains(code) else { return message }
    return "\(message) (\(code))"
  }
}
