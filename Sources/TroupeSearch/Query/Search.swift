/// A whole search as somebody types it: what is looked for, and the order.
public struct Search: Hashable, Sendable {
  /// What is looked for.
  public var query: Query
  /// In which order it is shown; nil where nothing was said, which is the newest first.
  public var sort: SearchSort?

  /// Creates a search.
  public init(_ query: Query, sort: SearchSort? = nil) {
    self.query = query
    self.sort = sort
  }
}

/// What a search goes through.
public enum SearchListing: Sendable, CaseIterable {
  case generations, characters
}

/// The order of what was found.
public struct SearchSort: Hashable, Sendable {
  /// What is compared.
  public enum Key: String, Hashable, Sendable, CaseIterable {
    case created, duration, cost, rating
    /// How well the words fit.
    case relevance
  }

  /// What is compared; of equals the newer is the greater.
  public var key: Key
  /// Whether the least is first; what has no value is less than all.
  public var isAscending: Bool

  /// Creates an order.
  public init(_ key: Key, isAscending: Bool = false) {
    self.key = key
    self.isAscending = isAscending
  }

  /// The newest first.
  public static let newest = SearchSort(.created)

  /// As it is typed after `sort:`.
  var text: String {
    switch (key, isAscending) {
    case (.created, false): "created-"
    case (_, true): key.rawValue + "+"
    case (_, false): key.rawValue
    }
  }

  static let field = SearchField(
    "sort",
    "the order: created- (the newest first, as without it), created+, duration, cost, rating, relevance; + for the least first, behind what has none",
    example: "sort:rating",
    values: Key.allCases.map(\.rawValue)
  )

  init(reading text: String) throws(FieldProblem) {
    let folded = text.lowercased()
    let name = folded.hasSuffix("+") || folded.hasSuffix("-") ? String(folded.dropLast()) : folded
    guard let key = Key(rawValue: name), key != .relevance || !folded.hasSuffix("+") else {
      throw .unknown(expected: "an order", values: Key.allCases.map(\.rawValue))
    }
    self.init(key, isAscending: folded.hasSuffix("+"))
  }
}
