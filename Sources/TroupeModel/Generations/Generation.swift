/// Where a generation stands.
public enum GenerationStatus: String, Hashable, Sendable, CaseIterable {
  case queued, submitting, running, ready, downloading, stored
  case rejected, failed
  /// An attempt is unknown: only the user can say what became of it.
  case needsDecision = "needs_decision"
  /// Polling or downloading is stuck, and goes on slowly.
  case needsAttention = "needs_attention"
  case expired, cancelled

  /// Whether nothing more will happen by itself and nothing is open.
  public var isTerminal: Bool {
    switch self {
    case .stored, .rejected, .failed, .expired, .cancelled: true
    default: false
    }
  }

  /// Whether the endpoint is to be asked about it.
  public var isPolled: Bool {
    switch self {
    case .running, .ready, .downloading, .needsAttention: true
    default: false
    }
  }
}

/// The wire format in which a video is asked for.
public enum VideoFormat: String, Hashable, Sendable, CaseIterable {
  case openai, unified
}

/// A size in pixels, written `1280x720`.
public struct PixelSize: Hashable, Sendable, CustomStringConvertible {
  /// Pixels from left to right.
  public var width: Int
  /// Pixels from top to bottom.
  public var height: Int

  /// Creates a size.
  public init(width: Int, height: Int) {
    self.width = width
    self.height = height
  }

  /// Reads `1280x720`; nil unless it is two whole numbers from 1 to 16,384.
  public init?(_ text: String) {
    let parts = text.utf8.split(omittingEmptySubsequences: false) {
      $0 | 0x20 == UInt8(ascii: "x")
    }
    guard parts.count == 2, !text.utf8.contains(UInt8(ascii: "+")),
      let width = Int(Substring(parts[0])), let height = Int(Substring(parts[1])),
      (1...16384).contains(width), (1...16384).contains(height)
    else { return nil }
    self.init(width: width, height: height)
  }

  /// As it is typed and sent: `1280x720`.
  public var description: String { "\(width)x\(height)" }
}

/// One part of a storyboard.
public struct Scene: Hashable, Sendable {
  /// As typed, mentions and all.
  public var prompt: String
  /// Seconds.
  public var duration: Double?

  /// Creates a scene.
  public init(prompt: String, duration: Double? = nil) {
    self.prompt = prompt
    self.duration = duration
  }
}

/// What was asked for besides the prompt; an option that was not given is nil.
public struct GenerationParameters: Hashable, Sendable {
  /// How the request is written on the wire.
  public var format: VideoFormat
  /// The endpoint's own name of the model.
  public var model: String
  /// Pixels of the video.
  public var size: PixelSize?
  /// Seconds.
  public var duration: Double?
  /// Width to height, as `16:9`.
  public var aspectRatio: String?
  /// The picture to start from, as typed: an address or a path.
  public var image: String?
  /// The bytes of that picture, where it was a file.
  public var imageContent: ContentID?
  /// Whether the result stays out of public galleries; nil where the endpoint was told nothing.
  public var isPrivate: Bool?

  /// Creates parameters.
  public init(
    format: VideoFormat,
    model: String,
    size: PixelSize? = nil,
    duration: Double? = nil,
    aspectRatio: String? = nil,
    image: String? = nil,
    imageContent: ContentID? = nil,
    isPrivate: Bool? = nil
  ) {
    self.format = format
    self.model = model
    self.size = size
    self.duration = duration
    self.aspectRatio = aspectRatio
    self.image = image
    self.imageContent = imageContent
    self.isPrivate = isPrivate
  }
}

/// One thing asked of an endpoint.
public struct Generation: Hashable, Sendable {
  /// What the user addresses it by; made before anything is sent.
  public var id: ItemID
  /// Where it stands.
  public var status: GenerationStatus
  /// The endpoint's name in this library.
  public var endpoint: String
  /// The label of the account at the endpoint that it was sent with.
  public var account: String
  /// As typed, mentions and all; empty for a storyboard.
  public var prompt: String
  /// The parts of a storyboard in their order; empty for a prompt.
  public var scenes: [Scene]
  /// What was asked for besides the words.
  public var parameters: GenerationParameters
  /// Who is in it, frozen, by slot.
  public var cast: [CastMember]
  /// A free text that groups work; empty where there is none.
  public var project: String
  /// Free words to find it by.
  public var tags: [String]
  /// What the user wrote down about it.
  public var notes: String
  /// The id of the job; nil until the endpoint has accepted it.
  public var remoteID: RemoteID?
  /// What the endpoint last called its state, word for word.
  public var remoteStatus: String?
  /// From 0 to 1.
  public var progress: Double?
  /// Where the endpoint said the video lies; nil before that, and where it is fetched by the job's id.
  public var resultURL: String?
  /// What went wrong, in a sentence.
  public var failure: String?
  /// What the profile said it would cost; nil where no price is known.
  public var estimate: Cost?
  /// What the user thinks of it, from 1 to 5; nil where that was not said.
  public var rating: Int?
  /// The line of a batch that asked for it; nil where it was asked for by itself.
  public var batch: BatchLine?
  /// When it was asked for.
  public var createdAt: Milliseconds
  /// Not to be sent or asked about before this time.
  public var notBefore: Milliseconds?
  /// Since when the endpoint has not known the id, or the download has not worked.
  public var troubleSince: Milliseconds?
  /// How often it was asked about since the last change.
  public var polls: Int
  /// How often its download has failed since it was last looked at by hand.
  public var downloadTries: Int
  /// The generation that it is a take or a remix of; nil for one of its own.
  public var parent: ItemID?
  /// When it went to the trash; nil while it is in use.
  public var trashedAt: Milliseconds?

  /// Creates a generation that waits to be sent.
  public init(
    id: ItemID,
    status: GenerationStatus = .queued,
    endpoint: String,
    account: String,
    prompt: String,
    scenes: [Scene] = [],
    parameters: GenerationParameters,
    cast: [CastMember] = [],
    project: String = "",
    tags: [String] = [],
    notes: String = "",
    estimate: Cost? = nil,
    batch: BatchLine? = nil,
    createdAt: Milliseconds,
    parent: ItemID? = nil
  ) {
    self.id = id
    self.status = status
    self.endpoint = endpoint
    self.account = account
    self.prompt = prompt
    self.scenes = scenes
    self.parameters = parameters
    self.cast = cast
    self.project = project
    self.tags = tags
    self.notes = notes
    self.estimate = estimate
    self.batch = batch
    self.createdAt = createdAt
    self.parent = parent
    polls = 0
    downloadTries = 0
  }
}

/// A line of a batch, by which a batch that was interrupted finds what it has asked for already.
public struct BatchLine: Hashable, Sendable {
  /// The SHA-256 of the batch's file.
  public var batch: ContentID
  /// The line in it, from 1.
  public var line: Int

  /// Creates the name of a line.
  public init(batch: ContentID, line: Int) {
    self.batch = batch
    self.line = line
  }
}
