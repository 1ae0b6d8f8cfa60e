/// A stored result of a generation, or a video that the user brought.
public struct Video: Hashable, Sendable {
  /// What the user addresses it by.
  public var id: ItemID
  /// The generation that made it; nil for one that the user brought.
  public var generationID: ItemID?
  /// The stored file.
  public var media: Media
  /// The address it was fetched from, without its query.
  public var origin: String
  /// When it was stored.
  public var createdAt: Milliseconds
  /// When it went to the trash; nil while it is in use.
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

  /// The video.
  public var videoID: ItemID
  /// Who is in it.
  public var characterID: ItemID
  /// The name of the look then; nil where nobody said which.
  public var look: Handle?
  /// How the link came to be; a `manual` one outranks the cast.
  public var source: Source

  /// Creates a link.
  public init(videoID: ItemID, characterID: ItemID, look: Handle?, source: Source) {
    self.videoID = videoID
    self.characterID = characterID
    self.look = look
    self.source = source
  }
}
