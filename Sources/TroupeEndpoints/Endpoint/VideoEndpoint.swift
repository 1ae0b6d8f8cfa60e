public import TroupeModel

/// A remote service that can be asked for videos: a profile, an address, a key, and a way out.
public struct VideoEndpoint: Sendable {
  /// What the user calls it.
  public let name: String
  /// What it is like.
  public let profile: EndpointProfile
  /// The label of the account there.
  public let account: String
  /// Where it is for the record: scheme, host and port, or the identity of an embedded endpoint.
  public let origin: String
  let base: WebAddress
  let key: Secret?
  let transport: any HTTPTransport
  let now: @Sendable () -> Milliseconds

  /// Creates an endpoint.
  ///
  /// - Parameters:
  ///   - name: what the user calls it.
  ///   - profile: what it is like.
  ///   - baseURL: where it is, unless where the profile says; an embedded one has to be told.
  ///   - account: the label of the account.
  ///   - origin: what is recorded as its origin, unless scheme, host and port; an embedded one moves from port to port.
  ///   - key: the key, already released to this origin.
  ///   - transport: the way out.
  ///   - now: the clock.
  /// - Throws: `EndpointError` where there is no address, or none that can be used with the profile's paths.
  public init(
    name: String,
    profile: EndpointProfile,
    baseURL: String? = nil,
    account: String = "default",
    origin: String? = nil,
    key: Secret?,
    transport: any HTTPTransport,
    now: @escaping @Sendable () -> Milliseconds
  ) throws(EndpointError) {
    guard baseURL != nil || !profile.isEmbedded else { throw .noBaseURL(endpoint: name) }
    base = try WebAddress(base: baseURL ?? profile.baseURL)
    for operation in profile.operations {
      let path = operation.path.filled { _ in "_" } ?? ""
      if let segment = DoubledPath.segment(of: base.text, and: path) {
        throw .doubledPath(base: base.text, segment: segment)
      }
    }
    self.name = name
    self.profile = profile
    self.account = account
    self.origin = origin ?? base.origin
    self.key = key
    self.transport = transport
    self.now = now
  }

  /// The address before the routes, without a slash at its end.
  public var baseURL: String { base.text }

  /// Whether the profile wants a key and there is none.
  public var isMissingKey: Bool { key == nil && profile.keyEnvironment != nil }

  /// A text with this endpoint's key and the queries of addresses blotted out.
  public func redacted(_ text: String) -> String { Redaction(key).apply(text) }

  /// The request as it goes out, key and all.
  func request(_ built: BuiltRequest) -> HTTPRequest {
    let body: HTTPRequest.Body =
      switch built.body {
      case .none: .none
      case .json(let text): .bytes(Array(text.utf8))
      case .multipart(let parts): .multipart(parts.map(\.sent))
      }
    return HTTPRequest(
      method: built.method,
      url: base.text + built.path,
      headers: built.headers,
      body: body,
      key: key
    )
  }

  /// A reader for the replies to a request.
  public func reader(for built: BuiltRequest) -> ReplyReader {
    profile.reader(for: built, secret: key)
  }
}
