public import TroupeModel

/// `status:stored`: where a generation stands.
public struct StatusFilter: SearchFilter {
  /// See `SearchFilter`.
  public static let field = SearchField(
    "status",
    "where it stands",
    example: "status:stored",
    values: GenerationStatus.allCases.map(\.rawValue)
  )

  /// The one that is meant.
  public let choice: GenerationStatus

  /// See `SearchFilter`.
  public init(reading value: FieldValue) throws(FieldProblem) {
    guard let choice = GenerationStatus(rawValue: value.text.lowercased()) else {
      throw .unknown(expected: "a status", values: Self.field.values)
    }
    self.choice = choice
  }

  /// See `SearchFilter`.
  public var value: FieldValue { FieldValue(choice.rawValue) }

  /// See `SearchFilter`.
  public func matches(_ subject: SearchSubject) -> Bool {
    subject.generation?.generation.status == choice
  }
}
