/// A request made of an order by a profile: complete but for the endpoint's address and key.
public struct BuiltRequest: Hashable, Sendable {
  /// What goes in the body.
  public enum Body: Hashable, Sendable {
    case none
    /// A JSON text, byte for byte as it is sent.
    case json(String)
    case multipart([HTTPRequest.Part])
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

  /// The fields that are sent besides `Authorization`.
  public var headers: [HTTPHeader] {
    switch body {
    case .none, .json: [HTTPHeader("Content-Type", "application/json")]
    case .multipart: []
    }
  }

  /// The body for people and for the record: the JSON as it is sent, or one line for each part of a form.
  public var bodyText: String {
    switch body {
    case .none: ""
    case .json(let text): text
    case .multipart(let parts): parts.map(Self.describe).joined(separator: "\n")
    }
  }

  private static func describe(_ part: HTTPRequest.Part) -> String {
    guard let fileName = part.fileName else {
      return "\(part.name)=\(String(decoding: part.bytes, as: UTF8.self))"
    }
    let type = part.contentType ?? "application/octet-stream"
    return "\(part.name)=@\(fileName) (\(type), \(part.bytes.count) bytes)"
  }
}
