/// A token of a text, as the index has it, with the characters that it comes from.
struct PlacedToken: Hashable, Sendable {
  /// As `Segmenter` gives it.
  let text: String
  /// Which characters of the text they are.
  let characters: Range<Int>

  /// The tokens of a text with their places; their texts are what `Segmenter.tokens` gives.
  ///
  /// Folding looks at whole texts and keeps no places. Here each character is folded by itself; where a stretch between
  /// spaces comes out otherwise than as a whole, which few do, its tokens have the place of the whole stretch.
  static func tokens(of text: String) -> [PlacedToken] {
    var folding = CharacterFolding()
    var tokens: [PlacedToken] = []
    var stretch: [Character] = []
    var start = 0
    var count = 0
    for character in text {
      // In some scripts a letter and the space behind it are one character.
      stretch.append(character)
      count += 1
      if character.unicodeScalars.contains(where: \.properties.isWhitespace) {
        tokens += folding.tokens(of: stretch, at: start)
        stretch.removeAll(keepingCapacity: true)
        start = count
      }
    }
    return tokens + folding.tokens(of: stretch, at: start)
  }
}

/// Folds characters by themselves, each only once.
private struct CharacterFolding {
  /// What a character comes to: the pieces of words, where all but the first begin a new word.
  private var known: [Character: [String]] = [:]

  /// The tokens of a stretch up to its space.
  mutating func tokens(of stretch: [Character], at start: Int) -> [PlacedToken] {
    guard !stretch.isEmpty else { return [] }
    var words: [Word] = [Word()]
    for (offset, character) in stretch.enumerated() {
      for (index, piece) in pieces(of: character).enumerated() {
        if index > 0 { words.append(Word()) }
        words[words.count - 1].append(piece, from: start + offset)
      }
    }
    words.removeAll { $0.text.isEmpty }
    let whole = String(stretch)
    let expected = Segmenter.runs(whole)
    let runs = words.flatMap(\.runs)
    guard runs.map(\.text) == expected else {
      let all = start..<(start + stretch.count)
      return expected.flatMap { Segmenter.tokens(ofRun: $0) }
        .map { PlacedToken(text: $0, characters: all) }
    }
    return runs.flatMap(\.tokens)
  }

  private mutating func pieces(of character: Character) -> [String] {
    if let ascii = character.asciiValue {
      switch ascii {
      case 0x30...0x39, 0x61...0x7A: return [String(character)]
      case 0x41...0x5A: return [character.lowercased()]
      default: return ["", ""]
      }
    }
    if let pieces = known[character] { return pieces }
    // Between two letters, so that it shows whether it parts them.
    var pieces = FoldedText.words("a\(character)a")
    if let first = pieces.first, let last = pieces.last {
      pieces[0] = String(first.unicodeScalars.dropFirst())
      pieces[pieces.count - 1] = String(
        (pieces.count == 1 ? pieces[0] : last).unicodeScalars.dropLast()
      )
    }
    known[character] = pieces
    return pieces
  }
}

/// A folded word with the character that each of its scalars comes from.
private struct Word {
  var text = ""
  var origins: [Int] = []

  mutating func append(_ piece: String, from origin: Int) {
    text.unicodeScalars.append(contentsOf: piece.unicodeScalars)
    origins += Array(repeating: origin, count: piece.unicodeScalars.count)
  }

  /// A part of a word in one kind of script.
  struct Run {
    var text: String
    var origins: ArraySlice<Int>

    var tokens: [PlacedToken] {
      guard text.isWrittenWithoutSpaces else {
        return [PlacedToken(text: text, characters: Self.range(origins))]
      }
      var places: [Range<Int>] = []
      var rest = origins
      for character in text {
        let count = character.unicodeScalars.count
        places.append(Self.range(rest.prefix(count)))
        rest = rest.dropFirst(count)
      }
      // Every character, and between each two the pair of them.
      return Segmenter.tokens(ofRun: text).enumerated().map { index, token in
        let first = places[index / 2]
        let last = places[(index + 1) / 2]
        return PlacedToken(text: token, characters: first.lowerBound..<last.upperBound)
      }
    }

    private static func range(_ origins: ArraySlice<Int>) -> Range<Int> {
      guard let first = origins.first, let last = origins.last else { return 0..<0 }
      return first..<(last + 1)
    }
  }

  var runs: [Run] {
    var rest = origins[...]
    return Segmenter.runs(text).map { run in
      let count = run.unicodeScalars.count
      let run = Run(text: run, origins: rest.prefix(count))
      rest = rest.dropFirst(count)
      return run
    }
  }
}
