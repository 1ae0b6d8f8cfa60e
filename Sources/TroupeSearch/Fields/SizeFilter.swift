public import TroupeModel

/// `size:1280x720`: the size that was asked for.
public struct SizeFilter: SearchFilter {
  /// See `SearchFilter`.
  public static let field = SearchField(
    "size",
    "the pixels that were asked for",
    example: "size:1280x720"
  )

  /// The pixels.
  public let size: PixelSize

  /// See `SearchFilter`.
  public init(reading value: FieldValue) throws(FieldProblem) {
    guard let size = PixelSize(value.text) else {
      throw .malformed(expected: "a size in pixels", example: "size:1280x720")
    }
    self.size = size
  }

  /// See `SearchFilter`.
  public var value: FieldValue { FieldValue(size.description) }

  /// See `SearchFilter`.
  public func matches(_ subject: SearchSubject) -> Bool {
    subject.generation?.generation.parameters.size == size
  }
}
