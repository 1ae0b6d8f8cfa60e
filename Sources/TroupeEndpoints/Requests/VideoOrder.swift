public import TroupeModel

/// A video to ask for, with every text as it is to be sent; an option that was not given is nil.
public struct VideoOrder: Hashable, Sendable {
  /// The wire format.
  public var format: VideoFormat
  /// The name or an alias of the model.
  public var model: String
  /// Empty for a storyboard.
  public var prompt: String
  /// The parts of a storyboard; empty for a prompt.
  public var scenes: [Scene]
  /// The size of the picture.
  public var size: PixelSize?
  /// Seconds.
  public var duration: Double?
  /// Such as `16:9`.
  public var aspectRatio: String?
  /// The picture to start from.
  public var image: SentFile?
  /// Whether the result stays out of public galleries; nil for the profile's default.
  public var isPrivate: Bool?
  /// The remote ids of the cast, where the profile's way of using characters sends them.
  public var characterIDs: [RemoteID]
  /// The pictures of the cast, where the profile's way of using characters sends them.
  public var references: [SentFile]
  /// The clip of somebody in the cast, where the profile's way of using characters sends one.
  public var clip: CharacterClip?

  /// Creates an order.
  public init(
    format: VideoFormat = .openai,
    model: String,
    prompt: String = "",
    scenes: [Scene] = [],
    size: PixelSize? = nil,
    duration: Double? = nil,
    aspectRatio: String? = nil,
    image: SentFile? = nil,
    isPrivate: Bool? = nil,
    characterIDs: [RemoteID] = [],
    references: [SentFile] = [],
    clip: CharacterClip? = nil
  ) {
    self.format = format
    self.model = model
    self.prompt = prompt
    self.scenes = scenes
    self.size = size
    self.duration = duration
    self.aspectRatio = aspectRatio
    self.image = image
    self.isPrivate = isPrivate
    self.characterIDs = characterIDs
    self.references = references
    self.clip = clip
  }

  /// How long the video would be: as asked, or the scenes together; nil where that was not said.
  public var totalDuration: Double? {
    if let duration { return duration }
    let parts = scenes.compactMap(\.duration)
    return parts.isEmpty || parts.count < scenes.count ? nil : parts.reduce(0, +)
  }
}
