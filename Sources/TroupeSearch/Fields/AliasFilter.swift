import TroupeModel

/// `alias:月`: another name of the character.
public struct AliasFilter: SearchFilter {
  /// See `SearchFilter`.
  public static let field = SearchField("alias", "the whole alias", example: "alias:月")

  /// The whole text; A to Z are as good as a to z.
  public let text: String

  /// See `SearchFilter`.
  public init(reading value: FieldValue) throws(FieldProblem) { text = value.text }

  /// See `SearchFilter`.
  public var value: FieldValue { FieldValue(text) }

  /// See `SearchFilter`.
  public func matches(_ subject: SearchSubject) -> Bool {
    subject.character?.character.aliases.contains { $0.isSameName(text) } ?? false
  }
}
