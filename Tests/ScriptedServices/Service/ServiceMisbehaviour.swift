public import TroupeModel

/// One way in which a scripted service does not do what its documentation says.
///
/// A request that is wrong gets its error first; these befall only requests that were right. "After the work"
/// means that the request was accepted and, on a paid route, charged.
public enum ServiceMisbehaviour: Sendable, Hashable {
  /// When moderation steps in.
  public enum ModerationStage: Sendable, Hashable, CaseIterable {
    /// The request itself is refused, and nothing is charged.
    case submit
    /// The job fails at its first poll.
    case during
    /// The job runs to its end, and then the film is withheld.
    case output
  }

  /// How a time is written.
  public enum TimeForm: Sendable, Hashable, CaseIterable {
    case seconds, milliseconds, iso8601
  }

  /// How a progress is written: `67`, `"67%"` or `0.67`.
  public enum ProgressForm: Sendable, Hashable, CaseIterable {
    case integer, percentText, fraction
  }

  // In place of the reply

  /// An error of that HTTP status in the service's own shape, without the work unless it is charged.
  case status(Int, charged: Bool = false)
  /// An error of that HTTP status, code and message in the service's own shape, without the work.
  case error(Int, code: String, message: String)
  /// A page in HTML with status 200, after the work.
  case html
  /// A page in HTML with that status, without the work.
  case htmlStatus(Int)
  /// Any text with status 200 and the type of JSON, after the work.
  case body(String)
  /// The connection ends without a byte, after the work.
  case drop
  /// The connection ends without a byte, without the work.
  case hangUp
  /// Half of the reply's body and the end of the connection, after the work.
  case cut
  /// 429 with or without `Retry-After` in seconds, without the work.
  case tooManyRequests(retryAfter: Int?)

  // What becomes of the work

  /// Moderation refuses; on a character that is ready at once every stage is `submit`.
  case refuseModeration(ModerationStage)
  /// The job that this request makes will fail at its last poll.
  case failJob(code: String, message: String)
  /// The character that this request makes is queued first, and ready only after as many polls as a video.
  case asynchronous
  /// The id that this request makes is a number of 20 digits, written without quotes.
  case idAsNumber
  /// The id that this request makes holds `:` and `/`.
  case idWithPunctuation
  /// The link that is fetched turns out dead (403) and stays so; the next query gives a new one.
  case expiredLink
  /// On the upload route: the link given is dead from the start. On a paid route: every upload so far has died.
  case uploadExpired
  /// In the OpenAI format proper: a start picture in PNG or JPEG must have exactly the size of the video.
  case wantsExactPicture
  /// The content route answers with `{"video_url"}` in place of the film.
  case contentAsLink

  // What the reply looks like

  /// The reply comes that much later.
  case slow(milliseconds: Int)
  /// One more header field.
  case header(String, String)
  /// `{"code":"success","message":"","data":…}` around the reply.
  case wrap
  /// Members of that name, at any depth, are called otherwise.
  case rename(String, to: String)
  /// Members of that name, at any depth, are missing.
  case remove(String)
  /// Members of that name, at any depth, have that value; where there is none, the reply gets one.
  case set(String, to: JSON)
  /// Members of that name are written twice, the second time with that value or the same again.
  case duplicate(String, second: JSON? = nil)
  /// The word for the status, which may be one that nobody knows.
  case statusWord(String)
  /// All times are written so.
  case times(TimeForm)
  /// The progress is written so; a reply without one gets one.
  case progress(ProgressForm)
  /// All but the id, the status and the times stands as JSON in a string of that name.
  case jsonInString(String)
  /// What was charged, as the number's digits, with a currency where given.
  case cost(String, currency: String? = nil)
}

extension ServiceMisbehaviour {
  /// Whether it means anything on that route, so that no test relies on a rule that does nothing.
  func makesSense(on route: ServiceRoute?) -> Bool {
    switch self {
    case .failJob, .wantsExactPicture: route == .createVideo
    case .asynchronous: route == .createCharacter
    case .contentAsLink: route == .content
    case .refuseModeration, .idAsNumber, .idWithPunctuation: route?.isPaid ?? false
    case .expiredLink: route?.isLink ?? false
    case .uploadExpired: route == .upload || route?.isPaid ?? false
    case .status, .error, .html, .htmlStatus, .body, .drop, .hangUp, .cut, .tooManyRequests, .slow,
      .header:
      true
    case .wrap, .rename, .remove, .set, .duplicate, .statusWord, .times, .progress, .jsonInString,
      .cost:
      !(route?.isLink ?? false)
    }
  }
}
