/// `look:armor`: a look of the character.
public struct LookFilter: SearchFilter {
  /// See `SearchFilter`.
  public static let field = SearchField("look", "has a look of that name", example: "look:armor")

  /// The whole text; A to Z are as good as a to z.
  public let text: String

  /// See `SearchFilter`.
  public init(reading value: FieldValue) throws(FieldProblem) { text = value.text }

  /// See `SearchFilter`.
  public var value: FieldValue { FieldValue(text) }

  /// See `SearchFilter`.
  public func matches(_ subject: SearchSubject) -> Bool {
    subject.character?.looks.contains { $0.isSameName(text) } ?? false
  }
}
