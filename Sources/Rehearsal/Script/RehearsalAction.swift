package import TroupeModel

/// One way to misbehave.
package enum RehearsalAction: Hashable, Sendable {
  /// The reply comes late; the request has been accepted by then.
  case delay(Milliseconds)
  /// Another reply; nothing is accepted or charged.
  case status(ScriptedStatus)
  /// The connection is closed before the body is read; nothing is accepted or charged.
  case dropBefore
  /// The request is accepted and charged, and the connection is closed without a reply.
  case dropAfter
  /// The reply has another shape.
  case shape(ReplyShape)
  /// The phases go by other words.
  case words(StatusWords)
  /// A completed job has no address.
  case noURL
  /// The file is a page for people, with status 200.
  case htmlFile
  /// The file ends after so many bytes, with a length that fits.
  case truncated(bytes: Int)
  /// The announced length is right and the connection is closed after so many bytes.
  case cut(bytes: Int)
  /// A character comes without a username.
  case noUsername
  /// The job made by this request says "processing" to so many questions before the truth.
  case slow(polls: Int)
  /// The job made by this request fails.
  case failJob(JobFailure)
}

/// A status that a script gives instead of an answer.
package struct ScriptedStatus: Hashable, Sendable {
  package var status: Int
  /// Seconds for a Retry-After field.
  package var retryAfter: Int?
  package var message: String?
  package var code: String?
  /// A whole body in place of the usual error in JSON.
  package var body: String?
  /// The media type of `body`.
  package var type: String?

  /// Creates a status.
  package init(
    _ status: Int,
    retryAfter: Int? = nil,
    message: String? = nil,
    code: String? = nil,
    body: String? = nil,
    type: String? = nil
  ) {
    self.status = status
    self.retryAfter = retryAfter
    self.message = message
    self.code = code
    self.body = body
    self.type = type
  }

  /// The reply.
  var reply: RehearsalReply {
    var reply: RehearsalReply
    if let body {
      reply = RehearsalReply(status: status, text: body, type: type ?? "text/html")
    } else {
      reply =
        RequestFault(
          status: status,
          message: message ?? "rehearsed status \(status)",
          type: "rehearsed",
          code: code ?? "rehearsed_\(status)"
        ).reply
    }
    if let retryAfter {
      reply.fields.append(RehearsalReply.Field(name: "Retry-After", value: String(retryAfter)))
    }
    return reply
  }
}
