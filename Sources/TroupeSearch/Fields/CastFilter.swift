import TroupeModel

/// `cast:2..`: how many characters are in the frozen cast.
public struct CastFilter: SearchFilter {
  /// See `SearchFilter`.
  public static let field = SearchField(
    "cast",
    "how many characters are in the cast",
    example: "cast:2.."
  )

  /// How many, or how much, in the small unit.
  public let range: NumberRange

  /// See `SearchFilter`.
  public init(reading value: FieldValue) throws(FieldProblem) {
    range = try NumberRange(
      value.text,
      digits: 0,
      expected: "a number of characters",
      example: "cast:2, cast:2.. or cast:>1"
    )
  }

  /// See `SearchFilter`.
  public var value: FieldValue { FieldValue(range.text) }

  /// See `SearchFilter`.
  public func matches(_ subject: SearchSubject) -> Bool {
    guard let generation = subject.generation?.generation else { return false }
    return range.contains(Int64(generation.cast.count))
  }
}
