import TroupeModel

/// `name:"Luna Vega"`: the character's display name.
public struct NameFilter: SearchFilter {
  /// See `SearchFilter`.
  public static let field = SearchField("name", "the whole name", example: "name:\"Luna Vega\"")

  /// The whole text; A to Z are as good as a to z.
  public let text: String

  /// See `SearchFilter`.
  public init(reading value: FieldValue) throws(FieldProblem) { text = value.text }

  /// See `SearchFilter`.
  public var value: FieldValue { FieldValue(text) }

  /// See `SearchFilter`.
  public func matches(_ subject: SearchSubject) -> Bool {
    subject.character?.character.name.isSameName(text) ?? false
  }
}
