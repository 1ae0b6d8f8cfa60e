import Foundation

/// Text made comparable: compatibility forms, case, width and diacritics are folded, and it is cut into words.
///
/// Runs of letters and digits are words; in Han, Hiragana, Katakana and Hangul every character may begin or end what
/// is looked for, so that the middle of a run is found.
public enum FoldedText {
  /// The words of a text, folded, in order.
  public static func words(_ text: String) -> [String] {
    // Cut between scalars, not characters: in Soyombo a letter and the space after it are one character.
    var words: [String] = []
    var word = ""
    for scalar in folded(text).unicodeScalars {
      switch scalar.properties.generalCategory {
      case _ where scalar.properties.isDefaultIgnorableCodePoint: continue
      case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
        .decimalNumber, .letterNumber, .otherNumber:
        word.unicodeScalars.append(scalar)
      case .nonspacingMark, .spacingMark, .enclosingMark:
        // A mark without a letter to stand on is none.
        if !word.isEmpty { word.unicodeScalars.append(scalar) }
      default:
        if !word.isEmpty { words.append(word) }
        word = ""
      }
    }
    if !word.isEmpty { words.append(word) }
    return words
  }

  private static func folded(_ text: String) -> String {
    if text.utf8.allSatisfy({ $0 < 0x80 }) { return text.lowercased() }
    let compatible = text.precomposedStringWithCompatibilityMapping
    // Foundation leaves the voicing marks of half-width kana beside their letters, and the marks on some capitals.
    return compatible.lowercased().precomposedStringWithCanonicalMapping.folding(
      options: [.caseInsensitive, .diacriticInsensitive, .widthInsensitive],
      locale: nil
    )
  }

  /// The words of a text each between spaces, as the catalog keeps them; words of ideographs are cut into characters.
  public static func line(_ text: String) -> String {
    let pieces = words(text).flatMap(pieces)
    return pieces.isEmpty ? "" : " " + pieces.joined(separator: " ") + " "
  }

  /// A word cut where its script is written without spaces: each such character is a piece of its own.
  static func pieces(_ word: String) -> [String] {
    var pieces: [String] = []
    var run = ""
    for character in word {
      if character.isWrittenWithoutSpaces {
        if !run.isEmpty { pieces.append(run) }
        run = ""
        pieces.append(String(character))
      } else {
        run.append(character)
      }
    }
    if !run.isEmpty { pieces.append(run) }
    return pieces
  }
}

extension Character {
  /// Whether it is of a script in which words are not set apart: Han, Hiragana, Katakana, Hangul.
  fileprivate var isWrittenWithoutSpaces: Bool {
    guard let scalar = unicodeScalars.first else { return false }
    switch scalar.value {
    case 0x1100...0x11FF, 0x3040...0x30FF, 0x3130...0x318F, 0x31F0...0x31FF, 0x3400...0x4DBF,
      0x4E00...0x9FFF, 0xAC00...0xD7AF, 0xF900...0xFAFF, 0x20000...0x323AF:
      return true
    default: return scalar.value == 0x3005
    }
  }
}
