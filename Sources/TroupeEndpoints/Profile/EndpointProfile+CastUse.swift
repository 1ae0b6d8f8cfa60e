public import TroupeModel

/// What is known of a character at an endpoint, and so in which ways it can be put into a video there.
public struct CastAbilities: Hashable, Sendable {
  /// The id that the endpoint gave it.
  public var remoteID: RemoteID?
  /// The name by which prompts call it there, without `@`.
  public var remoteHandle: String?
  /// Whether there are pictures of it.
  public var hasReferences: Bool
  /// Whether there is a clip of it.
  public var hasClip: Bool

  /// Creates a description; what is not said is not there.
  public init(
    remoteID: RemoteID? = nil,
    remoteHandle: String? = nil,
    hasReferences: Bool = false,
    hasClip: Bool = false
  ) {
    self.remoteID = remoteID
    self.remoteHandle = remoteHandle
    self.hasReferences = hasReferences
    self.hasClip = hasClip
  }
}

extension EndpointProfile {
  /// How a character is put into a video, given what is known of it there: the first way of the profile that it can go.
  ///
  /// - Parameters:
  ///   - abilities: what is known of it.
  ///   - format: the format of the video, whose body must have a place for it; nil for any format's.
  /// - Returns: the way, and `.description` where no way of the profile fits.
  public func castUse(for abilities: CastAbilities, format: VideoFormat? = nil) -> CastUse {
    let fitting = characterUse.first { use in
      takes(use, format: format) && abilities.allow(use)
    }
    return fitting ?? .description
  }

  /// Whether a body has a place for what stands for a character in that way.
  func takes(_ use: CastUse, format: VideoFormat?) -> Bool {
    let places = use.placeholders
    if places.isEmpty { return true }
    let formats = format.map { [$0] } ?? videoFormats
    return formats.contains { format in
      operation(.create, format: format)?.placeholders.isDisjoint(with: places) == false
    }
  }
}

extension CastAbilities {
  fileprivate func allow(_ use: CastUse) -> Bool {
    switch use {
    case .remoteHandle: remoteHandle != nil
    case .remoteID, .mentionID: remoteID != nil
    case .references: hasReferences
    case .clip: hasClip
    case .description: true
    }
  }
}

extension CastUse {
  /// The placeholders of which a body must use one; empty where the words of the prompt do.
  var placeholders: Set<Placeholder> {
    switch self {
    case .remoteHandle, .mentionID, .description: []
    case .remoteID: [.characterIDs]
    case .references: [.referenceImages, .referenceFiles]
    case .clip: [.characterURL]
    }
  }
}
