public import TroupeModel

/// What somebody asks for, as typed; nil takes the library's setting, else the profile's default.
public struct GenerationRequest: Sendable {
  /// What to show, with mentions; empty where there are scenes.
  public var prompt: String
  /// The parts of a storyboard in their order; empty where there is a prompt.
  public var scenes: [Scene]
  /// Handles or `handle/look`, cast without being mentioned.
  public var with: [String]
  /// The name of an endpoint, or of a profile.
  public var endpoint: String?
  /// The wire format; nil for `openai`.
  public var format: VideoFormat?
  /// The endpoint's own name of the model.
  public var model: String?
  /// Pixels, as `1280x720`.
  public var size: String?
  /// Seconds.
  public var duration: Double?
  /// Width to height, as `16:9`.
  public var aspectRatio: String?
  /// A path or an address.
  public var image: String?
  /// How a picture is made to fit, where the endpoint wants one of exactly the video's size.
  public var imageFit: ImageFit
  /// Whether the result stays out of public galleries.
  public var isPrivate: Bool?
  /// A free text that groups work.
  public var project: String?
  /// Free words to find it by.
  public var tags: [String]
  /// Passes over the endpoint's limits, and over a budget that cannot be compared with a price.
  public var force: Bool
  /// The most that this command may spend; nil for no limit of its own.
  public var budget: Budget?
  /// The line of a batch that asks for it.
  var batch: BatchLine?

  /// Creates a request.
  public init(
    prompt: String = "",
    scenes: [Scene] = [],
    with: [String] = [],
    endpoint: String? = nil,
    format: VideoFormat? = nil,
    model: String? = nil,
    size: String? = nil,
    duration: Double? = nil,
    aspectRatio: String? = nil,
    image: String? = nil,
    imageFit: ImageFit = .fit,
    isPrivate: Bool? = nil,
    project: String? = nil,
    tags: [String] = [],
    force: Bool = false,
    budget: Budget? = nil
  ) {
    self.prompt = prompt
    self.scenes = scenes
    self.with = with
    self.endpoint = endpoint
    self.format = format
    self.model = model
    self.size = size
    self.duration = duration
    self.aspectRatio = aspectRatio
    self.image = image
    self.imageFit = imageFit
    self.isPrivate = isPrivate
    self.project = project
    self.tags = tags
    self.force = force
    self.budget = budget
  }
}

/// How a picture of another shape is made to be exactly as large as the video.
public enum ImageFit: String, Sendable, CaseIterable {
  /// Whole, on a blurred copy of itself.
  case fit
  /// Filling all of it, cut at two sides.
  case fill
  /// Whole, on a plain ground.
  case pad
}
