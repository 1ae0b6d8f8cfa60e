/// `tag:keeper`: a tag of it.
public struct TagFilter: SearchFilter {
  /// See `SearchFilter`.
  public static let field = SearchField("tag", "the whole tag", example: "tag:keeper")

  /// The whole text; A to Z are as good as a to z.
  public let text: String

  /// See `SearchFilter`.
  public init(reading value: FieldValue) throws(FieldProblem) { text = value.text }

  /// See `SearchFilter`.
  public var value: FieldValue { FieldValue(text) }

  /// See `SearchFilter`.
  public func matches(_ subject: SearchSubject) -> Bool {
    subject.tags.contains { $0.isSameName(text) }
  }
}
