import TroupeModel

/// `endpoint:crazyrouter`: the endpoint that was asked.
public struct EndpointFilter: SearchFilter {
  /// See `SearchFilter`.
  public static let field = SearchField(
    "endpoint",
    "the name of the endpoint",
    example: "endpoint:crazyrouter"
  )

  /// The whole text; A to Z are as good as a to z.
  public let text: String

  /// See `SearchFilter`.
  public init(reading value: FieldValue) throws(FieldProblem) { text = value.text }

  /// See `SearchFilter`.
  public var value: FieldValue { FieldValue(text) }

  /// See `SearchFilter`.
  public func matches(_ subject: SearchSubject) -> Bool {
    subject.generation?.generation.endpoint.isSameName(text) ?? false
  }
}
