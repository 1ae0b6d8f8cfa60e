/// Cuts text into what the index holds and what a search looks for, one token after the other.
///
/// A word is one token. A run of Han, Hiragana, Katakana or Hangul is every character and every pair in turn, so
/// that `ABC` is `A AB B BC C`: a query of one character, two or many finds the middle of a run, in order.
public enum Segmenter {
  /// The version of the tokens; an index of another version is rebuilt.
  public static let version = 1
  /// Stands between two texts, so that no phrase reaches from one into the other; no text ever gives this token.
  public static let barrier = "¦"
  /// The longest token in bytes; FTS5 cuts those beyond 32,768 by itself.
  static let maximumTokenBytes = 4096

  /// The tokens of a text, in order.
  public static func tokens(_ text: String) -> [String] { runs(text).flatMap(tokens(ofRun:)) }

  /// Stands between the texts of one thing where they are held as one: no phrase reaches across it.
  public static let separator: UInt8 = 0x1F

  /// The tokens of a thing's texts as the index takes them: between single spaces, with barriers between the texts.
  ///
  /// - Parameter texts: the texts, with `separator` between each two.
  /// - Returns: a line of tokens; empty where no text holds a letter or digit.
  public static func line(_ texts: String) -> String {
    var texts = texts
    return texts.withUTF8 { QuickSegmenter.line($0) } ?? generalLine(texts)
  }

  static func generalLine(_ texts: String) -> String {
    self.texts(texts).map { tokens($0).joined(separator: " ") }.filter { !$0.isEmpty }
      .joined(separator: " \(barrier) ")
  }

  /// The texts that a text holds: those between separators.
  static func texts(_ text: String) -> [String] {
    text.utf8.split(separator: separator).map { String(Substring($0)) }
  }

  /// The words and the runs of a text, folded: a word in which the script changes is several.
  static func runs(_ text: String) -> [String] {
    FoldedText.words(text).flatMap { word -> [String] in
      if word.utf8.allSatisfy({ $0 < 0x80 }) { return [cut(word)] }
      var runs: [String] = []
      var isSpaced: Bool?
      for character in word {
        let isNextSpaced = !character.isWrittenWithoutSpaces
        if isSpaced == isNextSpaced, !runs.isEmpty {
          runs[runs.count - 1].append(character)
        } else {
          runs.append(String(character))
        }
        isSpaced = isNextSpaced
      }
      return runs.map { $0.isWrittenWithoutSpaces ? $0 : cut($0) }
    }
  }

  /// The tokens of one word or run.
  static func tokens(ofRun run: String) -> [String] {
    guard run.isWrittenWithoutSpaces else { return [run] }
    let characters = run.map { String($0) }
    var tokens: [String] = []
    tokens.reserveCapacity(characters.count * 2)
    for (index, character) in characters.enumerated() {
      tokens.append(character)
      if index + 1 < characters.count { tokens.append(character + characters[index + 1]) }
    }
    return tokens
  }

  private static func cut(_ word: String) -> String {
    guard word.utf8.count > maximumTokenBytes else { return word }
    var short = ""
    for scalar in word.unicodeScalars {
      guard short.utf8.count + scalar.utf8.count <= maximumTokenBytes else { break }
      short.unicodeScalars.append(scalar)
    }
    return short
  }
}

extension String {
  /// Whether it is a run of a script in which words are not set apart.
  var isWrittenWithoutSpaces: Bool { first?.isWrittenWithoutSpaces ?? false }
}

extension Character {
  /// Whether it is of a script in which words are not set apart: Han, Hiragana, Katakana, Hangul.
  var isWrittenWithoutSpaces: Bool {
    guard let scalar = unicodeScalars.first else { return false }
    switch scalar.value {
    case 0x1100...0x11FF, 0x3040...0x30FF, 0x3130...0x318F, 0x31F0...0x31FF, 0x3400...0x4DBF,
      0x4E00...0x9FFF, 0xAC00...0xD7AF, 0xF900...0xFAFF, 0x20000...0x323AF:
      return true
    default: return scalar.value == 0x3005
    }
  }
}
