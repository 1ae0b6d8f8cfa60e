/// `saved:keepers`: whatever a saved search finds.
public struct SavedFilter: SearchFilter {
  /// See `SearchFilter`.
  public static let field = SearchField(
    "saved",
    "what a saved search finds",
    example: "saved:keepers"
  )

  /// The name of the saved search.
  public let name: String

  /// See `SearchFilter`.
  public init(reading value: FieldValue) throws(FieldProblem) { name = value.text }

  /// See `SearchFilter`.
  public var value: FieldValue { FieldValue(name) }

  /// Nothing fits before the search was looked up.
  public func matches(_ subject: SearchSubject) -> Bool { false }

  /// The query of the saved search in its place.
  ///
  /// - Throws: `SavedSearchError` where saved searches name one another in a circle or too deep, or cannot be read.
  public func resolved(with facts: some SearchFacts, saved: [String]) throws -> Query {
    guard !saved.contains(name), saved.count < Query.maximumSavedDepth else {
      throw SavedSearchError.circle(saved + [name])
    }
    let text = try facts.savedSearch(name)
    let query: Query
    do { query = try Query(parsing: text) } catch {
      throw SavedSearchError.unreadable(name, error)
    }
    return try query.resolved(with: facts, saved: saved + [name])
  }
}
