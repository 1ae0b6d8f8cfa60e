public import FoundationEssentials
import TroupeCatalog
public import TroupeModel
import TroupeSearch

/// A page of characters, by handle.
public struct CharacterPage: Sendable {
  /// Those on this page.
  public var characters: [CharacterSheet]
  /// How many were found in all.
  public var total: Int

  /// The page as JSON.
  public var json: JSON {
    ["characters": .array(characters.map(\.json)), "total": .number(total)]
  }
}

extension Workspace {
  /// A page of the characters that a search finds, by handle; of those in the trash the last thrown away first.
  ///
  /// - Parameters:
  ///   - text: the search as it is typed; empty for everybody.
  ///   - tags: those that they must all have.
  ///   - inTrash: whether it goes through the trash.
  ///   - limit: how many at the most.
  ///   - last: the last one of the page before, as typed.
  ///   - timeZone: where days begin.
  /// - Throws: `QueryError` where the search cannot be read; `CatalogError.notFound` where it names what is not there.
  /// - Returns: a page.
  public func characterPage(
    matching text: String,
    tags: [String] = [],
    inTrash: Bool = false,
    limit: Int = 50,
    after last: String? = nil,
    timeZone: TimeZone = .current
  ) throws -> CharacterPage {
    let query = try Query(parsing: text, in: .characters)
    return try catalog.read { reader in
      let facts = CatalogFacts(reader, now: world.now(), timeZone: timeZone)
      let search = CharacterSearch(
        try query.resolved(with: facts),
        tags: tags,
        inTrash: inTrash
      )
      let place = try last.map { try reader.findCharacter($0, inTrash: inTrash).id }
      let found = try reader.characters(matching: search, limit: limit, after: place)
      return CharacterPage(
        characters: try sheets(of: found.characters, in: reader),
        total: found.total
      )
    }
  }
}
