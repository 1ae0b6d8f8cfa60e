import TroupeCatalog

/// The saved searches of a library to measure: a model, and a rating at the least.
enum LibrarySearches {
  static let all = (1...10).map { place in
    (name: "keepers-\(place)", model: "model-\(place * 3)", rating: 1 + place % 5)
  }

  static func add(to writer: CatalogWriter) throws {
    for search in all {
      try writer.set(
        SavedSearch(
          name: search.name,
          text: "model:\(search.model) rating:\(search.rating)..",
          createdAt: LibraryPlan.span.upperBound
        )
      )
    }
  }
}
