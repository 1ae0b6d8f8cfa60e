/// When an endpoint refused something.
public enum RefusalStage: String, Hashable, Sendable, CaseIterable {
  /// The request itself was refused.
  case submit
  /// The job was accepted and failed while it was made.
  case during
  /// The finished video was refused.
  case output
}

/// What an endpoint's words about a failure amount to.
public struct RefusalReading: Hashable, Sendable {
  /// When it happened.
  public var stage: RefusalStage
  /// The class of the failure, in the word of a profile: `moderation`, `quota`, `other`.
  public var kind: String
  /// The endpoint's own code.
  public var code: String?
  /// The endpoint's own words, with signed addresses and keys blotted out.
  public var message: String
  /// The HTTP status; nil where it was told with a good one.
  public var httpStatus: Int?

  /// Creates a reading.
  public init(
    stage: RefusalStage,
    kind: String,
    code: String? = nil,
    message: String,
    httpStatus: Int? = nil
  ) {
    self.stage = stage
    self.kind = kind
    self.code = code
    self.message = message
    self.httpStatus = httpStatus
  }
}

/// A refusal on record: knowledge of what an endpoint will not do.
public struct Refusal: Hashable, Sendable {
  /// What the refused request was for.
  public var kind: IntentKind
  /// The generation or the registration that was refused; its frozen cast or basis says who and what was in it.
  public var subject: ItemID
  /// What the endpoint said.
  public var reading: RefusalReading
  /// When it said so.
  public var createdAt: Milliseconds

  /// Creates a refusal.
  public init(
    kind: IntentKind,
    subject: ItemID,
    reading: RefusalReading,
    createdAt: Milliseconds
  ) {
    self.kind = kind
    self.subject = subject
    self.reading = reading
    self.createdAt = createdAt
  }
}
