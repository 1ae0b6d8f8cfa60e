extension HTTPRequest {
  /// Fields that belong to the transport: a caller's own would change the framing or leak a key.
  private static let reservedFields: Set<String> = [
    "authorization", "connection", "content-length", "expect", "host", "proxy-authorization", "te",
    "trailer", "transfer-encoding", "upgrade",
  ]

  /// Refuses what must not be sent, before anything is: a foreign scheme, an injected field, a malformed method.
  package func checked() throws(TransportError) -> RequestTarget {
    let target = try RequestTarget(url)
    guard !method.isEmpty, method.utf8.allSatisfy(\.isUpperLetter) else {
      throw .malformedRequest("a method is a word of capital letters")
    }
    if method == "HEAD", body != .none { throw .malformedRequest("a HEAD request has no body") }
    for header in headers { try header.check(reserved: Self.reservedFields) }
    if case .multipart(let parts) = body {
      guard !headers.contains(where: { $0.name.lowercased() == "content-type" }) else {
        throw .malformedRequest("the content type of a multipart body is the transport's to write")
      }
      for part in parts { try part.check() }
    }
    return target
  }
}

extension HTTPHeader {
  fileprivate func check(reserved: Set<String>) throws(TransportError) {
    guard !name.isEmpty, name.utf8.allSatisfy(\.isTokenByte) else {
      throw .malformedRequest("the name of a header field is not a word")
    }
    guard !reserved.contains(name.lowercased()) else {
      throw .malformedRequest("the header field \(name) is the transport's to write")
    }
    guard value.utf8.allSatisfy(\.isFieldByte) else {
      throw .malformedRequest("the header field \(name) holds a control character")
    }
  }
}

extension HTTPRequest.Part {
  fileprivate func check() throws(TransportError) {
    guard !name.isEmpty else { throw .malformedRequest("a part has no name") }
    guard !name.utf8.contains(0), fileName?.utf8.contains(0) != true,
      contentType?.utf8.allSatisfy(\.isFieldByte) != false
    else { throw .malformedRequest("a part's name, file name or type holds a control character") }
  }
}

extension UInt8 {
  fileprivate var isUpperLetter: Bool { (0x41...0x5A).contains(self) }

  /// Whether RFC 9110 allows the byte in a token.
  fileprivate var isTokenByte: Bool {
    switch self {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
    default: "!#$%&'*+-.^_`|~".utf8.contains(self)
    }
  }

  /// Whether RFC 9110 allows the byte in a field's value.
  fileprivate var isFieldByte: Bool { self == 0x09 || (self >= 0x20 && self != 0x7F) }
}
