import TroupeSearch

/// What folding makes of single scalars, each looked at once.
struct FoldedScalars {
  /// What a scalar is to the word in which it stands.
  enum Kind {
    /// It ends the word, and nothing reaches across: punctuation, a symbol, a space.
    case sign
    /// It is these ASCII letters and digits, whatever stands beside it but a mark.
    case letters([UInt8])
    /// What it is depends on its neighbours, or it stays as it is.
    case other
  }

  private var known: [UInt32: Kind] = [:]

  /// The kind of a scalar beyond ASCII, in UTF-8.
  mutating func kind(_ scalar: Slice<UnsafeBufferPointer<UInt8>>) -> Kind {
    let code = scalar.reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
    if let kind = known[code] { return kind }
    let kind = Self.kind(String(decoding: scalar, as: UTF8.self))
    known[code] = kind
    return kind
  }

  private static func kind(_ text: String) -> Kind {
    // Beyond the first plane are signs that change the one before them, as the tones of skin do.
    guard let scalar = text.unicodeScalars.first, scalar.value <= 0xFFFF,
      !scalar.properties.isDefaultIgnorableCodePoint
    else { return .other }
    switch scalar.properties.generalCategory {
    case .connectorPunctuation, .dashPunctuation, .openPunctuation, .closePunctuation,
      .initialPunctuation, .finalPunctuation, .otherPunctuation, .mathSymbol, .currencySymbol,
      .modifierSymbol, .otherSymbol, .spaceSeparator, .lineSeparator, .paragraphSeparator:
      // Some symbols are folded into letters: ℃, ㎏, ㋿.
      return FoldedText.words(text).isEmpty ? .sign : .other
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter:
      // Some letters are folded into two words, or end one: ŀ.
      let words = FoldedText.words(text)
      guard words.count == 1, words[0].utf8.allSatisfy({ $0 < 0x80 }),
        FoldedText.words("x\(text)x") == ["x\(words[0])x"]
      else { return .other }
      return .letters(Array(words[0].utf8))
    default: return .other
    }
  }
}
