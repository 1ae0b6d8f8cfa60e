/// A method and a path in which `{}` stands for one segment, and what such a request is for.
struct RoutePattern: Sendable {
  let method: String
  let path: String
  let route: ServiceRoute
  private let segments: [Substring]

  init(_ method: String, _ path: String, _ route: ServiceRoute) {
    self.method = method
    self.path = path
    self.route = route
    segments = path.dropFirst().split(separator: "/")
  }

  /// The segments at the places of `{}`, or nil where the request is another.
  func match(_ method: String, _ path: [String]) -> [String]? {
    guard method == self.method, path.count == segments.count else { return nil }
    var captured: [String] = []
    for (segment, pattern) in zip(path, segments) {
      if pattern == "{}", !segment.isEmpty {
        captured.append(segment)
      } else if segment != pattern {
        return nil
      }
    }
    return captured
  }
}
