import TroupeCatalog
public import TroupeModel
public import TroupeSearch

/// How the end of a search that is being typed may go on.
public struct SearchCompletions: Sendable {
  /// What may stand there, each in place of the characters from `offset` to the end.
  public var suggestions: [SearchSuggestion]
  /// The place of what is replaced, in characters from 0.
  public var offset: Int
  /// How many characters are replaced.
  public var length: Int

  /// The completions as JSON.
  public var json: JSON {
    [
      "completions": .array(
        suggestions.map { ["text": .string($0.text), "help": .string($0.help)] }
      ),
      "offset": .number(offset), "length": .number(length),
    ]
  }
}

extension Workspace {
  /// How the last word of a search may go on: fields, the values of a field that the library knows, and words of the
  /// texts in it.
  ///
  /// - Parameters:
  ///   - text: the search up to where the user is.
  ///   - listing: what the search is about.
  ///   - limit: how many at the most.
  /// - Throws: `CatalogError` where the catalog cannot be read; any text can be completed, if only with nothing.
  /// - Returns: what may stand in the place of the last word.
  public func completions(
    of text: String,
    in listing: SearchListing = .generations,
    limit: Int = 50
  ) throws -> SearchCompletions {
    let completion = SearchCompletion(text, in: listing)
    var suggestions = completion.known(in: listing)
    switch completion.wanted {
    case .nothing: break
    case .value: suggestions += try values(completion, listing, limit: limit)
    case .field:
      // A single field is as good as typed: what comes behind its colon is more than the colon.
      guard suggestions.count == 1, let only = suggestions.first else { break }
      let next = SearchCompletion(only.text, in: listing)
      suggestions += next.known(in: listing) + (try values(next, listing, limit: limit))
    }
    if let word = completion.word, listing == .generations {
      suggestions += try catalog.read { try $0.words(goingOnFrom: word, limit: Self.mostWords) }
        .map { SearchSuggestion($0) }
    }
    return SearchCompletions(
      suggestions: Array(suggestions.prefix(limit)),
      offset: completion.offset,
      length: completion.length
    )
  }

  private func values(
    _ completion: SearchCompletion,
    _ listing: SearchListing,
    limit: Int
  ) throws -> [SearchSuggestion] {
    guard case .value(let field, let beginning) = completion.wanted else { return [] }
    return try catalog.read { reader in
      func names(_ kind: SearchName) throws -> [String] {
        try reader.names(kind, beginningWith: beginning, limit: limit)
      }
      let values: [String] =
        switch field.name {
        case "with": try Self.cast(beginning, in: reader, limit: limit)
        case "handle": try reader.handles(beginningWith: beginning, limit: limit)
        case "name": try names(.characterName)
        case "alias": try names(.alias)
        case "look": try names(.look)
        case "tag": try names(listing == .generations ? .tag : .characterTag)
        case "model": try names(.model)
        case "endpoint": try names(.endpoint)
        case "project": try names(.project)
        case "size": try Self.sizes(beginning, in: reader)
        case "parent", "lineage":
          try reader.newestGenerations(beginningWith: beginning, limit: limit).map(\.short)
        case "saved":
          try reader.savedSearches().map(\.name).filter {
            $0.lowercased().hasPrefix(beginning.lowercased())
          }
        default: []
        }
      return values.map { SearchSuggestion(completion.text($0)) }
    }
  }

  /// The sizes of the newest generations that begin so, the commonest first.
  private static func sizes(_ beginning: String, in reader: CatalogReader) throws -> [String] {
    let newest = try reader.newestGenerations(limit: newestSizes)
    var counts: [String: Int] = [:]
    for id in newest {
      guard let size = try reader.generation(id)?.parameters.size?.description else { continue }
      counts[size, default: 0] += 1
    }
    return counts.filter { $0.key.hasPrefix(beginning.lowercased()) }
      .sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map(\.key)
  }

  /// How many words are offered that only stand in texts.
  private static let mostWords = 10
  /// How many generations are looked at for their sizes.
  private static let newestSizes = 100

  /// Handles with their looks, and where none begins so, aliases and names.
  private static func cast(
    _ beginning: String,
    in reader: CatalogReader,
    limit: Int
  ) throws -> [String] {
    let bare = beginning.hasPrefix("@") ? String(beginning.dropFirst()) : beginning
    if let slash = bare.firstIndex(of: "/") {
      let handle = String(bare[..<slash])
      let look = String(bare[bare.index(after: slash)...])
      return try reader.looks(ofHandle: handle, beginningWith: look, limit: limit)
        .map { "\(handle)/\($0)" }
    }
    var names: [String] = []
    for handle in try reader.handles(beginningWith: bare, limit: limit) where names.count < limit {
      names.append(handle)
      names += try reader.looks(ofHandle: handle, limit: limit).filter { $0 != "default" }
        .map { "\(handle)/\($0)" }
    }
    guard names.isEmpty else { return names }
    let aliases = try reader.names(.alias, beginningWith: bare, limit: limit)
    let known = try reader.names(.characterName, beginningWith: bare, limit: limit)
    return aliases + known.filter { !aliases.contains($0) }
  }
}
