/// Where a request goes: the scheme, host and port of its URL, already found admissible.
///
/// The grammar is deliberately narrower than RFC 3986: what two parsers could read in two ways is refused.
package struct RequestTarget: Sendable, Hashable {
  package var scheme: String
  /// In lower case; an IPv6 address keeps its brackets.
  package var host: String
  package var port: Int?

  /// Reads a URL, and refuses every scheme but `https`, and `http` to a loopback host.
  package init(_ url: String) throws(TransportError) {
    guard url.utf8.allSatisfy({ (0x21...0x7E).contains($0) }) else {
      throw .badURL("the address holds a blank, a control character or a letter outside ASCII")
    }
    guard let colon = url.firstRange(of: "://"), !url[..<colon.lowerBound].isEmpty else {
      throw .badURL("the address does not begin with https://")
    }
    scheme = url[..<colon.lowerBound].lowercased()
    guard scheme == "http" || scheme == "https" else { throw .refusedScheme(scheme) }
    let authority = url[colon.upperBound...].prefix { !"/?#".contains($0) }
    (host, port) = try Self.hostAndPort(authority.lowercased())
    guard scheme == "https" || isLoopback else { throw .refusedScheme("http to \(host)") }
  }

  /// Whether the host is this machine: 127.0.0.0/8, ::1 or localhost, in their plain spelling.
  package var isLoopback: Bool {
    if host == "localhost" || host == "[::1]" { return true }
    let parts = host.split(separator: ".", omittingEmptySubsequences: false)
    return parts.count == 4 && parts[0] == "127"
      && parts.allSatisfy { part in
        UInt8(part).map { String($0) == part } ?? false
      }
  }

  private static func hostAndPort(_ authority: String) throws(TransportError) -> (String, Int?) {
    guard !authority.contains("@") else {
      throw .badURL("a user name or password stands before the host")
    }
    let isLiteral = authority.hasPrefix("[")
    let end = isLiteral ? authority.firstIndex(of: "]").map { authority.index(after: $0) } : nil
    guard isLiteral == (end != nil) else { throw .badURL("the host is an unfinished IPv6 address") }
    let host = end.map { authority[..<$0] } ?? authority.prefix { $0 != ":" }
    let inner = isLiteral ? host.dropFirst().dropLast() : host
    let allowed = isLiteral ? "0123456789abcdef:." : "0123456789abcdefghijklmnopqrstuvwxyz-._"
    guard !host.isEmpty else { throw .badURL("the address has no host") }
    guard !inner.isEmpty, inner.allSatisfy(allowed.contains) else {
      throw .badURL("the host is not a plain name or address")
    }
    let rest = authority[host.endIndex...]
    if rest.isEmpty { return (String(host), nil) }
    guard rest.first == ":", let port = UInt16(rest.dropFirst()), port > 0,
      String(port) == rest.dropFirst()
    else { throw .badURL("the port is not a number from 1 to 65535") }
    return (String(host), Int(port))
  }
}
