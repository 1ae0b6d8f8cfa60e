internal import GRDB
public import TroupeModel
public import TroupeSearch

/// What is looked for among the characters.
public struct CharacterSearch: Sendable {
  /// What fits; its times have been looked up with `resolved`.
  public var query: Query
  /// Those that they must all have, letter for letter.
  public var tags: [String]
  /// Whether it goes through the trash, and not through those in use.
  public var inTrash: Bool

  /// Creates a search.
  public init(_ query: Query, tags: [String] = [], inTrash: Bool = false) {
    self.query = query
    self.tags = tags
    self.inTrash = inTrash
  }
}

/// A page of characters that a search found.
public struct CharacterResult: Sendable {
  /// Those on the page: by handle; of those in the trash the last thrown away first.
  public var characters: [CastCharacter]
  /// How many there are in all.
  public var total: Int
}

extension CatalogReader {
  /// A page of the characters that a search finds, and how many there are.
  ///
  /// - Parameters:
  ///   - search: what is looked for.
  ///   - limit: how many at the most.
  ///   - last: the last of the page before, after which this one begins, whether or not it is found itself.
  /// - Throws: `CatalogError.notFound` where the page before does not end with a character of that place;
  ///   `CatalogError.damaged` for a field that characters do not have.
  /// - Returns: the page.
  public func characters(
    matching search: CharacterSearch,
    limit: Int,
    after last: ItemID? = nil
  ) throws -> CharacterResult {
    let run = try CharacterRun(db, search)
    let total = try run.total()
    let keys = try run.page(limit: limit, after: last, total: total)
    let characters = try characters(
      where: "key IN (SELECT value FROM json_each(?)) ORDER BY \(run.order)",
      [keys.jsonList]
    )
    return CharacterResult(characters: characters, total: total)
  }
}

extension [Int64] {
  /// The numbers as a JSON array, which SQL takes as one value.
  var jsonList: String { "[" + map(String.init).joined(separator: ",") + "]" }
}
