import TroupeModel

/// What a generation can have.
public enum PossessionKind: String, Hashable, Sendable, CaseIterable {
  /// A video in use.
  case video
}

/// `has:video`: what there is of a generation.
public struct HasFilter: SearchFilter {
  /// See `SearchFilter`.
  public static let field = SearchField(
    "has",
    "a video of it is stored",
    example: "has:video",
    values: PossessionKind.allCases.map(\.rawValue)
  )

  /// The one that is meant.
  public let choice: PossessionKind

  /// See `SearchFilter`.
  public init(reading value: FieldValue) throws(FieldProblem) {
    guard let choice = PossessionKind(rawValue: value.text.lowercased()) else {
      throw .unknown(expected: "a thing to have", values: Self.field.values)
    }
    self.choice = choice
  }

  /// See `SearchFilter`.
  public var value: FieldValue { FieldValue(choice.rawValue) }

  /// See `SearchFilter`.
  public func matches(_ subject: SearchSubject) -> Bool {
    subject.generation?.hasVideo ?? false
  }
}
