import TroupeModel

/// How an endpoint's refusals are told apart.
public struct FailureRules: Hashable, Sendable {
  /// One class of refusal and what it is known by.
  public struct Rule: Hashable, Sendable {
    /// The class.
    public var kind: RemoteFailure.Kind
    /// HTTP statuses.
    public var statuses: [Int]
    /// Codes in the reply, in lower case.
    public var codes: [String]
    /// Words in the message or the code, in lower case.
    public var words: [String]

    init(
      _ kind: RemoteFailure.Kind,
      statuses: [Int] = [],
      codes: [String] = [],
      words: [String] = []
    ) {
      self.kind = kind
      self.statuses = statuses
      self.codes = codes
      self.words = words
    }
  }

  /// The codes of a wrapper that mean that nothing went wrong, in lower case.
  public var successCodes: [String]
  /// In order: the first rule that fits by code or word wins, and where none does the first that fits by status.
  public var rules: [Rule]

  /// The class of a refusal.
  func kind(status: Int, code: String?, message: String) -> RemoteFailure.Kind {
    let code = code?.lowercased() ?? ""
    let message = message.lowercased()
    let byWord = rules.first { rule in
      rule.codes.contains(code)
        || rule.words.contains { message.contains($0) || code.contains($0) }
    }
    return (byWord ?? rules.first { $0.statuses.contains(status) })?.kind ?? .other
  }

  /// What is known of relays in the wild; a profile that says nothing uses these.
  public static let usual = FailureRules(
    successCodes: ["success", "succeeded", "ok", "0", "200"],
    rules: [
      Rule(
        .moderation,
        codes: [
          "sentinel_block", "content_filter", "moderation_blocked", "content_policy_violation",
        ],
        words: ["moderation", "content policy", "content_policy", "safety system"]
      ),
      Rule(
        .routeGone,
        codes: ["route_not_found"],
        words: ["invalid url (", "no such route"]
      ),
      Rule(
        .retired,
        codes: ["model_retired", "service_retired"],
        words: ["retired", "has been shut down", "no longer available", "discontinued"]
      ),
      Rule(
        .modelNotFound,
        codes: ["model_not_found"],
        words: ["model not found", "no available channel", "model does not exist"]
      ),
      Rule(
        .notFound,
        codes: ["task_not_exist", "task_not_found", "not_found"],
        words: ["task not found", "task does not exist", "job not found", "video not found"]
      ),
      Rule(
        .quota,
        statuses: [402],
        codes: ["insufficient_quota", "insufficient_user_quota", "billing_hard_limit_reached"],
        words: ["insufficient quota", "insufficient balance", "quota exceeded", "out of credits"]
      ),
      Rule(
        .badKey,
        statuses: [401],
        codes: ["invalid_api_key", "unauthorized", "invalid_token"],
        words: ["invalid api key", "incorrect api key", "invalid token"]
      ),
      Rule(
        .rateLimited,
        statuses: [429],
        codes: ["rate_limit_exceeded", "too_many_requests"],
        words: ["rate limit", "too many requests"]
      ),
      Rule(.notFound, statuses: [404, 410]),
    ]
  )
}

extension ProfileNode {
  /// The value read as rules; what is not said is as usual.
  var failureRules: FailureRules {
    _ = members("the errors", keys: ["success_codes", "rules"])
    var result = FailureRules.usual
    if let codes = self["success_codes"] { result.successCodes = codes.words }
    if let rules = self["rules"] { result.rules = rules.elements.compactMap(\.failureRule) }
    return result
  }

  private var failureRule: FailureRules.Rule? {
    _ = members("a rule", keys: ["kind", "statuses", "codes", "words"])
    guard let kind = required("kind")?.choice(RemoteFailure.Kind.self) else { return nil }
    return FailureRules.Rule(
      kind,
      statuses: self["statuses"]?.elements.compactMap(\.count) ?? [],
      codes: self["codes"]?.words ?? [],
      words: self["words"]?.words ?? []
    )
  }

  private var words: [String] { texts.map { $0.lowercased() } }
}
