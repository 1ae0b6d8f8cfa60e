import FoundationEssentials
import TroupeCatalog
import TroupeModel
public import TroupeSearch

/// The facts by which the names in a search are looked up and nothing is searched: of a file it is enough that it is
/// there, and a search may be looked at as if it were saved already.
struct NameFacts: SearchFacts {
  private let base: CatalogFacts
  private let saved: SavedSearch?

  init(_ base: CatalogFacts, saved: SavedSearch? = nil) {
    self.base = base
    self.saved = saved
  }

  var now: Milliseconds { base.now }
  var timeZone: TimeZone { base.timeZone }

  func character(_ typed: String, look: String?) throws -> ItemID {
    try base.character(typed, look: look)
  }

  func generation(_ typed: String) throws -> ItemID { try base.generation(typed) }
  func root(of generation: ItemID) throws -> ItemID { try base.root(of: generation) }

  func digest(ofFile path: String) throws -> ContentID {
    var isFolder = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), !isFolder else {
      throw TroupeError.fileNotFound(path: path)
    }
    return ContentID(digest: [UInt8](repeating: 0, count: 32))
  }

  func savedSearch(_ name: String) throws -> String {
    guard let saved, saved.name.lowercased() == name.lowercased() else {
      return try base.savedSearch(name)
    }
    return saved.text
  }
}

extension Workspace {
  /// The first part of a search that names what is not there; nil where all of them can be looked up.
  ///
  /// - Parameters:
  ///   - text: the search as it is typed.
  ///   - listing: what it is about.
  ///   - name: under which it is to be saved; nil where it is not.
  /// - Throws: `QueryError` where the search cannot be read.
  /// - Returns: the part with the error of looking it up.
  public func misnamedPart(
    of text: String,
    in listing: SearchListing = .generations,
    savedAs name: String? = nil
  ) throws -> (part: SearchPart, error: any Error)? {
    let part = try SearchPart(parsing: text, in: listing)
    let found: Misnamed? = try catalog.read { reader in
      let facts = NameFacts(
        CatalogFacts(reader, now: world.now(), timeZone: .current),
        saved: name.map { SavedSearch(name: $0, text: text, createdAt: world.now()) }
      )
      for leaf in part.leaves {
        do { _ = try leaf.query.resolved(with: facts) } catch {
          return Misnamed(part: leaf, error: error)
        }
      }
      return nil
    }
    return found.map { ($0.part, $0.error) }
  }
}

private struct Misnamed: Sendable {
  var part: SearchPart
  var error: any Error
}

extension Workspace {
  /// The query whose words are to be marked in what a search finds: with saved searches in their place.
  public func wordsToMark(by text: String) throws -> Query {
    let query = try Query(parsing: text)
    guard !query.values(of: SavedFilter.self).isEmpty else { return query }
    return try catalog.read { reader in
      try query.resolved(
        with: NameFacts(CatalogFacts(reader, now: world.now(), timeZone: .current))
      )
    }
  }
}
