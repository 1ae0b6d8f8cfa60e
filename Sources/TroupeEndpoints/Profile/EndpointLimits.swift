public import TroupeModel

/// What an endpoint allows, as far as it is known.
///
/// Limits are advice: the provider has the last word.
public struct EndpointLimits: Hashable, Sendable {
  /// The longest prompt, in characters.
  public var promptCharacters: Int?
  /// The most reference pictures of one character.
  public var references: Int?
  /// The most pictures of characters in one video, of the whole cast together.
  public var referencesPerVideo: Int?
  /// The most characters in one video.
  public var charactersPerVideo: Int?
  /// What a picture has to be like that a video begins with.
  public var image: Image
  /// What the upload route takes.
  public var upload: Upload

  /// What a picture has to be like that a video begins with.
  public struct Image: Hashable, Sendable {
    /// The largest file.
    public var bytes: Int64?
    /// Empty where any is taken.
    public var mediaTypes: [String]
    /// Whether it must be exactly of the video's size.
    public var isExactSize: Bool

    /// Creates limits; what is nil or empty is not limited.
    public init(bytes: Int64? = nil, mediaTypes: [String] = [], isExactSize: Bool = false) {
      self.bytes = bytes
      self.mediaTypes = mediaTypes
      self.isExactSize = isExactSize
    }
  }

  /// What the upload route takes.
  public struct Upload: Hashable, Sendable {
    /// The largest file.
    public var bytes: Int64?
    /// The most bytes in one day.
    public var bytesPerDay: Int64?
    /// Empty where any is taken.
    public var mediaTypes: [String]
    /// How long the address of an uploaded file lives.
    public var lifetime: Milliseconds?

    /// Creates limits; what is nil or empty is not limited.
    public init(
      bytes: Int64? = nil,
      bytesPerDay: Int64? = nil,
      mediaTypes: [String] = [],
      lifetime: Milliseconds? = nil
    ) {
      self.bytes = bytes
      self.bytesPerDay = bytesPerDay
      self.mediaTypes = mediaTypes
      self.lifetime = lifetime
    }
  }

  /// Creates limits; what is nil is not limited.
  public init(
    promptCharacters: Int? = nil,
    references: Int? = nil,
    referencesPerVideo: Int? = nil,
    charactersPerVideo: Int? = nil,
    image: Image = Image(),
    upload: Upload = Upload()
  ) {
    self.promptCharacters = promptCharacters
    self.references = references
    self.referencesPerVideo = referencesPerVideo
    self.charactersPerVideo = charactersPerVideo
    self.image = image
    self.upload = upload
  }
}

extension ProfileNode {
  /// The value read as limits.
  var limits: EndpointLimits {
    _ = members("the limits", keys: ProfileKeys.limits)
    return EndpointLimits(
      promptCharacters: self["prompt_characters"]?.count,
      references: self["references"]?.count,
      referencesPerVideo: self["references_per_video"]?.count,
      charactersPerVideo: self["characters_per_video"]?.count,
      image: self["image"]?.imageLimits ?? EndpointLimits.Image(),
      upload: self["upload"]?.uploadLimits ?? EndpointLimits.Upload()
    )
  }

  private var imageLimits: EndpointLimits.Image {
    _ = members("the image limits", keys: ProfileKeys.imageLimits)
    return EndpointLimits.Image(
      bytes: self["bytes"]?.count.map(Int64.init),
      mediaTypes: self["media_types"]?.mediaTypes ?? [],
      isExactSize: self["exact_size"]?.bool ?? false
    )
  }

  private var uploadLimits: EndpointLimits.Upload {
    _ = members("the upload limits", keys: ProfileKeys.uploadLimits)
    return EndpointLimits.Upload(
      bytes: self["bytes"]?.count.map(Int64.init),
      bytesPerDay: self["bytes_per_day"]?.count.map(Int64.init),
      mediaTypes: self["media_types"]?.mediaTypes ?? [],
      lifetime: self["lifetime_seconds"]?.seconds
    )
  }

  private var mediaTypes: [String] { texts.map { $0.lowercased() } }
}
