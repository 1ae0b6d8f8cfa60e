extension Query {
  /// The places in a text that the words of the search mean, in characters: in order, none touching another.
  ///
  /// What a "not" excludes is never marked. The text is folded and cut as the index folds and cuts it, so that half-width
  /// letters, accents and the middle of a Chinese run are found where they stand.
  public func marks(in text: String) -> [Range<Int>] {
    let wanted = wanted
    guard !wanted.isEmpty, !text.isEmpty else { return [] }
    var places: [Range<Int>] = []
    var tokens: [PlacedToken]?
    for part in wanted {
      switch part {
      case .phrase(let phrase):
        let placed = tokens ?? PlacedToken.tokens(of: text)
        tokens = placed
        places += phrase.places(in: placed)
      case .letters(let letters): places += text.places(of: letters)
      }
    }
    return places.joined()
  }

  /// Whether there is anything in it that a text could hold.
  public var hasMarks: Bool { !wanted.isEmpty }

  /// Whether there are marks in a text; many times as fast as finding their places.
  public func hasMarks(in text: String) -> Bool {
    var tokens: [String]?
    return wanted.contains { part in
      switch part {
      case .phrase(let phrase):
        let all = tokens ?? Segmenter.line(text).split(separator: " ").map(String.init)
        tokens = all
        return phrase.matches(all, phrase.tokens)
      case .letters(let letters): return text.utf8.contains(letters.utf8)
      }
    }
  }

  /// What is to be marked.
  private enum Wanted {
    case phrase(Phrase)
    /// Letter for letter.
    case letters(String)
  }

  private var wanted: [Wanted] {
    switch self {
    case .everything: []
    case .all(let parts), .any(let parts): parts.flatMap(\.wanted)
    case .not(.not(let part)): part.wanted
    case .not: []
    case .words(let phrase): [.phrase(phrase)]
    case .field(let filter):
      (filter.filter as? PromptFilter).map { $0.isWhole ? [] : [.letters($0.text)] } ?? []
    }
  }
}

extension Phrase {
  /// Where the tokens of a text hold it.
  fileprivate func places(in text: [PlacedToken]) -> [Range<Int>] {
    let tokens = tokens
    guard let last = tokens.last, text.count >= tokens.count else { return [] }
    return (0...(text.count - tokens.count)).compactMap { start in
      for (offset, token) in tokens.dropLast().enumerated()
      where !text[start + offset].text.isSame(token) {
        return nil
      }
      let end = text[start + tokens.count - 1]
      let fits = isPrefix ? end.text.utf8.starts(with: last.utf8) : end.text.isSame(last)
      guard fits else { return nil }
      let first = text[start].characters
      return min(
        first.lowerBound,
        end.characters.lowerBound
      )..<max(first.upperBound, end.characters.upperBound)
    }
  }
}

extension String {
  /// The characters in which some bytes stand, wherever they do.
  fileprivate func places(of letters: String) -> [Range<Int>] {
    guard utf8.contains(letters.utf8) else { return [] }
    var places: [Range<Int>] = []
    var rest = utf8[...]
    var counted = (index: startIndex, characters: 0)
    while let found = rest.firstRange(of: letters.utf8), !found.isEmpty {
      // The range may begin or end within a character.
      var index = counted.index
      var count = counted.characters
      while index < endIndex, self.index(after: index) <= found.lowerBound {
        formIndex(after: &index)
        count += 1
      }
      counted = (index, count)
      let first = count
      while index < found.upperBound {
        formIndex(after: &index)
        count += 1
      }
      places.append(first..<count)
      rest = rest[found.upperBound...]
    }
    return places
  }
}

extension [Range<Int>] {
  /// The same places in order, those that overlap or touch as one.
  fileprivate func joined() -> [Range<Int>] {
    var joined: [Range<Int>] = []
    for place in sorted(by: { $0.lowerBound < $1.lowerBound }) {
      if let last = joined.last, place.lowerBound <= last.upperBound {
        joined[joined.count - 1] = last.lowerBound..<Swift.max(last.upperBound, place.upperBound)
      } else {
        joined.append(place)
      }
    }
    return joined
  }
}
