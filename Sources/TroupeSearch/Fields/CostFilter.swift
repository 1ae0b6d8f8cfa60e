import TroupeModel

/// `cost:>0.5`: what it was to cost, in millionths.
public struct CostFilter: SearchFilter {
  /// See `SearchFilter`.
  public static let field = SearchField(
    "cost",
    "what it was to cost, in the currency of its price",
    example: "cost:>0.5"
  )

  /// How many, or how much, in the small unit.
  public let range: NumberRange

  /// See `SearchFilter`.
  public init(reading value: FieldValue) throws(FieldProblem) {
    range = try NumberRange(
      value.text,
      digits: 6,
      expected: "an amount",
      example: "cost:>0.5, cost:0.1..2 or cost:0"
    )
  }

  /// See `SearchFilter`.
  public var value: FieldValue { FieldValue(range.text) }

  /// See `SearchFilter`.
  public func matches(_ subject: SearchSubject) -> Bool {
    guard let generation = subject.generation?.generation else { return false }
    return range.contains(generation.estimate?.micros)
  }
}
