import TroupeModel

/// `scenes:>1`: how many scenes there are.
public struct ScenesFilter: SearchFilter {
  /// See `SearchFilter`.
  public static let field = SearchField(
    "scenes",
    "how many scenes the storyboard has",
    example: "scenes:>1"
  )

  /// How many, or how much, in the small unit.
  public let range: NumberRange

  /// See `SearchFilter`.
  public init(reading value: FieldValue) throws(FieldProblem) {
    range = try NumberRange(
      value.text,
      digits: 0,
      expected: "a number of scenes",
      example: "scenes:3 or scenes:>1"
    )
  }

  /// See `SearchFilter`.
  public var value: FieldValue { FieldValue(range.text) }

  /// See `SearchFilter`.
  public func matches(_ subject: SearchSubject) -> Bool {
    guard let generation = subject.generation?.generation else { return false }
    return range.contains(Int64(generation.scenes.count))
  }
}
