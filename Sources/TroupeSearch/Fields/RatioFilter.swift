import TroupeModel

/// `ratio:16:9`: the shape that was asked for, in words or by a size.
public struct RatioFilter: SearchFilter {
  /// See `SearchFilter`.
  public static let field = SearchField(
    "ratio",
    "width to height, as asked for or of the size",
    example: "ratio:16:9"
  )

  /// The part before the colon.
  public let width: Int
  /// The part after it.
  public let height: Int

  /// See `SearchFilter`.
  public init(reading value: FieldValue) throws(FieldProblem) {
    let parts = value.text.split(separator: ":", omittingEmptySubsequences: false)
    guard parts.count == 2, !value.text.contains("+"), let width = Int(parts[0]),
      let height = Int(parts[1]), (1...16384).contains(width), (1...16384).contains(height)
    else { throw .malformed(expected: "a ratio", example: "ratio:16:9") }
    self.width = width
    self.height = height
  }

  /// See `SearchFilter`.
  public var value: FieldValue { FieldValue("\(width):\(height)") }

  /// See `SearchFilter`.
  public func matches(_ subject: SearchSubject) -> Bool {
    guard let parameters = subject.generation?.generation.parameters else { return false }
    if let asked = parameters.aspectRatio, asked.isSameName(value.text) { return true }
    guard let size = parameters.size else { return false }
    return size.width * height == size.height * width
  }
}
