import TestSupport

/// A request with its path taken apart and its route found.
struct ServiceRequest {
  let received: ReceivedRequest
  /// The segments of the path, with percent escapes resolved, so that an id may hold a slash.
  let path: [String]
  /// The query's names and values, with percent escapes resolved.
  let query: [String: String]
  /// What it is for.
  let route: ServiceRoute
  /// The pattern of the path.
  let pattern: String
  /// The segments at the places of `{}`.
  let captured: [String]

  var method: String { received.method }
  var body: [UInt8] { received.body }

  /// The value of the first field of that name in any case.
  func header(_ name: String) -> String? { received.header(name) }

  /// The content type without parameters, in small letters.
  var mediaType: String? {
    received.header("content-type").map { String($0.lowercased().prefix { $0 != ";" }) }
  }

  init(_ received: ReceivedRequest, _ routes: [RoutePattern]) throws(ServiceFault) {
    let halves = received.target.split(
      separator: "?",
      maxSplits: 1,
      omittingEmptySubsequences: false
    )
    guard let whole = halves.first, whole.first == "/" else {
      throw .bad("the target is no path: \(received.target)")
    }
    var path: [String] = []
    for segment in whole.dropFirst().split(separator: "/", omittingEmptySubsequences: false) {
      path.append(try Self.unescape(segment))
    }
    var found: (pattern: RoutePattern, captured: [String])?
    // A fixed segment goes before one that stands for anything.
    for pattern in routes {
      guard let captured = pattern.match(received.method, path) else { continue }
      if let found, found.captured.count <= captured.count { continue }
      found = (pattern, captured)
    }
    guard let found else { throw .noRoute(received.method, String(whole)) }
    self.received = received
    self.path = path
    query = try Self.query(halves.count > 1 ? halves[1] : "")
    route = found.pattern.route
    pattern = found.pattern.path
    captured = found.captured
  }

  private static func query(_ text: Substring) throws(ServiceFault) -> [String: String] {
    var query: [String: String] = [:]
    for pair in text.split(separator: "&") {
      let name = pair.prefix { $0 != "=" }
      let value = try unescape(pair.dropFirst(name.count + 1))
      guard query.updateValue(value, forKey: try unescape(name)) == nil else {
        throw .bad("the query holds \(name) twice")
      }
    }
    return query
  }

  /// Refuses a query with any but these names.
  func allowQuery(_ names: Set<String>) throws(ServiceFault) {
    if let name = query.keys.first(where: { !names.contains($0) }) {
      throw .bad("the query may not hold \(name)")
    }
  }

  private static func unescape(_ text: Substring) throws(ServiceFault) -> String {
    var bytes: [UInt8] = []
    var rest = text.utf8[...]
    while let byte = rest.popFirst() {
      guard byte == UInt8(ascii: "%") else {
        bytes.append(byte)
        continue
      }
      let digits = String(Substring(rest.prefix(2)))
      guard digits.utf8.count == 2, let value = UInt8(digits, radix: 16) else {
        throw .bad("a bad percent escape in \(text)")
      }
      bytes.append(value)
      rest = rest.dropFirst(2)
    }
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw .bad("a path that is not UTF-8: \(text)")
    }
    return text
  }
}
