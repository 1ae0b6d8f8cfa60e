import TroupeCatalog
public import TroupeModel
import TroupeSearch

/// A page of what was found, the newest first.
public struct SearchPage: Sendable {
  /// Those on this page.
  public var generations: [GenerationSheet]
  /// How many were found in all.
  public var total: Int

  /// The page as JSON.
  public var json: JSON {
    ["generations": .array(generations.map(\.json)), "total": .number(total)]
  }
}

extension Workspace {
  /// Finds generations by the search language.
  public func search(_ text: String, limit: Int = 50) throws -> SearchPage {
    let query = try Query(parsing: text)
    return try catalog.read { reader in
      let found = try reader.search(query, limit: limit)
      return SearchPage(
        generations: try found.page.map { try sheet(of: $0, in: reader) },
        total: found.total
      )
    }
  }
}
