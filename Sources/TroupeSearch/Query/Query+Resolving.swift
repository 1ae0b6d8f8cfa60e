public import FoundationEssentials
public import TroupeModel

/// What a search needs to know from elsewhere: who is called so, what a file holds, what time it is.
///
/// What cannot be found is thrown by whoever looks, in its own words.
public protocol SearchFacts {
  /// The time from which relative times count.
  var now: Milliseconds { get }
  /// Where days begin.
  var timeZone: TimeZone { get }
  /// Who is called so; where a look is named, the character has it.
  func character(_ typed: String, look: String?) throws -> ItemID
  /// The generation whose id begins so.
  func generation(_ typed: String) throws -> ItemID
  /// The first of all that a generation was derived from, which is itself where it has no parent.
  func root(of generation: ItemID) throws -> ItemID
  /// The digest of a file's bytes.
  func digest(ofFile path: String) throws -> ContentID
  /// The text of a saved search.
  func savedSearch(_ name: String) throws -> String
}

extension Query {
  /// How deep saved searches may name one another.
  static let maximumSavedDepth = 8

  /// The query with all that its fields name looked up, ready to be evaluated in memory or as SQL.
  public func resolved(with facts: some SearchFacts) throws -> Query {
    try resolved(with: facts, saved: [])
  }

  func resolved(with facts: some SearchFacts, saved: [String]) throws -> Query {
    switch self {
    case .everything, .words: self
    case .all(let parts): .all(try parts.map { try $0.resolved(with: facts, saved: saved) })
    case .any(let parts): .any(try parts.map { try $0.resolved(with: facts, saved: saved) })
    case .not(let part): .not(try part.resolved(with: facts, saved: saved))
    case .field(let filter): try filter.filter.resolved(with: facts, saved: saved)
    }
  }

  /// The values of one field anywhere in the query.
  public func values<Field: SearchFilter>(of field: Field.Type) -> [Field] {
    switch self {
    case .everything, .words: []
    case .all(let parts), .any(let parts): parts.flatMap { $0.values(of: field) }
    case .not(let part): part.values(of: field)
    case .field(let filter): [filter.filter as? Field].compactMap(\.self)
    }
  }
}

extension Search {
  /// The search with all that its fields name looked up.
  public func resolved(with facts: some SearchFacts) throws -> Search {
    Search(try query.resolved(with: facts), sort: sort)
  }
}
