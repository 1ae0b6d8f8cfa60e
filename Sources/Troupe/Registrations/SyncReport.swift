public import TroupeModel

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
}

/// What `sync` tells while it works.
public enum SyncEvent: Sendable {
  case uploading(LookAddress, number: Int, of: Int)
  case creating(LookAddress)
  case done(SyncReport)
}
