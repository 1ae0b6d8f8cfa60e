import TroupeEndpoints
public import TroupeModel

/// What an endpoint answered to a harmless question.
public struct EndpointCheckReport: Sendable {
  /// The endpoint's name.
  public let endpoint: String
  /// Whether it can be used.
  public let isGood: Bool
  /// What was found.
  public let message: String
  /// What to do; nil where all is well.
  public let hint: String?

  init(_ endpoint: String, _ check: EndpointCheck) {
    self.endpoint = endpoint
    isGood = check.isGood
    message = check.message
    hint = check.hint
  }

  /// The report as JSON.
  public var json: JSON {
    [
      "endpoint": .string(endpoint), "good": .bool(isGood), "message": .string(message),
      "hint": .optional(hint),
    ]
  }
}
