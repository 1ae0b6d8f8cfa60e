/// A request made of an order by a profile: complete but for the endpoint's address and key.
public struct BuiltRequest: Hashable, Sendable {
  /// What goes in the body.
  public enum Body: Hashable, Sendable {
    case none
    /// A JSON text, byte for byte as it is sent.
    case json(String)
    case multipart([Part])
  }

  /// One part of a form.
  public struct Part: Hashable, Sendable {
    /// What a part holds.
    public enum Content: Hashable, Sendable {
      case text(String)
      case file(UploadOrder)
    }

    /// The name of the form's field.
    public var name: String
    /// What it holds.
    public var content: Content

    /// Creates a part.
    public init(name: String, content: Content) {
      self.name = name
      self.content = content
    }
  }

  /// What the request is for.
  public var kind: OperationKind
  /// The group of the route.
  public var format: FormatName
  /// The HTTP method.
  public var method: String
  /// The path and query, to be put behind the base URL.
  public var path: String
  /// What goes in the body.
  public var body: Body
  /// Whether the path holds values of the order, and so has to be frozen with the body.
  var isPathFilled = false

  /// The fields that are sent besides `Authorization`.
  public var headers: [HTTPHeader] {
    switch body {
    case .none, .json: [HTTPHeader("Content-Type", "application/json")]
    case .multipart: []
    }
  }

  /// The body for people: the JSON as it is sent, or one line for each part of a form.
  public var bodyText: String {
    switch body {
    case .none: ""
    case .json(let text): text
    case .multipart(let parts): parts.map(\.description).joined(separator: "\n")
    }
  }
}

extension BuiltRequest.Part: CustomStringConvertible {
  /// The part on one line, without the bytes of a file.
  public var description: String {
    switch content {
    case .text(let text): "\(name)=\(text)"
    case .file(let file):
      "\(name)=@\(file.fileName) (\(file.mediaType), \(file.bytes.count) bytes)"
    }
  }
}

extension BuiltRequest.Part {
  /// The part as a transport sends it.
  var sent: HTTPRequest.Part {
    switch content {
    case .text(let text): HTTPRequest.Part(name: name, bytes: Array(text.utf8))
    case .file(let file):
      HTTPRequest.Part(
        name: name,
        fileName: file.fileName,
        contentType: file.mediaType,
        bytes: file.bytes
      )
    }
  }
}
