import Foundation

/// Text made comparable: compatibility forms, case, width and diacritics are folded, and it is cut into words.
///
/// Runs of letters and digits are words. A change of what comes out is a new `Segmenter.version`.
public enum FoldedText {
  /// The words of a text, folded, in order; the words of words are the same words.
  public static func words(_ text: String) -> [String] {
    if text.utf8.allSatisfy({ $0 < 0x80 }) { return cut(text.lowercased()) }
    var words = cut(folded(text))
    // Some signs come apart into others that fold again, and what stood between a letter and a mark may be gone.
    for _ in 0..<4 {
      let again = cut(folded(words.joined(separator: " ")))
      if again.elementsEqual(words, by: { $0.utf8.elementsEqual($1.utf8) }) { break }
      words = again
    }
    return words
  }

  private static func cut(_ folded: String) -> [String] {
    // Cut between scalars, not characters: in Soyombo a letter and the space after it are one character.
    var words: [String] = []
    var word = ""
    for scalar in folded.unicodeScalars {
      switch scalar.value {
      case 0x30...0x39, 0x61...0x7A:
        word.unicodeScalars.append(scalar)
        continue
      case 0..<0x80:
        if !word.isEmpty { words.append(word) }
        word = ""
        continue
      default: break
      }
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
    let compatible = text.precomposedStringWithCompatibilityMapping
    // Foundation leaves the voicing marks of half-width kana beside their letters, and the marks on some capitals.
    return compatible.lowercased().precomposedStringWithCanonicalMapping.folding(
      options: [.caseInsensitive, .diacriticInsensitive, .widthInsensitive],
      locale: nil
    )
  }
}
