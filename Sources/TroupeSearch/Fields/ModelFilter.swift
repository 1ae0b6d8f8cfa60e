import TroupeModel

/// `model:sora-2-pro`: the model that was asked.
public struct ModelFilter: SearchFilter {
  /// See `SearchFilter`.
  public static let field = SearchField(
    "model",
    "the endpoint's name of the model",
    example: "model:sora-2-pro"
  )

  /// The whole text; A to Z are as good as a to z.
  public let text: String

  /// See `SearchFilter`.
  public init(reading value: FieldValue) throws(FieldProblem) { text = value.text }

  /// See `SearchFilter`.
  public var value: FieldValue { FieldValue(text) }

  /// See `SearchFilter`.
  public func matches(_ subject: SearchSubject) -> Bool {
    subject.generation?.generation.parameters.model.isSameName(text) ?? false
  }
}
