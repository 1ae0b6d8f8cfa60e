/// A request to the embedded endpoint, free of any server's types.
package struct RehearsalRequest: Hashable, Sendable {
  /// In capitals.
  package var method: String
  /// Path and query as they stood on the request line.
  package var target: String
  /// The header fields under lower-case names.
  package var fields: [String: String]
  package var body: [UInt8]

  /// Creates a request.
  package init(
    method: String,
    target: String,
    fields: [String: String] = [:],
    body: [UInt8] = []
  ) {
    self.method = method
    self.target = target
    self.fields = fields
    self.body = body
  }

  /// The path, still percent-encoded.
  var path: String {
    String(target.prefix { $0 != "?" && $0 != "#" })
  }

  /// The decoded values of the query; the first of a name wins.
  var query: [String: String] {
    guard let mark = target.firstIndex(of: "?") else { return [:] }
    var values: [String: String] = [:]
    for pair in target[target.index(after: mark)...].split(separator: "&") {
      let halves = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      let name = PercentEncoding.decoded(halves[0], plusIsSpace: true)
      guard values[name] == nil else { continue }
      values[name] = halves.count == 2 ? PercentEncoding.decoded(halves[1], plusIsSpace: true) : ""
    }
    return values
  }
}
