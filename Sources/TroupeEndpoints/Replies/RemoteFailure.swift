public import TroupeModel

/// What an endpoint said went wrong.
public struct RemoteFailure: Error, Hashable, Sendable {
  /// The classes that refusals are sorted into; the raw value is the word in a profile.
  public enum Kind: String, Hashable, Sendable, CaseIterable {
    case badKey = "bad_key"
    case quota, moderation
    case modelNotFound = "model_not_found"
    case routeGone = "route_gone"
    case retired
    case notFound = "not_found"
    case rateLimited = "rate_limited"
    /// A web page instead of a reply.
    case html
    case empty
    case other
  }

  /// The class of the failure.
  public var kind: Kind
  /// The HTTP status; nil for the failure of a job that was told with a good status.
  public var status: Int?
  /// The endpoint's own code.
  public var code: String?
  /// The endpoint's own words, with signed addresses and keys blotted out.
  public var message: String
  /// When such a refusal happens by the profile's rule; nil where that depends on what was asked.
  public var stage: RefusalStage?

  /// Creates a failure.
  public init(
    kind: Kind,
    status: Int? = nil,
    code: String? = nil,
    message: String,
    stage: RefusalStage? = nil
  ) {
    self.kind = kind
    self.status = status
    self.code = code
    self.message = message
    self.stage = stage
  }
}

extension RemoteFailure {
  /// What happened, in one sentence that quotes the endpoint.
  public var sentence: String {
    let quote = message.isEmpty ? "" : ": \(message)"
    let status = status.map { " (HTTP \($0))" } ?? ""
    return switch kind {
    case .badKey: "the endpoint refused the key\(status)\(quote)"
    case .quota: "the account has no quota left\(status)\(quote)"
    case .moderation: "the endpoint's moderation refused this\(status)\(quote)"
    case .modelNotFound: "the endpoint does not have this model\(status)\(quote)"
    case .routeGone: "the endpoint does not have this route\(status)\(quote)"
    case .retired: "the endpoint has retired this\(status)\(quote)"
    case .notFound: "the endpoint does not know this id\(status)\(quote)"
    case .rateLimited: "the endpoint asks for slower requests\(status)\(quote)"
    case .html: "the endpoint answered with a web page\(status)\(quote)"
    case .empty: "the endpoint answered with nothing\(status)"
    case .other: "the endpoint answered with an error\(status)\(quote)"
    }
  }

  /// What to do next, in one sentence.
  public var hint: String {
    switch kind {
    case .badKey: "Set the right key with 'troupe endpoint login'."
    case .quota: "Top up the account at the provider, or use another endpoint."
    case .moderation: "Change the prompt or the pictures; sending the same again may cost again."
    case .modelNotFound: "Choose another with --model; 'troupe endpoint show' lists those known."
    case .routeGone: "The endpoint has changed: edit its profile, or use another endpoint."
    case .retired: "Use another model or another endpoint."
    case .notFound: "Check the id at the provider."
    case .rateLimited: "Wait a little and try again."
    case .html, .empty: "Check the base URL with 'troupe endpoint check'."
    case .other: "Check the endpoint with 'troupe endpoint check'."
    }
  }
}
