public import FoundationEssentials
import TroupeCatalog
import TroupeModel
public import TroupeSearch

extension Workspace {
  /// What to say of a search that found nothing: which parts of it nothing fits, with what is nearest, or which two
  /// never meet.
  ///
  /// It takes about a second at the most; what is not known until then is left out.
  ///
  /// - Parameters:
  ///   - text: the search as it is typed.
  ///   - listing: what it goes through.
  ///   - inTrash: whether it goes through the characters in the trash.
  ///   - timeZone: where days begin.
  /// - Throws: as `search`.
  /// - Returns: no hints where each part finds something and each two of them do, and only all together nothing.
  public func hints(
    forNothingFoundBy text: String,
    in listing: SearchListing = .generations,
    inTrash: Bool = false,
    timeZone: TimeZone = .current
  ) throws -> [SearchHint] {
    var hints = SearchHints(
      workspace: self,
      text: text,
      listing: listing,
      inTrash: inTrash,
      timeZone: timeZone
    )
    try hints.explain(try SearchPart(parsing: text, in: listing))
    return hints.found
  }
}

/// Looks for the parts of a search that are to blame.
struct SearchHints {
  let workspace: Workspace
  let text: String
  let listing: SearchListing
  let inTrash: Bool
  let timeZone: TimeZone
  let deadline = ContinuousClock.now + .seconds(1)
  var found: [SearchHint] = []

  /// More parts would be more to read than the search.
  private static let mostParts = 8
  static let mostNames = 2000

  /// Says why a part finds nothing, which it does.
  mutating func explain(_ part: SearchPart) throws {
    guard found.count < Self.mostParts, ContinuousClock.now < deadline else { return }
    switch part.query {
    case .everything: break
    case .any: for choice in part.parts { try explain(choice) }
    case .all: try explain(all: Array(part.parts.prefix(Self.mostParts)))
    case .not: note(part, nearest: [])
    case .words(let phrase): note(part, nearest: try nearest(to: phrase))
    case .field(let filter): note(part, nearest: try nearest(to: filter))
    }
  }

  private mutating func explain(all parts: [SearchPart]) throws {
    var counts: [Int] = []
    for part in parts { counts.append(try count(part.query)) }
    let empty = parts.indices.filter { counts[$0] == 0 }
    for index in empty { try explain(parts[index]) }
    guard empty.isEmpty else { return }
    for first in parts.indices {
      for second in parts.indices.dropFirst(first + 1) {
        guard ContinuousClock.now < deadline else { return }
        if try count(.all([parts[first].query, parts[second].query])) == 0 {
          var hint = hint(parts[first])
          hint.found = counts[first]
          hint.neverWith = parts[second].text(in: text)
          found.append(hint)
          return
        }
      }
    }
  }

  /// How many fit; where it takes too long to know, one.
  private func count(_ query: Query) throws -> Int {
    guard ContinuousClock.now < deadline else { return 1 }
    let text = query.description
    return switch listing {
    case .generations: try workspace.search(text, limit: 1, timeZone: timeZone).total
    case .characters:
      try workspace.characterPage(
        matching: text,
        inTrash: inTrash,
        limit: 1,
        timeZone: timeZone
      ).total
    }
  }

  private func hint(_ part: SearchPart) -> SearchHint {
    SearchHint(part: part.text(in: text), offset: part.offset, length: part.length, found: 0)
  }

  private mutating func note(_ part: SearchPart, nearest: [String]) {
    var hint = hint(part)
    hint.nearest = nearest
    found.append(hint)
  }

  /// The phrase with the nearest words in place of those that stand nowhere; its words apart where all of them do.
  private func nearest(to phrase: Phrase) throws -> [String] {
    let mark = phrase.isPrefix ? "*" : ""
    for (index, run) in phrase.runs.enumerated() {
      let isLast = index == phrase.runs.count - 1
      guard try count(Query(parsing: run + (isLast ? mark : ""), in: listing)) == 0 else {
        continue
      }
      let words = try workspace.catalog.read { reader in
        listing == .generations
          ? try reader.nearestWords(to: run) : try reader.nearestWordsOfNames(to: run)
      }
      return words.map { word in
        var runs = phrase.runs
        runs[index] = word
        return runs.count == 1 ? word : "\"\(runs.joined(separator: " "))\""
      }
    }
    guard phrase.runs.count > 1 else { return [] }
    let apart = phrase.runs.joined(separator: " ")
    return try count(Query(parsing: apart, in: listing)) > 0 ? [apart] : []
  }

  private func nearest(to filter: Filter) throws -> [String] {
    let value: (kind: SearchName, text: String)? =
      switch filter.filter {
      case let filter as TagFilter: (listing == .generations ? .tag : .characterTag, filter.text)
      case let filter as NameFilter: (.characterName, filter.text)
      case let filter as AliasFilter: (.alias, filter.text)
      case let filter as LookFilter: (.look, filter.text)
      case let filter as ModelFilter: (.model, filter.text)
      case let filter as EndpointFilter: (.endpoint, filter.text)
      case let filter as ProjectFilter: (.project, filter.text)
      default: nil
      }
    let field = type(of: filter.filter).field.name
    let text: String
    let names: [String]
    if let filter = filter.filter as? HandleFilter {
      text = filter.text
      names = try workspace.catalog.read { try $0.handles(limit: Self.mostNames) }
    } else if let value {
      text = value.text
      names = try workspace.catalog.read { try $0.names(value.kind, limit: Self.mostNames) }
    } else {
      return []
    }
    return NearestNames.to(text, among: names).filter { $0 != text }
      .map { "\(field):\($0.quotedForSearch)" }
  }
}

extension CatalogReader {
  /// The words of the names of characters nearest to one; of descriptions nobody remembers the letters.
  fileprivate func nearestWordsOfNames(to word: String) throws -> [String] {
    var known = Set(try handles(limit: SearchHints.mostNames))
    for kind in [SearchName.characterName, .alias, .characterTag] {
      let names = try names(kind, limit: SearchHints.mostNames)
      known.formUnion(names.flatMap { FoldedText.words($0) })
    }
    known.remove(word)
    return NearestNames.to(word, among: known)
  }
}
