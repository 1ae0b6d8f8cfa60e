import TroupeSearch

/// One way to go about a query: where the keys come from, and what is still to be checked of each.
struct KeyChoice {
  var source: KeySource
  var rest: Query
}

extension Query {
  /// The ways in which indexes lead to all that fits; none where no index serves.
  func choices() throws -> [KeyChoice] {
    if let match { return [KeyChoice(source: Self.source(match), rest: .everything)] }
    switch self {
    case .everything, .words, .not: return []
    case .all(let parts):
      let (match, others) = Self.split(parts)
      var choices: [KeyChoice] = []
      if let match {
        choices.append(KeyChoice(source: Self.source(match), rest: Query.conjunction(others)))
      }
      for (index, part) in others.enumerated() {
        var rest = parts.filter { $0.match != nil || $0.isExclusionOfWords }
        rest += others.enumerated().filter { $0.offset != index }.map(\.element)
        for choice in try part.choices() {
          choices.append(
            KeyChoice(source: choice.source, rest: Query.conjunction(rest + [choice.rest]))
          )
        }
      }
      return choices
    case .any(let parts): return try alternatives(parts).map { [$0] } ?? []
    case .field(let filter):
      guard let source = try filter.sql().source else { return [] }
      return [KeyChoice(source: source, rest: source.isExact ? .everything : self)]
    }
  }

  /// What finds one or the other; nil where one of them has no way in.
  private func alternatives(_ parts: [Query]) throws -> KeyChoice? {
    var source = KeySource(ways: [])
    if let match = Query.any(parts.filter { $0.match != nil }).match {
      source = Self.source(match)
    }
    var isChecked = true
    for part in parts where part.match == nil {
      // Of an "and" any one part is enough.
      guard let choice = try part.choices().first else { return nil }
      source.ways += choice.source.ways
      source.isWords = false
      source.isInUse = source.isInUse && choice.source.isInUse
      isChecked = isChecked && choice.source.isExact && choice.rest == .everything
    }
    guard (1...Self.mostWays).contains(source.ways.count) else { return nil }
    source.isExact = isChecked
    return KeyChoice(source: source, rest: isChecked ? .everything : self)
  }

  /// Beyond so many, side by side they cost more than they save.
  private static let mostWays = 20

  private static func source(_ match: String) -> KeySource {
    // Only generations in use are in the index of words.
    KeySource(
      ways: [
        .walk(
          KeyWalk(
            rows: "generation_text",
            key: "rowid",
            SQLPiece("generation_text MATCH ?", [match])
          )
        )
      ],
      isWords: true
    )
  }

  /// All of some parts, in the simplest form.
  static func conjunction(_ parts: [Query]) -> Query {
    let parts = parts.filter { $0 != .everything }
    return parts.isEmpty ? .everything : parts.count == 1 ? parts[0] : .all(parts)
  }

  /// The time between which all that fits was made, where a part says so, and what else is asked.
  var bounded: (times: Range<Int64>?, rest: Query) {
    var times: Range<Int64>?
    var rest: [Query] = []
    for part in conjuncts {
      if case .field(let filter) = part, let range = (filter.filter as? CreatedFilter)?.range {
        times = times.map { $0.clamped(to: range) } ?? range
      } else {
        rest.append(part)
      }
    }
    return (times, Query.conjunction(rest))
  }

  /// The parts that must all fit.
  var conjuncts: [Query] {
    if case .all(let parts) = self { parts } else { [self] }
  }
}
