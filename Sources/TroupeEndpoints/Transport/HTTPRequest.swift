public import TroupeModel

/// One HTTP request, complete: nothing is added to it but what the protocol demands.
public struct HTTPRequest: Sendable {
  /// What goes in the body.
  public enum Body: Sendable, Hashable {
    case none
    case bytes([UInt8])
    case multipart([Part])
  }

  /// One part of a `multipart/form-data` body (RFC 7578).
  public struct Part: Sendable, Hashable {
    /// The name of the form's field.
    public var name: String
    /// The name of the file, where the part is one.
    public var fileName: String?
    /// The media type, where the part says it.
    public var contentType: String?
    /// The content.
    public var bytes: [UInt8]

    /// Creates a part; a file has a file name and a content type.
    public init(name: String, fileName: String? = nil, contentType: String? = nil, bytes: [UInt8]) {
      self.name = name
      self.fileName = fileName
      self.contentType = contentType
      self.bytes = bytes
    }
  }

  /// `GET`, `POST` and so on, in capital letters.
  public var method: String
  /// An absolute `http` or `https` URL, already percent-encoded.
  public var url: String
  /// Header fields in order; `Authorization` is never among them, see `key`.
  public var headers: [HTTPHeader]
  /// What goes in the body.
  public var body: Body
  /// Sent as `Authorization: Bearer`, and only to the origin of `url`.
  public var key: Secret?

  /// Creates a request.
  public init(
    method: String,
    url: String,
    headers: [HTTPHeader] = [],
    body: Body = .none,
    key: Secret? = nil
  ) {
    self.method = method
    self.url = url
    self.headers = headers
    self.body = body
    self.key = key
  }
}

/// One header field.
public struct HTTPHeader: Sendable, Hashable {
  /// The name, as it is written.
  public var name: String
  /// The value, without blanks around it when it was received.
  public var value: String

  /// Creates a field.
  public init(_ name: String, _ value: String) {
    self.name = name
    self.value = value
  }
}

/// What came back: the status line, the fields and, where it was asked for in memory, the body.
public struct HTTPReply: Sendable, Hashable {
  /// The status code of the final head.
  public var status: Int
  /// The fields of the final head, in order.
  public var headers: [HTTPHeader]
  /// The body, where it was asked for in memory.
  public var body: [UInt8]

  /// Creates a reply.
  public init(status: Int, headers: [HTTPHeader] = [], body: [UInt8] = []) {
    self.status = status
    self.headers = headers
    self.body = body
  }

  /// The value of the first field of that name in any case.
  public func header(_ name: String) -> String? {
    headers.first { $0.name.lowercased() == name.lowercased() }?.value
  }
}
