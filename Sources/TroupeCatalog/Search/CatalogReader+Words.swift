internal import GRDB
import TroupeModel
import TroupeSearch

extension CatalogReader {
  /// The words of the index nearest to one, nearest first.
  ///
  /// First the words that one letter put in, left out, changed or swapped makes of it are looked up, then those that
  /// begin with the same letters are gone through. Both go from word to word by the index, however often each stands
  /// there. In a script without spaces a part of a run is no misspelt word, and nothing is near.
  ///
  /// - Parameters:
  ///   - word: as it is typed; only its first word is looked at.
  ///   - limit: how many at the most.
  ///   - time: when the looking ends, with what was found until then.
  /// - Throws: what SQLite says, which `CatalogDatabase.read` turns into a `CatalogError`.
  /// - Returns: words as the index has them, folded, without the word itself.
  public func nearestWords(
    to word: String,
    limit: Int = 3,
    within time: Duration = .milliseconds(100)
  ) throws -> [String] {
    guard let word = FoldedText.words(word).first, (2...40).contains(word.count),
      Segmenter.tokens(word) == [word]
    else { return [] }
    let deadline = ContinuousClock.now + time
    var found: Set<String> = []
    for candidate in word.oneLetterAway where candidate != word {
      guard ContinuousClock.now < deadline else { break }
      if try hasWord(candidate) { found.insert(candidate) }
    }
    for length in [min(3, word.count - 1), 1] where found.count < limit {
      found.formUnion(try words(beginningWith: String(word.prefix(length)), until: deadline))
      found = Set(NearestNames.to(word, among: found))
    }
    found.remove(word)
    return Array(NearestNames.to(word, among: found).prefix(limit))
  }

  /// The words of the index that begin so and go on, the commonest first.
  ///
  /// - Parameters:
  ///   - beginning: as it is typed; nothing is found for more than one word, or in a script without spaces.
  ///   - limit: how many at the most.
  ///   - time: when the looking ends, with what was found until then.
  /// - Throws: what SQLite says.
  /// - Returns: words as the index has them, folded.
  public func words(
    goingOnFrom beginning: String,
    limit: Int,
    within time: Duration = .milliseconds(100)
  ) throws -> [String] {
    guard let word = FoldedText.words(beginning).first, (2...40).contains(word.count),
      Segmenter.tokens(beginning) == [word]
    else { return [] }
    let deadline = ContinuousClock.now + time
    let most = 100
    let count = try db.cachedStatement(
      sql: """
        SELECT count(*) FROM (SELECT 1 FROM generation_text WHERE generation_text MATCH ? LIMIT \(most))
        """
    )
    var found: [(word: String, count: Int)] = []
    for candidate in try words(beginningWith: word, until: deadline) where candidate != word {
      guard ContinuousClock.now < deadline else { break }
      let rows = try Int.fetchOne(count, arguments: ["\"\(candidate)\""]) ?? 0
      found.append((candidate, rows))
    }
    // They come in the order of the alphabet, which is kept among equals.
    return found.enumerated().sorted {
      ($1.element.count, $0.offset) < ($0.element.count, $1.offset)
    }.prefix(limit).map(\.element.word)
  }

  /// Whether the index holds a word as it is.
  func hasWord(_ word: String) throws -> Bool {
    try Bool.fetchOne(
      db.cachedStatement(
        sql: "SELECT EXISTS (SELECT 1 FROM generation_posting WHERE term = ?)"
      ),
      arguments: [word]
    ) ?? false
  }

  /// The words that begin so, in order, as many as there is time for.
  private func words(
    beginningWith beginning: String,
    until deadline: ContinuousClock.Instant
  ) throws -> [String] {
    // A term may stand in a million rows: the next one is looked for behind it, and not behind all of them.
    let statement = try db.cachedStatement(
      sql: "SELECT term FROM generation_posting WHERE term >= ? ORDER BY term LIMIT 1"
    )
    var words: [String] = []
    var from = beginning
    while ContinuousClock.now < deadline, words.count < 20_000,
      let next = try String.fetchOne(statement, arguments: [from]), next.hasPrefix(beginning)
    {
      words.append(next)
      from = next + "\u{1}"
    }
    return words
  }
}

extension String {
  /// What one letter put in, left out, changed or swapped with its neighbour makes of it, with the letters a to z.
  fileprivate var oneLetterAway: Set<String> {
    let letters = Array(self)
    let alphabet = "abcdefghijklmnopqrstuvwxyz".map { $0 }
    var all: Set<String> = []
    for index in 0...letters.count {
      let (before, behind) = (letters[..<index], letters[index...])
      for letter in alphabet {
        all.insert(String(before + [letter] + behind))
        if !behind.isEmpty { all.insert(String(before + [letter] + behind.dropFirst())) }
      }
      if let first = behind.first {
        all.insert(String(before + behind.dropFirst()))
        if let second = behind.dropFirst().first {
          all.insert(String(before + [second, first] + behind.dropFirst(2)))
        }
      }
    }
    return all
  }
}
