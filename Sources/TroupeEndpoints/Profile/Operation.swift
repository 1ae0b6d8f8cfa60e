public import TroupeModel

/// The things that can be asked of an endpoint.
public enum OperationKind: String, Hashable, Sendable, CaseIterable {
  /// Create a video; paid.
  case create
  /// Ask about a job.
  case query
  /// Fetch a finished video by its job's id.
  case content
  /// Create a character; paid.
  case createCharacter = "create_character"
  /// Ask about a character.
  case queryCharacter = "query_character"
  /// Hand over a file and get its address.
  case upload
}

/// The groups of routes in a profile; `openai` and `unified` are the formats of a video.
public enum FormatName: String, Hashable, Sendable, CaseIterable {
  case openai, unified
  /// The routes that belong to no format of a video: characters and files.
  case native

  /// The group of a video's format.
  public init(_ format: VideoFormat) {
    switch format {
    case .openai: self = .openai
    case .unified: self = .unified
    }
  }
}

/// One route of an endpoint: how a request to it looks and where in its replies things are.
public struct Operation: Hashable, Sendable {
  /// How the body is written.
  public enum Encoding: String, Hashable, Sendable, CaseIterable {
    case json, multipart
    /// JSON, and a form where a file goes along.
    case jsonOrMultipart = "json-or-multipart"
  }

  /// The methods that a route may have.
  public enum Method: String, Hashable, Sendable, CaseIterable {
    case get = "GET"
    case post = "POST"
    case put = "PUT"
  }

  /// What it is for.
  public var kind: OperationKind
  /// The group that it belongs to.
  public var format: FormatName
  /// The method of its requests.
  public var method: Method
  /// The path of its requests.
  public var path: PathTemplate
  /// nil for a request without a body.
  public var body: BodyTemplate?
  /// How the body is written.
  public var encoding: Encoding
  /// Where in a reply of this route things are.
  public var reply: ReplyPaths
  /// What one call costs, where it is known and no model says otherwise: the first that fits.
  public var prices: [Price]

  /// What the path and the body make use of.
  public var placeholders: Set<Placeholder> {
    path.placeholders.union(body?.placeholders ?? [])
  }
}
