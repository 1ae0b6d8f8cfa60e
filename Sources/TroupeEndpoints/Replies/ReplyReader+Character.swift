public import TroupeModel

/// What the answer about a character says.
public struct CharacterReading: Hashable, Sendable {
  /// The id by which the endpoint knows it.
  public var remoteID: RemoteID?
  /// The name by which prompts call it there, without `@`.
  public var remoteHandle: String?
  /// Its name for people there.
  public var displayName: String?
  /// The address of its picture, which may expire soon.
  public var avatarURL: String?
  /// When the registration ends by itself.
  public var expiresAt: Milliseconds?
  /// The endpoint's own word for the state.
  public var rawStatus: String?
  /// Whether the endpoint is still making it.
  public var isPending: Bool
  /// Whether the endpoint says that it has failed to make it, or that it is no more.
  public var hasFailed: Bool
  /// What the reply says went wrong.
  public var failure: RemoteFailure?
  /// What kind of refusal the failure is; nil where the endpoint refused nothing.
  public var refusal: RefusalReading?
  /// What the endpoint says that it charged; nil where it says nothing.
  public var charged: Cost?
  /// How long the endpoint wishes to be left alone.
  public var wait: Milliseconds?

  /// Creates a reading.
  public init(
    remoteID: RemoteID? = nil,
    remoteHandle: String? = nil,
    displayName: String? = nil,
    avatarURL: String? = nil,
    expiresAt: Milliseconds? = nil,
    rawStatus: String? = nil,
    isPending: Bool = false,
    hasFailed: Bool = false,
    failure: RemoteFailure? = nil,
    refusal: RefusalReading? = nil,
    charged: Cost? = nil,
    wait: Milliseconds? = nil
  ) {
    self.remoteID = remoteID
    self.remoteHandle = remoteHandle
    self.displayName = displayName
    self.avatarURL = avatarURL
    self.expiresAt = expiresAt
    self.rawStatus = rawStatus
    self.isPending = isPending
    self.hasFailed = hasFailed
    self.failure = failure
    self.refusal = refusal
    self.charged = charged
    self.wait = wait
  }
}

extension ReplyReader {
  /// Reads the answer to the creation of a character or to a question about one, of any HTTP status.
  public func character(of reply: HTTPReply, now: Milliseconds) -> CharacterReading {
    let body = ReplyBody(reply.body)
    let wait = reply.wishedWait(now: now)
    let id = body.readable.flatMap { first(.characterID, in: $0, Self.id) }
    guard let json = body.readable, id != nil || !body.isBroken else {
      let failure = error(body, status: reply.status)
      return CharacterReading(
        failure: failure,
        refusal: refusal(of: failure, status: reply.status, json: nil, hasFailed: false),
        wait: wait
      )
    }
    let status = status(in: json)
    let handle = handle(in: json)
    let hasFailed = status?.phase == .failed || status?.phase == .expired
    let isWrong =
      !(200..<300).contains(reply.status) || id == nil || tellsFailure(json) || hasFailed
    let failure = isWrong ? failure(in: json, status: reply.status, missingID: id == nil) : nil
    let isMaking = status?.phase == .waiting || status?.phase == .running
    // Where characters are called by the name that the endpoint gives, one without a name is not there yet.
    let isNameless = awaitsHandle && handle == nil && status?.phase?.isTerminal != true
    return CharacterReading(
      remoteID: id,
      remoteHandle: handle,
      displayName: text(.displayName, in: json),
      avatarURL: first(.avatar, in: json, Self.address),
      expiresAt: first(.expiresAt, in: json, ReplyTime.moment),
      rawStatus: status?.word,
      isPending: !isWrong && (isMaking || isNameless),
      hasFailed: hasFailed,
      failure: failure,
      refusal: refusal(of: failure, status: reply.status, json: json, hasFailed: hasFailed),
      charged: charged(in: json, isFinal: isWrong),
      wait: wait
    )
  }

  private func refusal(
    of failure: RemoteFailure?,
    status: Int,
    json: JSON?,
    hasFailed: Bool
  ) -> RefusalReading? {
    if hasFailed, (200..<300).contains(status) { return failure?.refusal(at: .during) }
    // A question that is refused says nothing of what was asked for.
    guard kind != .queryCharacter else { return nil }
    return refusal(
      of: failure,
      status: status,
      hasID: json.flatMap { first(.characterID, in: $0, Self.id) } != nil,
      tellsFailure: json.map(tellsFailure) ?? false
    )
  }

  /// The address of an uploaded file; nil where the reply has none.
  public func upload(of reply: HTTPReply) -> String? {
    guard (200..<300).contains(reply.status), case .json(let json) = ReplyBody(reply.body) else {
      return nil
    }
    return first(.uploadURL, in: json, Self.address)
  }

  private func handle(in json: JSON) -> String? {
    let text = text(.handle, in: json)?.singleLine
    guard let text else { return nil }
    let bare = text.hasPrefix("@") ? String(text.dropFirst()) : text
    return bare.isEmpty ? nil : bare
  }
}
