import TroupeModel

/// `project:pilot`: the project that it belongs to.
public struct ProjectFilter: SearchFilter {
  /// See `SearchFilter`.
  public static let field = SearchField("project", "the project", example: "project:pilot")

  /// The whole text; A to Z are as good as a to z.
  public let text: String

  /// See `SearchFilter`.
  public init(reading value: FieldValue) throws(FieldProblem) { text = value.text }

  /// See `SearchFilter`.
  public var value: FieldValue { FieldValue(text) }

  /// See `SearchFilter`.
  public func matches(_ subject: SearchSubject) -> Bool {
    subject.generation?.generation.project.isSameName(text) ?? false
  }
}
