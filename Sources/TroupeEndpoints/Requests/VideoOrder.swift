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
  /// The address of the picture to start from.
  public var imageURL: String?
  /// Whether the result stays out of public galleries; nil for the profile's default.
  public var isPrivate: Bool?
  /// The remote ids of the cast, where the profile's way of using characters sends them.
  public var characterIDs: [RemoteID]

  /// Creates an order.
  public init(
    format: VideoFormat = .openai,
    model: String,
    prompt: String = "",
    scenes: [Scene] = [],
    size: PixelSize? = nil,
    duration: Double? = nil,
    aspectRatio: String? = nil,
    imageURL: String? = nil,
    isPrivate: Bool? = nil,
    characterIDs: [RemoteID] = []
  ) {
    self.format = format
    self.model = model
    self.prompt = prompt
    self.scenes = scenes
    self.size = size
    self.duration = duration
    self.aspectRatio = aspectRatio
    self.imageURL = imageURL
    self.isPrivate = isPrivate
    self.characterIDs = characterIDs
  }

  /// How long the video would be: as asked, or the scenes together; nil where that was not said.
  public var totalDuration: Double? {
    if let duration { return duration }
    let parts = scenes.compactMap(\.duration)
    return parts.isEmpty || parts.count < scenes.count ? nil : parts.reduce(0, +)
  }
}

/// A character to create, with every text as it is to be sent.
public struct CharacterOrder: Hashable, Sendable {
  /// The name it is to have there.
  public var name: String
  /// Empty where there is none.
  public var description: String
  /// The addresses of its pictures, in order.
  public var referenceURLs: [String]

  /// Creates an order.
  public init(name: String, description: String = "", referenceURLs: [String] = []) {
    self.name = name
    self.description = description
    self.referenceURLs = referenceURLs
  }
}

/// A file to hand over.
public struct UploadOrder: Hashable, Sendable {
  /// The whole file.
  public var bytes: [UInt8]
  /// The name that the endpoint is told.
  public var fileName: String
  /// Such as `image/png`.
  public var mediaType: String

  /// Creates an order.
  public init(bytes: [UInt8], fileName: String, mediaType: String) {
    self.bytes = bytes
    self.fileName = fileName
    self.mediaType = mediaType
  }
}
