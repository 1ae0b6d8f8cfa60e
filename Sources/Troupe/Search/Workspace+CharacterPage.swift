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
      let query = try query.resolved(with: facts)
      let looksAtLooks = !query.values(of: LookFilter.self).isEmpty
      let all = inTrash ? try reader.trashedCharacters() : try reader.characters()
      let found = try all.filter { character in
        guard tags.allSatisfy(character.tags.contains) else { return false }
        guard query != .everything else { return true }
        // What hangs on a look is for those on the page.
        let looks = looksAtLooks ? try reader.looks(of: character.id).map(\.name.description) : []
        return query.matches(SearchSubject(.init(character, looks: looks)))
      }
      var page = found[...]
      if let last {
        let id = try reader.findCharacter(last, inTrash: inTrash).id
        page = found.firstIndex { $0.id == id }.map { found[($0 + 1)...] } ?? []
      }
      let shelf = try ProfileShelf(self, reader)
      return CharacterPage(
        characters: try page.prefix(limit).map { try sheet(of: $0, in: reader, shelf) },
        total: found.count
      )
    }
  }
}
