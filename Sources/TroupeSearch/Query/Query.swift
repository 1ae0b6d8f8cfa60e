/// What somebody looks for, as a tree.
public indirect enum Query: Hashable, Sendable {
  /// Everything.
  case everything
  case all([Query])
  case any([Query])
  case not(Query)
  /// Words in the texts of a thing, one after the other.
  case words(Phrase)
  /// A field with its value.
  case field(Filter)
}

/// Folded words that stand one after the other.
public struct Phrase: Hashable, Sendable {
  /// The words and the runs of scripts without spaces, at least one.
  public let runs: [String]
  /// Whether the last word may go on.
  public let isPrefix: Bool

  /// Reads a text; nil where it holds no letter or digit.
  init?(_ text: String, isPrefix: Bool = false) {
    runs = Segmenter.runs(text)
    guard let last = runs.last else { return nil }
    // In a script without spaces every text goes on.
    self.isPrefix = isPrefix && !last.isWrittenWithoutSpaces
  }

  /// The tokens to be found, one right after the other.
  public var tokens: [String] { runs.flatMap(Segmenter.tokens(ofRun:)) }

  /// Those of the tokens that an index has to be asked for.
  ///
  /// Before a pair its first character always stands, and behind it its second: at the ends they need not be looked
  /// for, and of all tokens single characters are the most common.
  public var indexTokens: [String] {
    var tokens = tokens[...]
    if let first = runs.first, first.isWrittenWithoutSpaces, first.count > 1 {
      tokens = tokens.dropFirst()
    }
    if let last = runs.last, last.isWrittenWithoutSpaces, last.count > 1 {
      tokens = tokens.dropLast()
    }
    return Array(tokens)
  }

  /// Whether the tokens of a text hold it.
  func matches(_ text: [String], _ tokens: [String]) -> Bool {
    guard let last = tokens.last, text.count >= tokens.count else { return false }
    return (0...(text.count - tokens.count)).contains { start in
      for (offset, token) in tokens.dropLast().enumerated()
      where !text[start + offset].isSame(token) {
        return false
      }
      let end = text[start + tokens.count - 1]
      return isPrefix ? end.utf8.starts(with: last.utf8) : end.isSame(last)
    }
  }
}

extension String {
  /// Whether it is the same byte for byte, as SQLite compares.
  func isSame(_ other: String) -> Bool { utf8.elementsEqual(other.utf8) }
}
