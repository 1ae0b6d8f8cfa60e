import TroupeSearch

extension Query {
  /// The query in the language of FTS5, where it is about words alone and finds nothing by their absence alone.
  ///
  /// Every token is quoted; it holds letters, digits and marks only.
  var match: String? {
    switch self {
    case .words(let phrase): phrase.match
    case .any(let parts):
      parts.isEmpty ? nil : Self.joined(parts.map(\.match), by: " OR ")
    case .all(let parts): Self.match(all: parts)
    case .everything, .not, .field: nil
    }
  }

  /// Those of some parts that one match can find together, and the rest.
  static func split(_ parts: [Query]) -> (match: String?, rest: [Query]) {
    let (words, rest) = partition(parts)
    guard let match = match(all: words) else { return (nil, parts) }
    return (match, rest)
  }

  /// The parts that are about words alone, and the rest.
  static func partition(_ parts: [Query]) -> (words: [Query], rest: [Query]) {
    (
      parts.filter { $0.match != nil || $0.excluded != nil },
      parts.filter { $0.match == nil && $0.excluded == nil }
    )
  }

  private static func match(all parts: [Query]) -> String? {
    guard let wanted = joined(parts.filter { $0.excluded == nil }.map(\.match), by: " AND ") else {
      return nil
    }
    let unwanted = parts.compactMap(\.excluded)
    return unwanted.isEmpty
      ? wanted : "(\(wanted) NOT (\(unwanted.joined(separator: " OR "))))"
  }

  /// Whether it is a "not" of words, which a match of other words takes in.
  var isExclusionOfWords: Bool { excluded != nil }

  /// What a "not" of words excludes.
  private var excluded: String? {
    guard case .not(let part) = self else { return nil }
    return part.match
  }

  private static func joined(_ matches: [String?], by word: String) -> String? {
    let all = matches.compactMap(\.self)
    guard !all.isEmpty, all.count == matches.count else { return nil }
    return all.count == 1 ? all[0] : "(" + all.joined(separator: word) + ")"
  }
}

extension Phrase {
  fileprivate var match: String {
    "\"" + indexTokens.joined(separator: " ") + "\"" + (isPrefix ? "*" : "")
  }
}
