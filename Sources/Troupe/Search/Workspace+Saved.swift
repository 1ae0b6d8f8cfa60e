import FoundationEssentials
import TroupeCatalog
import TroupeModel
import TroupeSearch

extension Workspace {
  /// The saved searches by name, each with what is wrong with it now.
  public func savedSearches() throws -> [SavedSearchSheet] {
    try catalog.read { reader in
      try reader.savedSearches().map { SavedSearchSheet($0, problem: problem(of: $0, in: reader)) }
    }
  }

  /// The saved search of a name.
  ///
  /// - Throws: `SavedSearchError.unknown` with the nearest names.
  public func savedSearch(_ name: String) throws -> SavedSearchSheet {
    try catalog.read { reader in
      let saved = try find(name, in: reader)
      return SavedSearchSheet(saved, problem: problem(of: saved, in: reader))
    }
  }

  /// Saves a search under a name that is free.
  ///
  /// - Throws: `SavedSearchError` where the name cannot be, is taken, or the search names itself; `QueryError` where the
  ///   search cannot be read; `CatalogError.notFound` where it names what is not there.
  public func addSavedSearch(_ name: String, _ text: String) throws -> SavedSearchSheet {
    let name = try SavedSearchError.checkedName(name)
    let saved = SavedSearch(name: name, text: text, createdAt: world.now())
    try catalog.read { reader in
      if let other = try reader.savedSearch(name) {
        throw SavedSearchError.taken(other.name, text: other.text)
      }
      try check(saved, in: reader)
    }
    try write("save the search \(name)") { writer in
      // Another process may have been faster.
      if let other = try writer.reader.savedSearch(name) {
        throw SavedSearchError.taken(other.name, text: other.text)
      }
      try writer.set(saved)
    }
    return SavedSearchSheet(saved, problem: nil)
  }

  /// Puts another search under a name that is there.
  ///
  /// - Throws: as `addSavedSearch`; `SavedSearchError.unknown` where there is none of that name.
  public func editSavedSearch(_ name: String, _ text: String) throws -> SavedSearchSheet {
    let saved = try catalog.read { reader in
      var saved = try find(name, in: reader)
      saved.text = text
      try check(saved, in: reader)
      return saved
    }
    try write("edit the saved search \(saved.name)") { try $0.set(saved) }
    return SavedSearchSheet(saved, problem: nil)
  }

  /// Forgets a saved search.
  ///
  /// - Throws: `SavedSearchError.unknown` with the nearest names.
  /// - Returns: what it was.
  public func removeSavedSearch(_ name: String) throws -> SavedSearchSheet {
    let saved = try catalog.read { try find(name, in: $0) }
    _ = try write("remove the saved search \(saved.name)") {
      try $0.removeSavedSearch(saved.name)
    }
    return SavedSearchSheet(saved, problem: nil)
  }

  /// A saved search with more to look for, as one search; an order in the second wins.
  ///
  /// - Throws: `SavedSearchError` where there is none of that name or it cannot be read; `QueryError` of the second text.
  public func text(ofSaved name: String, and more: String) throws -> String {
    let added = try Search(parsing: more)
    let saved = try savedSearch(name)
    guard added.query != .everything || added.sort != nil else { return saved.text }
    do {
      return try Search(parsing: saved.text).narrowed(by: added).description
    } catch {
      throw SavedSearchError.unreadable(saved.name, error)
    }
  }

  private func find(_ name: String, in reader: CatalogReader) throws -> SavedSearch {
    guard let saved = try reader.savedSearch(name) else {
      let names = try reader.savedSearches().map(\.name)
      throw SavedSearchError.unknown(name, nearest: NearestNames.to(name, among: names))
    }
    return saved
  }

  private func problem(of saved: SavedSearch, in reader: CatalogReader) -> String? {
    do {
      try check(saved, in: reader)
      return nil
    } catch { return ErrorReport(of: error).message }
  }

  /// Reads a search and looks up all that it names, as if it were saved already.
  private func check(_ saved: SavedSearch, in reader: CatalogReader) throws {
    _ = try Search(parsing: saved.text)
    let facts = NameFacts(CatalogFacts(reader, now: world.now(), timeZone: .current), saved: saved)
    _ = try Query(parsing: "saved:\(saved.name)").resolved(with: facts)
  }
}

extension SavedSearchSheet {
  init(_ saved: SavedSearch, problem: String?) {
    self.init(name: saved.name, text: saved.text, createdAt: saved.createdAt, problem: problem)
  }
}

extension Search {
  /// What both find; the order of the other, where it says one.
  func narrowed(by other: Search) -> Search {
    let parts = (query.conjuncts + other.query.conjuncts).filter { $0 != .everything }
    return Search(
      parts.isEmpty ? .everything : parts.count == 1 ? parts[0] : .all(parts),
      sort: other.sort ?? sort
    )
  }
}

extension Query {
  /// The parts that must all fit.
  fileprivate var conjuncts: [Query] { if case .all(let parts) = self { parts } else { [self] } }
}
