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
  /// What the reply says went wrong.
  public var failure: RemoteFailure?
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
    failure: RemoteFailure? = nil,
    wait: Milliseconds? = nil
  ) {
    self.remoteID = remoteID
    self.remoteHandle = remoteHandle
    self.displayName = displayName
    self.avatarURL = avatarURL
    self.expiresAt = expiresAt
    self.rawStatus = rawStatus
    self.isPending = isPending
    self.failure = failure
    self.wait = wait
  }
}

extension ReplyReader {
  /// Reads the answer to the creation of a character or to a question about one, of any HTTP status.
  public func character(of reply: HTTPReply, now: Milliseconds) -> CharacterReading {
    let body = ReplyBody(reply.body)
    let wait = reply.wishedWait(now: now)
    guard case .json(let json) = body else {
      return CharacterReading(failure: error(body, status: reply.status), wait: wait)
    }
    let id = first(.characterID, in: json, Self.id)
    let status = status(in: json)
    let isGood = (200..<300).contains(reply.status)
    let hasFailed =
      !isGood || id == nil || tellsFailure(json) || status?.phase == .failed
      || status?.phase == .expired
    return CharacterReading(
      remoteID: id,
      remoteHandle: handle(in: json),
      displayName: text(.displayName, in: json),
      avatarURL: first(.avatar, in: json, Self.address),
      expiresAt: first(.expiresAt, in: json, ReplyTime.moment),
      rawStatus: status?.word,
      isPending: !hasFailed && (status?.phase == .waiting || status?.phase == .running),
      failure: hasFailed ? failure(in: json, status: reply.status, missingID: id == nil) : nil,
      wait: wait
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
