public import TroupeModel

/// `lineage:7k3m`: the whole tree that a generation belongs to.
public struct LineageFilter: SearchFilter {
  /// See `SearchFilter`.
  public static let field = SearchField(
    "lineage",
    "of the same tree as that generation, itself too",
    example: "lineage:7k3m"
  )

  /// The beginning of the id, as typed.
  public let typed: String
  /// The first of the tree; nil until it was looked up.
  public private(set) var id: ItemID?

  /// See `SearchFilter`.
  public init(reading value: FieldValue) throws(FieldProblem) {
    guard IDPrefix(value.text) != nil else {
      throw .malformed(expected: "the beginning of an id", example: "lineage:7k3m")
    }
    typed = value.text
  }

  /// See `SearchFilter`.
  public var value: FieldValue { FieldValue(typed) }

  /// See `SearchFilter`.
  public func matches(_ subject: SearchSubject) -> Bool {
    guard let id else { return false }
    return subject.generation?.root == id
  }

  /// See `SearchFilter`.
  public func resolved(with facts: some SearchFacts, saved: [String]) throws -> Query {
    var found = self
    found.id = try facts.root(of: try facts.generation(typed))
    return .field(Filter(found))
  }
}
