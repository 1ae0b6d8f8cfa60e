public import TroupeModel

/// What a character can be made of at an endpoint; the raw value is the word in a profile.
public enum CharacterSource: String, Hashable, Sendable, CaseIterable {
  /// A list of pictures.
  case images
  /// One frontal picture and a few more.
  case elements
  /// A clip behind an address.
  case clipURL = "clip-url"
  /// A clip as a part of a form.
  case clipFile = "multipart"
  /// A video that the endpoint itself has made.
  case fromTask = "from-task"
}

/// How characters are made at an endpoint.
public struct CharacterCreation: Hashable, Sendable {
  /// What they can be made of, best first; never empty.
  public var sources: [CharacterSource]
  /// The model that such a request names; nil where it must name none.
  public var model: String?
  /// What a clip has to be like; nil where nothing is known.
  public var clip: ClipRules?
  /// How long a character lives; nil where it does not end by itself, or nobody knows.
  public var lifetime: Milliseconds?

  /// What a clip has to be like; what is nil is not limited.
  public struct ClipRules: Hashable, Sendable {
    /// How long it is, in seconds.
    public var seconds: ClosedRange<Double>?
    /// The size of its picture.
    public var size: PixelSize?
    /// The largest file.
    public var bytes: Int64?

    /// Creates rules.
    public init(
      seconds: ClosedRange<Double>? = nil,
      size: PixelSize? = nil,
      bytes: Int64? = nil
    ) {
      self.seconds = seconds
      self.size = size
      self.bytes = bytes
    }
  }

  /// Creates a description of how characters are made.
  public init(
    sources: [CharacterSource],
    model: String? = nil,
    clip: ClipRules? = nil,
    lifetime: Milliseconds? = nil
  ) {
    self.sources = sources
    self.model = model
    self.clip = clip
    self.lifetime = lifetime
  }
}

extension CharacterSource {
  /// The placeholders of which a body must use one to make a character of this.
  var placeholders: Set<Placeholder> {
    switch self {
    case .images: [.referenceImages, .referenceFiles]
    case .elements: [.frontalImage]
    case .clipURL: [.clipURL]
    case .clipFile: [.clipFile]
    case .fromTask: [.fromTask]
    }
  }
}

extension ProfileNode {
  /// The value read as a description of how characters are made; nil where it says none.
  var characterCreation: CharacterCreation? {
    _ = members("the character creation", keys: ProfileKeys.characterCreation)
    let sources = required("from")?.someElements.compactMap { $0.choice(CharacterSource.self) }
    let model = self["model"].flatMap { $0.json == .null ? nil : $0.text }
    let lifetime = self["lifetime_seconds"]?.seconds
    let clip = self["clip"]?.clipRules
    guard let sources, !sources.isEmpty else { return nil }
    return CharacterCreation(sources: sources, model: model, clip: clip, lifetime: lifetime)
  }

  private var clipRules: CharacterCreation.ClipRules {
    _ = members("the clip", keys: ProfileKeys.clip)
    return CharacterCreation.ClipRules(
      seconds: self["seconds"]?.span("the seconds"),
      size: self["size"]?.size,
      bytes: self["bytes"]?.count.map(Int64.init)
    )
  }
}
