import CCurl
import Glibc
import TroupeEndpoints
import TroupeModel

/// The network profile: what libcurl may and may not do for us.
extension EasyHandle {
  /// Makes sure that libcurl reads the same host from the URL as the check did.
  static func confirm(_ target: RequestTarget, of url: String) throws(TransportError) {
    let parsed = curl_url()
    defer { curl_url_cleanup(parsed) }
    var host: UnsafeMutablePointer<CChar>?
    // Read as the transfer will read it.
    guard curl_url_set(parsed, CURLUPART_URL, url, 0) == CURLUE_OK,
      troupe_url_get(parsed, CURLUPART_HOST, &host) == CURLUE_OK, let host
    else { throw .badURL("libcurl cannot read the address") }
    defer { curl_free(host) }
    let read = String(cString: host).lowercased()
    guard read == target.host || isSameLiteral(read, target.host) else {
      throw .badURL("the host is not in its plain spelling")
    }
  }

  func setNetwork(_ target: RequestTarget) throws(TransportError) {
    try set(CURLOPT_PROTOCOLS_STR, target.scheme)
    try set(CURLOPT_REDIR_PROTOCOLS_STR, target.scheme)
    try set(CURLOPT_FOLLOWLOCATION, 0)
    try set(CURLOPT_PATH_AS_IS, 1)
    // HTTP/2 would share one connection between transfers, and 7.88 is the release that rewrote it.
    try set(CURLOPT_HTTP_VERSION, Int(CURL_HTTP_VERSION_1_1))
    try set(CURLOPT_NOSIGNAL, 1)
    // A cancelled look-up does not make the thread wait for getaddrinfo.
    try set(CURLOPT_QUICK_EXIT, 1)
    try set(CURLOPT_TCP_KEEPALIVE, 1)
    try set(CURLOPT_NETRC, Int(CURL_NETRC_IGNORED.rawValue))
    try set(CURLOPT_HEADEROPT, Int(CURLHEADER_SEPARATE))
    try set(CURLOPT_SUPPRESS_CONNECT_HEADERS, 1)
    try set(CURLOPT_USERAGENT, "troupe/0.1")
    if target.isLoopback { try set(CURLOPT_PROXY, "") }
  }

  func setLimits(_ limits: TransferLimits) throws(TransportError) {
    try set(CURLOPT_CONNECTTIMEOUT_MS, limits.connectTimeout.forCurl)
    if let total = limits.totalTimeout { try set(CURLOPT_TIMEOUT_MS, total.forCurl) }
    try set(CURLOPT_LOW_SPEED_LIMIT, max(1, limits.stallBytesPerSecond))
    // libcurl counts this in whole seconds.
    try set(CURLOPT_LOW_SPEED_TIME, max(1, (limits.stallTime.forCurl + 999) / 1000))
  }

  /// Nothing that may cost money travels on a connection that was used before: libcurl would send it again when
  /// that turned out to be dead.
  func setConnectionOfItsOwn() throws(TransportError) {
    try set(CURLOPT_FRESH_CONNECT, 1)
    try set(CURLOPT_FORBID_REUSE, 1)
  }

  func setRequest(_ request: HTTPRequest) throws(TransportError) {
    try set(CURLOPT_URL, request.url)
    if request.method == "HEAD" {
      try set(CURLOPT_NOBODY, 1)
    } else {
      try set(CURLOPT_CUSTOMREQUEST, request.method)
    }
    switch request.body {
    case .none:
      if ["POST", "PUT", "PATCH"].contains(request.method) { try setBody([]) }
    case .bytes(let bytes):
      try setBody(bytes)
    case .multipart(let parts):
      let body = MultipartBody(parts)
      try setBody(body.bytes)
      try add(field: "Content-Type: \(body.contentType)")
    }
    for header in request.headers { try add(field: header.forCurl) }
    if let key = request.key { try add(field: "Authorization: Bearer \(key.exposed)") }
    // Without a value: not to be sent, where libcurl would add them.
    try add(field: "Expect:")
    if !request.hasContentType { try add(field: "Content-Type:") }
    try setFields()
  }

  /// Whether both are the same IPv6 address in brackets, which has many spellings.
  private static func isSameLiteral(_ left: String, _ right: String) -> Bool {
    guard let left = address(left), let right = address(right) else { return false }
    return left == right
  }

  private static func address(_ host: String) -> [UInt8]? {
    guard host.hasPrefix("[") else { return nil }
    var bytes = [UInt8](repeating: 0, count: 16)
    return inet_pton(AF_INET6, String(host.dropFirst().dropLast()), &bytes) == 1 ? bytes : nil
  }
}

extension Milliseconds {
  /// At least 1, since libcurl takes 0 for its own default.
  fileprivate var forCurl: Int { Int(clamping: max(1, value)) }
}

extension HTTPHeader {
  /// libcurl drops a field that ends at its colon and sends an empty one for a semicolon.
  fileprivate var forCurl: String {
    let isBlank = value.utf8.allSatisfy { $0 == 0x20 || $0 == 0x09 }
    return isBlank ? "\(name);" : "\(name): \(value)"
  }
}

extension HTTPRequest {
  fileprivate var hasContentType: Bool {
    if case .multipart = body { return true }
    return headers.contains { $0.name.lowercased() == "content-type" }
  }
}
