public import TroupeModel

/// A change that is made to many generations at once.
public enum GenerationEdit: Sendable {
  /// Puts tags on and takes others away.
  case tags(adding: [String], removing: [String])
  /// From 1 to 5; nil takes the rating away.
  case rating(Int?)
  /// The same words for all; empty takes them away.
  case notes(String)
  /// Says by hand that a character is in their videos, as `luna` or `luna/armor`.
  case link(String)
  /// Says by hand that a character is not in their videos.
  case unlink(String)

  /// What it does, for the journal.
  var verb: String {
    switch self {
    case .tags: "tag"
    case .rating: "rate"
    case .notes: "note"
    case .link: "link"
    case .unlink: "unlink"
    }
  }
}

/// What a change came to.
public struct GenerationEditOutcome: Sendable {
  /// How many it was for.
  public var count: Int
  /// Those that are not as they were, in the order given.
  public var changed: [ItemID]
  /// How many have no video, where the change is one of videos.
  public var withoutVideo: Int

  /// Creates an outcome.
  public init(count: Int = 0, changed: [ItemID] = [], withoutVideo: Int = 0) {
    self.count = count
    self.changed = changed
    self.withoutVideo = withoutVideo
  }

  /// The outcome as JSON.
  public var json: JSON {
    [
      "changed": .number(changed.count), "unchanged": .number(count - changed.count),
      "generations": .array(changed.map { .string($0.description) }),
    ]
  }
}
