package import TroupeModel

extension RehearsalScript {
  /// Reads `{"rules":[{"route":"create_video","nth":1,"do":"status","status":429,"retry_after":2}, …]}`.
  ///
  /// `route` is a name of `RehearsalRoute.Name` or `any`; `path` a text in the request target; `nth` one request, or
  /// `from` and `count` several, of those that fit; `do` the action, with its own members beside it.
  package init(_ json: JSON) throws(RehearsalError) {
    guard json.members != nil, let rules = json["rules"]?.elements else {
      throw .badRule(number: 0, problem: "is not an object with a list of rules")
    }
    try RuleReader(rule: json, number: 0).allow(["rules"])
    self.rules = []
    for (index, rule) in rules.enumerated() {
      self.rules.append(try RuleReader(rule: rule, number: index + 1).read())
    }
  }
}

/// Reads one rule.
private struct RuleReader {
  let rule: JSON
  let number: Int

  static let common = ["route", "path", "nth", "from", "count", "do"]
  static let members: [String: [String]] = [
    "delay": ["ms"],
    "status": ["status", "retry_after", "message", "code", "body", "type"],
    "drop_before": [], "drop_after": [],
    "shape": ["shape"],
    "words": ["running", "done", "failed"],
    "no_url": [], "html_file": [],
    "truncate": ["bytes"], "cut": ["bytes"],
    "no_username": [],
    "slow": ["polls"],
    "fail_job": ["message", "code"],
  ]

  func read() throws(RehearsalError) -> RehearsalRule {
    guard rule.members != nil else { throw bad("is \(rule.kind), not an object") }
    guard let word = rule["do"]?.text else { throw bad("does not say what to do in `do`") }
    guard let own = Self.members[word] else {
      throw bad("has an unknown `do`: '\(word)'", near: word, among: Self.members.keys)
    }
    try allow(Self.common + own)
    var from = try whole("from", least: 1) ?? 1
    var count = try whole("count", least: 1)
    if let nth = try whole("nth", least: 1) {
      guard rule["from"] == nil, rule["count"] == nil else {
        throw bad("has `nth` beside `from` or `count`")
      }
      (from, count) = (nth, 1)
    }
    return RehearsalRule(
      try route(),
      path: try text("path"),
      from: from,
      count: count,
      try action(word)
    )
  }

  private func route() throws(RehearsalError) -> RehearsalRoute.Name? {
    guard let name = try text("route") else { throw bad("does not name a `route`, or `any`") }
    if name == "any" { return nil }
    guard let route = RehearsalRoute.Name(rawValue: name) else {
      throw bad(
        "has an unknown `route`: '\(name)'",
        near: name,
        among: RehearsalRoute.Name.allCases.map(\.rawValue) + ["any"]
      )
    }
    return route
  }

  private func action(_ word: String) throws(RehearsalError) -> RehearsalAction {
    switch word {
    case "delay": return .delay(Milliseconds(Int64(try required("ms", least: 0))))
    case "status":
      let status = try required("status", least: 200)
      guard status <= 599 else { throw bad("has a `status` above 599") }
      return .status(
        ScriptedStatus(
          status,
          retryAfter: try whole("retry_after", least: 0),
          message: try text("message"),
          code: try text("code"),
          body: try text("body"),
          type: try text("type")
        )
      )
    case "drop_before": return .dropBefore
    case "drop_after": return .dropAfter
    case "shape":
      let name = try text("shape") ?? ""
      guard let shape = ReplyShape(rawValue: name) else {
        throw bad(
          "has an unknown `shape`: '\(name)'",
          near: name,
          among: ReplyShape.allCases.map(\.rawValue)
        )
      }
      return .shape(shape)
    case "words":
      return .words(
        StatusWords(
          running: try text("running"),
          done: try text("done"),
          failed: try text("failed")
        )
      )
    case "no_url": return .noURL
    case "html_file": return .htmlFile
    case "truncate": return .truncated(bytes: try required("bytes", least: 0))
    case "cut": return .cut(bytes: try required("bytes", least: 0))
    case "no_username": return .noUsername
    case "slow": return .slow(polls: try required("polls", least: 0))
    default:
      return .failJob(
        JobFailure(
          code: try text("code") ?? "rehearsed",
          message: try text("message") ?? "failed because the script says so"
        )
      )
    }
  }

  func allow(_ names: [String]) throws(RehearsalError) {
    for member in rule.members ?? [] where !names.contains(member.name) {
      throw bad("has an unknown member '\(member.name)'", near: member.name, among: names)
    }
  }

  private func text(_ name: String) throws(RehearsalError) -> String? {
    guard let value = rule[name] else { return nil }
    guard let text = value.text else { throw bad("has \(value.kind) for `\(name)`, not a text") }
    return text
  }

  private func whole(_ name: String, least: Int) throws(RehearsalError) -> Int? {
    guard let value = rule[name] else { return nil }
    guard let number = value.int, number >= least else {
      throw bad("needs a whole number of at least \(least) for `\(name)`")
    }
    return number
  }

  private func required(_ name: String, least: Int) throws(RehearsalError) -> Int {
    guard let number = try whole(name, least: least) else { throw bad("lacks `\(name)`") }
    return number
  }

  private func bad(
    _ problem: String,
    near typed: String = "",
    among known: some Sequence<String> = []
  ) -> RehearsalError {
    .badRule(
      number: number,
      problem: problem,
      suggestions: typed.isEmpty ? [] : NearestNames.to(typed, among: known)
    )
  }
}
