/// What a listing shows of a generation: much less than all of it, so that a page of many is read at once.
public struct GenerationLine: Hashable, Sendable {
  /// Somebody in the frozen cast.
  public struct Member: Hashable, Sendable {
    /// The handle as it was then.
    public var handle: String
    /// The name of the look.
    public var look: String

    /// Creates a member.
    public init(handle: String, look: String) {
      self.handle = handle
      self.look = look
    }
  }

  /// A stored video.
  public struct Video: Hashable, Sendable {
    /// Pixels.
    public var width: Int
    /// Pixels.
    public var height: Int
    /// How long it runs.
    public var duration: Milliseconds?

    /// Creates a video.
    public init(width: Int, height: Int, duration: Milliseconds?) {
      self.width = width
      self.height = height
      self.duration = duration
    }
  }

  /// What the user addresses it by.
  public var id: ItemID
  /// Where it stands.
  public var status: GenerationStatus
  /// When it was asked for.
  public var createdAt: Milliseconds
  /// The prompt; of a storyboard that of the first scene.
  public var prompt: String
  /// How many scenes a storyboard has; 0 for a prompt.
  public var sceneCount: Int
  /// What the user thinks of it, from 1 to 5.
  public var rating: Int?
  /// Who is in it, by slot.
  public var cast: [Member]
  /// The newest of its videos that is in use.
  public var video: Video?

  /// Creates a line.
  public init(
    id: ItemID,
    status: GenerationStatus,
    createdAt: Milliseconds,
    prompt: String,
    sceneCount: Int = 0,
    rating: Int? = nil,
    cast: [Member] = [],
    video: Video? = nil
  ) {
    self.id = id
    self.status = status
    self.createdAt = createdAt
    self.prompt = prompt
    self.sceneCount = sceneCount
    self.rating = rating
    self.cast = cast
    self.video = video
  }
}
