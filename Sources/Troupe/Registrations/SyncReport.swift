public import TroupeModel

/// How `sync` goes about it.
public struct SyncOptions: Sendable {
  /// The other looks too, not only the default ones.
  public var withLooks: Bool
  /// Registers anew those that have changed since; the old registration stays on record.
  public var again: Bool
  /// Passes over the endpoint's limits, and over a budget that cannot be compared with a price.
  public var force: Bool
  /// The most that this command may spend; nil for no limit of its own.
  public var budget: Budget?
  /// What is done where the endpoint wants a clip and a look has only pictures.
  public var clips: ClipPolicy

  /// Creates options.
  public init(
    withLooks: Bool = false,
    again: Bool = false,
    force: Bool = false,
    budget: Budget? = nil,
    clips: ClipPolicy = .never
  ) {
    self.withLooks = withLooks
    self.again = again
    self.force = force
    self.budget = budget
    self.clips = clips
  }
}

/// What `sync` did, or found, for one look.
public struct SyncReport: Sendable {
  /// What came of it.
  public enum Outcome: Sendable {
    case created
    /// It was live before.
    case unchanged
    /// It is live, and the look has changed since; sending it again takes `--again`.
    case changed([String])
    /// The endpoint is still making it.
    case pending
    /// The endpoint makes characters of clips, the look has only pictures, and none may be made of them.
    case needsClip
    /// Nobody can know whether it was created.
    case needsDecision(String)
    case failed(String)
  }

  /// The look that was asked for, as `handle/look`.
  public var look: LookAddress
  /// The name of the endpoint.
  public var endpoint: String
  /// The registration as it is now, also one that failed; nil where there is none.
  public var registration: Registration?
  /// What came of it, or was so before.
  public var outcome: Outcome
  /// The roles of the pictures for which the endpoint had no room.
  public var dropped: [ReferenceRole] = []
}

/// What `sync` tells while it works.
public enum SyncEvent: Sendable {
  case uploading(LookAddress, number: Int, of: Int)
  case makingClip(LookAddress)
  case creating(LookAddress)
  /// The endpoint is making it; its own word for the state.
  case waiting(LookAddress, String?)
  case done(SyncReport)
}
