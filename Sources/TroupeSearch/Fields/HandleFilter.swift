import TroupeModel

/// `handle:luna`: the character's handle.
public struct HandleFilter: SearchFilter {
  /// See `SearchFilter`.
  public static let field = SearchField("handle", "the handle", example: "handle:luna")

  /// The whole text; A to Z are as good as a to z.
  public let text: String

  /// See `SearchFilter`.
  public init(reading value: FieldValue) throws(FieldProblem) { text = value.text }

  /// See `SearchFilter`.
  public var value: FieldValue { FieldValue(text) }

  /// See `SearchFilter`.
  public func matches(_ subject: SearchSubject) -> Bool {
    subject.character?.character.handle.description.isSameName(text) ?? false
  }
}
