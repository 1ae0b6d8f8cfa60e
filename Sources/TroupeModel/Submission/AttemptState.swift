/// The states of an attempt.
///
/// Every transition that is not in `after(_:)` is refused here and by a trigger in the catalog.
public enum AttemptState: String, Hashable, Sendable, CaseIterable {
  case prepared
  case inFlight = "in_flight"
  case neverSent = "never_sent"
  case unknown, accepted, rejected
  case resolvedAccepted = "resolved_accepted"
  case resolvedNotAccepted = "resolved_not_accepted"
  case abandoned

  /// Whether the intent may not be sent again while an attempt is in this state.
  public var blocksResending: Bool {
    switch self {
    case .prepared, .inFlight, .unknown, .accepted, .resolvedAccepted: true
    case .neverSent, .rejected, .resolvedNotAccepted, .abandoned: false
    }
  }

  /// Whether money may have been spent.
  public var countsAsSpent: Bool {
    switch self {
    case .inFlight, .unknown, .accepted, .resolvedAccepted, .abandoned: true
    case .prepared, .neverSent, .rejected, .resolvedNotAccepted: false
    }
  }
}

/// What happens to an attempt.
public enum AttemptEvent: Hashable, Sendable {
  /// The gate was called for the first time, and its commit is about to be made durable.
  case gatePassed
  /// The transfer ended and the gate had never been called, or had refused.
  case neverSent
  /// The program died; found at the next opening.
  case crashed
  /// The endpoint accepted with this id.
  case accepted(RemoteID)
  /// The endpoint provably refused.
  case refused
  /// Nobody can know.
  case lost
  /// A receipt on disk holds the id.
  case receiptFound(RemoteID)
  /// The user gave an id, and the endpoint confirmed it.
  case confirmed(RemoteID)
  /// The user said that it did not run.
  case denied
  /// The user leaves it.
  case abandoned
}

extension AttemptState {
  /// The state after an event; nil where the event cannot happen in this state.
  public func after(_ event: AttemptEvent) -> AttemptState? {
    switch (self, event) {
    case (.prepared, .gatePassed): .inFlight
    case (.prepared, .neverSent), (.prepared, .crashed): .neverSent
    case (.inFlight, .accepted), (.inFlight, .receiptFound), (.unknown, .receiptFound): .accepted
    case (.inFlight, .refused): .rejected
    case (.inFlight, .lost), (.inFlight, .crashed): .unknown
    case (.unknown, .confirmed): .resolvedAccepted
    case (.unknown, .denied): .resolvedNotAccepted
    case (.unknown, .abandoned): .abandoned
    default: nil
    }
  }

  /// The pairs of states that a transition may join, for the trigger in the catalog.
  public static let transitions: Set<[AttemptState]> = {
    let id = RemoteID("id")
    var events: [AttemptEvent] = [
      .gatePassed, .neverSent, .crashed, .refused, .lost, .denied, .abandoned,
    ]
    if let id { events += [.accepted(id), .receiptFound(id), .confirmed(id)] }
    var pairs: Set<[AttemptState]> = []
    for state in allCases {
      for event in events {
        if let next = state.after(event) { pairs.insert([state, next]) }
      }
    }
    return pairs
  }()
}
