import TroupeModel

/// `duration:5..15`: how long the video was to be, in milliseconds.
public struct DurationFilter: SearchFilter {
  /// See `SearchFilter`.
  public static let field = SearchField(
    "duration",
    "how many seconds were asked for",
    example: "duration:5..15"
  )

  /// How many, or how much, in the small unit.
  public let range: NumberRange

  /// See `SearchFilter`.
  public init(reading value: FieldValue) throws(FieldProblem) {
    range = try NumberRange(
      value.text,
      digits: 3,
      expected: "a number of seconds",
      example: "duration:8, duration:5..15 or duration:>10"
    )
  }

  /// See `SearchFilter`.
  public var value: FieldValue { FieldValue(range.text) }

  /// See `SearchFilter`.
  public func matches(_ subject: SearchSubject) -> Bool {
    guard let generation = subject.generation?.generation else { return false }
    return range.contains(generation.parameters.duration.map { Milliseconds.seconds($0).value })
  }
}
