public import TroupeModel

/// `same:face.png`: what was made from a file or is equal to it.
public struct SameFilter: SearchFilter {
  /// See `SearchFilter`.
  public static let field = SearchField(
    "same",
    "made from that file, or its video is that file",
    example: "same:face.png"
  )

  /// The path as typed.
  public let path: String
  /// The digest of the file; nil until it was looked up.
  public private(set) var content: ContentID?

  /// See `SearchFilter`.
  public init(reading value: FieldValue) throws(FieldProblem) { path = value.text }

  /// See `SearchFilter`.
  public var value: FieldValue { FieldValue(path) }

  /// See `SearchFilter`.
  public func matches(_ subject: SearchSubject) -> Bool {
    guard let content else { return false }
    return subject.generation?.contents.contains(content) ?? false
  }

  /// See `SearchFilter`.
  public func resolved(with facts: some SearchFacts, saved: [String]) throws -> Query {
    var found = self
    found.content = try facts.digest(ofFile: path)
    return .field(Filter(found))
  }
}
