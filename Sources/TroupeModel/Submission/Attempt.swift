/// What a paid request is for.
public enum IntentKind: String, Hashable, Sendable, CaseIterable {
  case generation, registration
}

/// What the user asked for once, and the exact request it became.
public struct Intent: Hashable, Sendable {
  /// What attempts refer to it by.
  public var id: ItemID
  /// What the subject is.
  public var kind: IntentKind
  /// The generation or the registration.
  public var subject: ItemID
  /// The body, byte for byte.
  public var request: String
  /// The SHA-256 of the body.
  public var requestHash: ContentID
  /// The price that the user has agreed to; nil where none is known.
  public var price: Cost?
  /// When the user asked for it.
  public var createdAt: Milliseconds

  /// Creates an intent.
  public init(
    id: ItemID,
    kind: IntentKind,
    subject: ItemID,
    request: String,
    requestHash: ContentID,
    price: Cost?,
    createdAt: Milliseconds
  ) {
    self.id = id
    self.kind = kind
    self.subject = subject
    self.request = request
    self.requestHash = requestHash
    self.price = price
    self.createdAt = createdAt
  }
}

/// One try at sending an intent; the record that makes double charges impossible.
public struct Attempt: Hashable, Sendable {
  /// Names its receipt as well.
  public var id: ItemID
  /// What is being sent.
  public var intentID: ItemID
  /// From 1.
  public var number: Int
  /// How far it has come.
  public var state: AttemptState
  /// Scheme, host and port that it was sent to, or the identity of an embedded endpoint.
  public var origin: String
  /// When it was prepared, just before sending.
  public var createdAt: Milliseconds
  /// Whether the gate was passed, so that bytes may have left.
  public var gatePassed: Bool
  /// The status of the reply; nil where none came.
  public var httpStatus: Int?
  /// Why there was no reply, in words.
  public var transportError: String?
  /// The id in the reply, or as the user found it; nil while none is known.
  public var remoteID: RemoteID?
  /// How it was settled by the user or by a receipt.
  public var resolution: String?
  /// What the endpoint said that it charged; nil where it said nothing.
  public var actual: Cost?

  /// Creates an attempt that is about to be sent.
  public init(
    id: ItemID,
    intentID: ItemID,
    number: Int,
    origin: String,
    createdAt: Milliseconds
  ) {
    self.id = id
    self.intentID = intentID
    self.number = number
    self.origin = origin
    self.createdAt = createdAt
    state = .prepared
    gatePassed = false
  }
}
