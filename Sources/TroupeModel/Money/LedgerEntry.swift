/// What one attempt to send a paid request cost, or may have cost.
public struct LedgerEntry: Hashable, Sendable {
  /// How far a charge has gone, as far as anybody knows.
  public enum State: String, Hashable, Sendable, CaseIterable {
    /// Nothing was sent yet.
    case estimated
    /// It is on its way.
    case reserved
    /// The endpoint accepted it.
    case charged
    /// The endpoint refused it, or said that it charged nothing.
    case refunded
    /// Nobody can know; it counts as spent.
    case unknown

    /// Where a charge stands by the state of its attempt and what the endpoint said that it charged.
    public init(_ attempt: AttemptState, actual: Cost?) {
      self =
        switch attempt {
        case .prepared, .inFlight: .reserved
        case .accepted, .resolvedAccepted: actual?.micros == 0 ? .refunded : .charged
        case .unknown, .abandoned: .unknown
        case .neverSent, .rejected, .resolvedNotAccepted: .refunded
        }
    }

    /// Whether the amount counts as spent.
    public var countsAsSpent: Bool {
      switch self {
      case .reserved, .charged, .unknown: true
      case .estimated, .refunded: false
      }
    }
  }

  /// The attempt.
  public var attempt: ItemID
  /// What the attempt was for.
  public var kind: IntentKind
  /// The generation or the registration.
  public var subject: ItemID
  /// The endpoint's name in this library.
  public var endpoint: String
  /// The model; empty for a registration.
  public var model: String
  /// What the profile said it would cost, frozen with the request; nil where no price was known.
  public var estimate: Cost?
  /// What the endpoint said that it charged; nil where it said nothing.
  public var actual: Cost?
  /// How far the charge has gone.
  public var state: State
  /// When it was sent.
  public var createdAt: Milliseconds

  /// Creates an entry.
  public init(
    attempt: ItemID,
    kind: IntentKind,
    subject: ItemID,
    endpoint: String,
    model: String,
    estimate: Cost?,
    actual: Cost?,
    state: State,
    createdAt: Milliseconds
  ) {
    self.attempt = attempt
    self.kind = kind
    self.subject = subject
    self.endpoint = endpoint
    self.model = model
    self.estimate = estimate
    self.actual = actual
    self.state = state
    self.createdAt = createdAt
  }

  /// What counts as spent: the actual amount where it is known, else the estimate; nil where nothing was spent or no
  /// amount is known.
  public var spent: Cost? { state.countsAsSpent ? (actual ?? estimate) : nil }
}
