/// An http or https address, taken apart far enough to judge where it leads.
struct WebAddress: Hashable, Sendable {
  /// Scheme, host and port.
  let target: RequestTarget
  /// The path and the query; empty, or it begins with a slash or a question mark.
  let tail: String

  /// Reads an absolute address; a fragment is dropped.
  ///
  /// Refused are other schemes, and plain http to a host that is not loopback.
  init(_ text: String) throws(EndpointError) {
    let bare = PercentEncoding.repaired(String(text.prefix { $0 != "#" }))
    do {
      target = try RequestTarget(bare)
    } catch .badURL(let reason) {
      throw .badAddress(Redaction.plain.apply(text), reason)
    } catch .refusedScheme where bare.lowercased().hasPrefix("http://") {
      let secure = Redaction.plain.apply("https" + text.dropFirst("http".count))
      throw .badAddress(
        Redaction.plain.apply(text),
        "plain http is only for this machine: use \(secure)"
      )
    } catch {
      throw .badAddress(Redaction.plain.apply(text), error.sentence)
    }
    let afterScheme = bare.firstRange(of: "://").map { bare[$0.upperBound...] } ?? ""
    tail = String(afterScheme.drop { !"/?".contains($0) })
  }

  /// Reads the base of an endpoint's routes: no query, no fragment, no slash at its end.
  init(base text: String) throws(EndpointError) {
    guard !text.contains("#"), !text.contains("?") else {
      throw .badAddress(text, "a base URL has no query and no fragment")
    }
    var bare = text[...]
    while bare.hasSuffix("/"), !bare.hasSuffix("://") { bare = bare.dropLast() }
    do {
      try self.init(String(bare))
    } catch .badAddress(_, let reason) {
      throw .badAddress(Redaction.plain.apply(text), reason)
    }
  }

  private init(target: RequestTarget, tail: String) {
    self.target = target
    self.tail = tail
  }

  /// The address as it is sent.
  var text: String {
    let port = target.port.map { ":\($0)" } ?? ""
    return "\(target.scheme)://\(target.host)\(port)\(tail)"
  }

  /// Scheme, host and port in lower case, the port left out where it is the scheme's own (RFC 6454).
  var origin: String {
    let usual = target.scheme == "https" ? 443 : 80
    let port = target.port.flatMap { $0 == usual ? nil : ":\($0)" } ?? ""
    return "\(target.scheme)://\(target.host)\(port)"
  }

  /// The address that a `Location` field means, seen from this one (RFC 3986, 5.2).
  func resolving(_ location: String) throws(EndpointError) -> WebAddress {
    let location = PercentEncoding.repaired(String(location.prefix { $0 != "#" }))
    if location.hasPrefix("//") { return try WebAddress("\(target.scheme):\(location)") }
    if Self.hasScheme(location) { return try WebAddress(location) }
    let path = String(tail.prefix { $0 != "?" })
    let newTail =
      switch location.first {
      case nil: tail
      case "/": location
      case "?": path + location
      default: Self.folder(of: path) + location
      }
    return WebAddress(target: target, tail: newTail)
  }

  private static func folder(of path: String) -> String {
    path.lastIndex(of: "/").map { String(path[...$0]) } ?? "/"
  }

  private static func hasScheme(_ text: String) -> Bool {
    let start = text.prefix { !":/?".contains($0) }
    return text.dropFirst(start.count).first == ":"
  }
}

extension WebAddress {
  /// Whether the host is this machine or in a network that is not public, as far as its name alone tells.
  var isPrivate: Bool { PrivateHosts.contains(target.host) }
}
