import TroupeModel

/// A condition of a generation.
public enum ConditionKind: String, Hashable, Sendable, CaseIterable {
  /// Somebody in its cast has other words or pictures now.
  case stale
  /// A video of it is in use and nobody is linked with it.
  case unlinked
}

/// `is:stale`: in what condition a generation is.
public struct IsFilter: SearchFilter {
  /// See `SearchFilter`.
  public static let field = SearchField(
    "is",
    "is:stale somebody in it looks otherwise now; is:unlinked a video of it shows nobody",
    example: "is:stale",
    values: ConditionKind.allCases.map(\.rawValue)
  )

  /// The one that is meant.
  public let choice: ConditionKind

  /// See `SearchFilter`.
  public init(reading value: FieldValue) throws(FieldProblem) {
    guard let choice = ConditionKind(rawValue: value.text.lowercased()) else {
      throw .unknown(expected: "a condition", values: Self.field.values)
    }
    self.choice = choice
  }

  /// See `SearchFilter`.
  public var value: FieldValue { FieldValue(choice.rawValue) }

  /// See `SearchFilter`.
  public func matches(_ subject: SearchSubject) -> Bool {
    guard let facts = subject.generation else { return false }
    return choice == .stale ? facts.isStale : facts.isUnlinked
  }
}
