public import TroupeModel

/// What an endpoint allows, as far as it is known.
///
/// Limits are advice: the provider has the last word.
public struct EndpointLimits: Hashable, Sendable {
  /// The longest prompt, in characters.
  public var promptCharacters: Int?
  /// The most reference pictures of one character.
  public var references: Int?
  /// The most characters in one video.
  public var charactersPerVideo: Int?
  /// What the upload route takes.
  public var upload: Upload

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
    charactersPerVideo: Int? = nil,
    upload: Upload = Upload()
  ) {
    self.promptCharacters = promptCharacters
    self.references = references
    self.charactersPerVideo = charactersPerVideo
    self.upload = upload
  }
}

extension ProfileNode {
  /// The value read as limits.
  var limits: EndpointLimits {
    _ = members(
      "the limits",
      keys: ["prompt_characters", "references", "characters_per_video", "upload"]
    )
    return EndpointLimits(
      promptCharacters: self["prompt_characters"]?.count,
      references: self["references"]?.count,
      charactersPerVideo: self["characters_per_video"]?.count,
      upload: self["upload"]?.uploadLimits ?? EndpointLimits.Upload()
    )
  }

  private var uploadLimits: EndpointLimits.Upload {
    _ = members(
      "the upload limits",
      keys: ["bytes", "bytes_per_day", "media_types", "lifetime_seconds"]
    )
    return EndpointLimits.Upload(
      bytes: self["bytes"]?.count.map(Int64.init),
      bytesPerDay: self["bytes_per_day"]?.count.map(Int64.init),
      mediaTypes: self["media_types"]?.texts ?? [],
      lifetime: self["lifetime_seconds"]?.seconds
    )
  }
}
