/// A stored result of a generation, or a video that the user brought.
public struct Video: Hashable, Sendable {
  public var id: ItemID
  public var generationID: ItemID?
  public var media: Media
  /// The address it was fetched from, without its query.
  public var origin: String
  public var createdAt: Milliseconds
  public var trashedAt: Milliseconds?

  /// Creates a video.
  public init(
    id: ItemID,
    generationID: ItemID?,
    media: Media,
    origin: String,
    createdAt: Milliseconds,
    trashedAt: Milliseconds? = nil
  ) {
    self.id = id
    self.generationID = generationID
    self.media = media
    self.origin = origin
    self.createdAt = createdAt
    self.trashedAt = trashedAt
  }
}

/// The link between a video and a character.
public struct Appearance: Hashable, Sendable {
  /// How the link came to be.
  public enum Source: String, Hashable, Sendable, CaseIterable {
    /// From the frozen cast of the generation.
    case cast
    /// Said by the user.
    case manual
  }

  public var videoID: ItemID
  public var characterID: ItemID
  public var look: Handle?
  public var source: Source

  /// Creates a link.
  public init(videoID: ItemID, characterID: ItemID, look: Handle?, source: Source) {
    self.videoID = videoID
    self.characterID = characterID
    self.look = look
    self.source = source
  }
}
