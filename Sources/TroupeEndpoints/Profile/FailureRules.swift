public import TroupeModel

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
    /// When such a refusal happens; nil where it depends on what was asked.
    public var stage: RefusalStage?

    init(
      _ kind: RemoteFailure.Kind,
      statuses: [Int] = [],
      codes: [String] = [],
      words: [String] = [],
      stage: RefusalStage? = nil
    ) {
      self.kind = kind
      self.statuses = statuses
      self.codes = codes
      self.words = words
      self.stage = stage
    }
  }

  /// The codes of a wrapper that mean that nothing went wrong, in lower case.
  public var successCodes: [String]
  /// In order: the first rule that fits by code or word wins, and where none does the first that fits by status.
  public var rules: [Rule]

  /// The rule for a refusal; nil where none fits.
  func rule(status: Int, code: String?, message: String) -> Rule? {
    let code = code?.lowercased() ?? ""
    let message = message.lowercased()
    let byWord = rules.first { rule in
      rule.codes.contains(code)
        || rule.words.contains { message.contains($0) || code.contains($0) }
    }
    return byWord ?? rules.first { $0.statuses.contains(status) }
  }

  /// The class of a refusal.
  func kind(status: Int, code: String?, message: String) -> RemoteFailure.Kind {
    rule(status: status, code: code, message: message)?.kind ?? .other
  }
}

extension ProfileNode {
  /// The value read as rules; what is not said is as usual.
  var failureRules: FailureRules {
    _ = members("the errors", keys: ProfileKeys.errors)
    var result = FailureRules.usual
    if let codes = self["success_codes"] { result.successCodes = codes.words }
    if let rules = self["rules"] { result.rules = rules.elements.compactMap(\.failureRule) }
    return result
  }

  private var failureRule: FailureRules.Rule? {
    _ = members("a rule", keys: ProfileKeys.rule)
    let kind = required("kind")?.choice(RemoteFailure.Kind.self)
    let rule = FailureRules.Rule(
      kind ?? .other,
      statuses: self["statuses"]?.elements.compactMap(\.count) ?? [],
      codes: self["codes"]?.words ?? [],
      words: self["words"]?.words ?? [],
      stage: self["stage"]?.choice(RefusalStage.self)
    )
    return kind == nil ? nil : rule
  }

  private var words: [String] { texts.map { $0.lowercased() } }
}
