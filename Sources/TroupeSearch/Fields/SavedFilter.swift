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
  /// - Throws: `SavedSearchError` where saved searches name one another in a circle or too deep.
  public func resolved(with facts: some SearchFacts, saved: [String]) throws -> Query {
    guard !saved.contains(name), saved.count < Query.maximumSavedDepth else {
      throw SavedSearchError.circle(saved + [name])
    }
    return try Query(parsing: try facts.savedSearch(name))
      .resolved(with: facts, saved: saved + [name])
  }
}

/// What can be wrong with saved searches in a search.
public enum SavedSearchError: Error, Hashable, Sendable {
  /// They name one another, in this order.
  case circle([String])
  /// No saved search has that name.
  case unknown(String, nearest: [String])

  /// What is wrong, as a sentence.
  public var message: String {
    switch self {
    case .circle(let names):
      "The saved searches \(names.joined(separator: ", ")) name one another too deep."
    case .unknown(let name, _): "There is no saved search '\(name)'."
    }
  }

  /// What to do, as a sentence.
  public var hint: String {
    switch self {
    case .circle: "Write one of them without saved:."
    case .unknown(_, let nearest):
      nearest.isEmpty
        ? "'troupe saved list' shows those there are."
        : "Did you mean \(nearest.map { "saved:\($0)" }.joined(separator: " or "))?"
    }
  }
}
