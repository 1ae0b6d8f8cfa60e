public import TroupeModel

/// `format:openai`: the wire format of the request.
public struct FormatFilter: SearchFilter {
  /// See `SearchFilter`.
  public static let field = SearchField(
    "format",
    "the wire format it was asked in",
    example: "format:openai",
    values: VideoFormat.allCases.map(\.rawValue)
  )

  /// The one that is meant.
  public let choice: VideoFormat

  /// See `SearchFilter`.
  public init(reading value: FieldValue) throws(FieldProblem) {
    guard let choice = VideoFormat(rawValue: value.text.lowercased()) else {
      throw .unknown(expected: "a format", values: Self.field.values)
    }
    self.choice = choice
  }

  /// See `SearchFilter`.
  public var value: FieldValue { FieldValue(choice.rawValue) }

  /// See `SearchFilter`.
  public func matches(_ subject: SearchSubject) -> Bool {
    subject.generation?.generation.parameters.format == choice
  }
}
