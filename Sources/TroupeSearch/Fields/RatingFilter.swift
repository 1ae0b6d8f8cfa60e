import TroupeModel

/// `rating:4..`: what the user thinks of it.
public struct RatingFilter: SearchFilter {
  /// See `SearchFilter`.
  public static let field = SearchField(
    "rating",
    "what you think of it, from 1 to 5",
    example: "rating:4..",
    suggestions: ["1", "2", "3", "4", "4..", "5"]
  )

  private static let expected = "a rating from 1 to 5"
  private static let example = "rating:5 or rating:4.., and -rating:1.. for what has none"

  /// How many, or how much, in the small unit.
  public let range: NumberRange

  /// See `SearchFilter`.
  public init(reading value: FieldValue) throws(FieldProblem) {
    range = try NumberRange(
      value.text,
      digits: 0,
      expected: Self.expected,
      example: Self.example
    )
    guard (range.lower ?? 1) <= 5, (range.upper ?? 5) >= 1 else {
      throw .malformed(expected: Self.expected, example: Self.example)
    }
  }

  /// See `SearchFilter`.
  public var value: FieldValue { FieldValue(range.text) }

  /// See `SearchFilter`.
  public func matches(_ subject: SearchSubject) -> Bool {
    guard let generation = subject.generation?.generation else { return false }
    return range.contains(generation.rating.map(Int64.init))
  }
}
