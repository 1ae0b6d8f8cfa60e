public import FoundationEssentials
public import TroupeModel
public import TroupeSearch

/// What the names and times in a search mean in a catalog.
public struct CatalogFacts: SearchFacts {
  let reader: CatalogReader
  /// The time from which relative times count.
  public let now: Milliseconds
  /// Where days begin.
  public let timeZone: TimeZone
  /// The digests of the files that the search names, by path as typed.
  let digests: [String: ContentID]

  /// Creates the facts of one moment.
  ///
  /// - Parameters:
  ///   - reader: of the catalog in which names are looked up.
  ///   - now: the time from which relative times count.
  ///   - timeZone: where days begin.
  ///   - digests: those of the files that the search names with `same:`, by path as typed.
  public init(
    _ reader: CatalogReader,
    now: Milliseconds,
    timeZone: TimeZone,
    digests: [String: ContentID] = [:]
  ) {
    self.reader = reader
    self.now = now
    self.timeZone = timeZone
    self.digests = digests
  }

  /// See `SearchFacts`.
  public func character(_ typed: String, look: String?) throws -> ItemID {
    let character = try reader.findCharacterOrTrashed(typed)
    if let look {
      guard let name = try? Handle(look) else {
        throw CatalogError.notFound(.look, typed: "\(character.handle)/\(look)", nearest: [])
      }
      _ = try reader.findLook(name, of: character)
    }
    return character.id
  }

  /// See `SearchFacts`.
  public func generation(_ typed: String) throws -> ItemID { try reader.findGeneration(typed).id }

  /// See `SearchFacts`.
  public func root(of generation: ItemID) throws -> ItemID { try reader.root(of: generation) }

  /// See `SearchFacts`.
  public func digest(ofFile path: String) throws -> ContentID {
    guard let digest = digests[path] else {
      throw CatalogError.notFound(.reference, typed: path, nearest: [])
    }
    return digest
  }

  /// See `SearchFacts`.
  public func savedSearch(_ name: String) throws -> String {
    guard let text = try reader.savedSearch(name)?.text else {
      let names = try reader.savedSearches().map(\.name)
      throw SavedSearchError.unknown(name, nearest: NearestNames.to(name, among: names))
    }
    return text
  }
}
