public import TroupeModel

/// A remote service described as data: where it is, which routes it has, how its requests look, where in its replies things
/// are, what it allows and what it costs.
///
/// It is read from JSON whose shape the profiles in `library/endpoints` show by example.
public struct EndpointProfile: Hashable, Sendable {
  /// What `base_url` says where the endpoint is part of the program and its address is found when it runs.
  public static let embeddedBase = "rehearsal:"

  /// The name of the profile, which is also that of its file.
  public var name: String
  /// A name for people.
  public var title: String
  /// Remarks for people: what is advice, what is unknown.
  public var notes: [String]
  /// Scheme, host and perhaps a path, without a slash at its end; or `rehearsal:`.
  public var baseURL: String
  /// The environment variable that holds the key; nil where none is needed.
  public var keyEnvironment: String?
  /// The routes.
  public var operations: [Operation]
  /// The first is used where none is asked for; never empty.
  public var models: [VideoModel]
  /// What it allows.
  public var limits: EndpointLimits
  /// How characters are made there; nil where they are not.
  public var characterCreation: CharacterCreation?
  /// The ways to put a character into a video, best first; never empty.
  public var characterUse: [CastUse]
  /// The ways in which pictures reach it, best first.
  public var imageTransport: [ImageTransport]
  /// The ways in which clips reach it besides as a part of a form, best first.
  public var clipTransport: [ImageTransport]
  /// Its words for the phases of a job.
  public var statuses: StatusWords
  /// How its refusals are told apart.
  public var failures: FailureRules
  /// What its charges count; nil where it says them in a currency, or says none.
  public var charges: Charges?
  /// How long to wait between two questions about a job.
  public var pollInterval: Milliseconds
  /// The least time between two paid requests; nil where nothing is known.
  public var requestInterval: Milliseconds?
  /// How long the address of a result lives; nil where it is not known.
  public var linkLifetime: Milliseconds?
  /// What is sent where the user says nothing; nil where the endpoint has no such setting.
  public var privateDefault: Bool?
  /// Why the service is no longer to be had, in a sentence.
  public var retired: String?
}

/// How a picture or a clip reaches an endpoint.
public enum ImageTransport: String, Hashable, Sendable, CaseIterable {
  case url, upload
  case dataURL = "data-url"
  case multipart

  /// The ways for clips that a profile may name; as a part of a form they go where the body says so.
  static let ofClips: [ImageTransport] = [.url, .upload]
}

extension EndpointProfile {
  /// Whether the endpoint is part of the program.
  public var isEmbedded: Bool { baseURL == Self.embeddedBase }

  /// The model that is used where none is asked for.
  public var defaultModel: String { models.first { $0.name != VideoModel.anyName }?.name ?? "" }

  /// The formats in which a video can be asked for.
  public var videoFormats: [VideoFormat] {
    VideoFormat.allCases.filter { operation(.create, format: $0) != nil }
  }

  /// Whether a finished video can be fetched without an address of its own.
  public func hasContentRoute(_ format: VideoFormat) -> Bool {
    operation(.content, format: format) != nil
  }

  /// The route for a video in that format.
  public func operation(_ kind: OperationKind, format: VideoFormat) -> Operation? {
    operations.first { $0.kind == kind && $0.format == FormatName(format) }
  }

  /// The route for what belongs to no format of a video.
  public func operation(_ kind: OperationKind) -> Operation? {
    operations.first { $0.kind == kind }
  }

  /// The model of that name or alias, or the entry that stands for every other; nil where it is not known.
  public func model(named name: String) -> VideoModel? {
    models.first { $0.name == name || $0.aliases.contains(name) }
      ?? models.first { $0.name == VideoModel.anyName }
  }
}
