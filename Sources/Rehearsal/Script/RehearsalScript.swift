/// How the endpoint is to misbehave: rules that are all looked at for each request.
package struct RehearsalScript: Hashable, Sendable {
  package var rules: [RehearsalRule]

  /// Creates a script; without rules the endpoint behaves.
  package init(_ rules: [RehearsalRule] = []) { self.rules = rules }
}

/// One rule: which requests, and what happens to them.
package struct RehearsalRule: Hashable, Sendable {
  /// The route; nil means every route.
  package var route: RehearsalRoute.Name?
  /// A text that the request target must hold, such as an id.
  package var path: String?
  /// The first of the fitting requests that it applies to, from 1.
  package var from: Int
  /// To how many of them it applies; nil means all that follow.
  package var count: Int?
  package var action: RehearsalAction

  /// Creates a rule.
  package init(
    _ route: RehearsalRoute.Name?,
    path: String? = nil,
    from: Int = 1,
    count: Int? = nil,
    _ action: RehearsalAction
  ) {
    self.route = route
    self.path = path
    self.from = from
    self.count = count
    self.action = action
  }
}

/// A script and how many requests have fitted each of its rules.
struct ScriptProgress: Hashable, Sendable {
  private let script: RehearsalScript
  private var seen: [Int]

  init(_ script: RehearsalScript) {
    self.script = script
    seen = Array(repeating: 0, count: script.rules.count)
  }

  /// Counts one request, and says what is to happen to it.
  mutating func plan(for route: RehearsalRoute, target: String) -> RequestPlan {
    guard let name = route.name else { return RequestPlan() }
    var actions: [RehearsalAction] = []
    for (index, rule) in script.rules.enumerated() {
      guard rule.route == nil || rule.route == name,
        rule.path.map(target.contains) ?? true
      else { continue }
      seen[index] += 1
      let isPast = rule.count.map { seen[index] >= rule.from + $0 } ?? false
      if seen[index] >= rule.from, !isPast { actions.append(rule.action) }
    }
    return RequestPlan(actions)
  }
}
