public import TroupeModel

/// `parent:7k3m`: what was derived from a generation directly.
public struct ParentFilter: SearchFilter {
  /// See `SearchFilter`.
  public static let field = SearchField(
    "parent",
    "made from that generation: its takes and remixes",
    example: "parent:7k3m"
  )

  /// The beginning of the id, as typed.
  public let typed: String
  /// The generation; nil until it was looked up.
  public private(set) var id: ItemID?

  /// See `SearchFilter`.
  public init(reading value: FieldValue) throws(FieldProblem) {
    guard IDPrefix(value.text) != nil else {
      throw .malformed(expected: "the beginning of an id", example: "parent:7k3m")
    }
    typed = value.text
  }

  /// See `SearchFilter`.
  public var value: FieldValue { FieldValue(typed) }

  /// See `SearchFilter`.
  public func matches(_ subject: SearchSubject) -> Bool {
    guard let id else { return false }
    return subject.generation?.generation.parent == id
  }

  /// See `SearchFilter`.
  public func resolved(with facts: some SearchFacts, saved: [String]) throws -> Query {
    var found = self
    found.id = try facts.generation(typed)
    return .field(Filter(found))
  }
}
