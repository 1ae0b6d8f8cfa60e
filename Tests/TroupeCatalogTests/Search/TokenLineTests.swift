import TestSupport
import Testing
import TroupeSearch

@testable import TroupeCatalog

/// The quick way to tokens against the one that the index goes.
@Suite struct TokenLineTests {
  private static let pieces = [
    "rain", "Neon", "ＮＥＯＮ", "小龙", "雨", "ルナ", "ﾙﾅ", "ガ", "ｶﾞ", "が", "한국", "\u{1112}\u{1161}", "é",
    "É",
    "e\u{301}", "\u{301}", "\u{338}", "=", "\u{93E}", "ß", "İ", "ı", "ŀ", "ŉ", "ﬁ", "①", "½", "℃",
    "㎏", "㋿",
    "\u{200D}", "\u{AD}", "\u{FE0F}", "क्षि", "𠮷", "々", "ー", "\u{3099}", "¨", "΅", "\u{1F}", "\u{1F}",
    "♥", "～",
    "…", "«", "·", "don't", "naïve", "Ольга", "ΣΑΣ", "ς", "\u{11A3A}", "\u{600}", "Ǆ", "ª", "²",
    "¦", "👩‍👧",
    String(repeating: "a", count: 60), String(repeating: "é", count: 40), " ", " ", ", ", "\n",
    "\r\n",
  ]

  private static func tokens(_ text: String) -> String {
    let line = Segmenter.line(text)
    return line.isEmpty ? " " : " \(line) "
  }

  @Test(arguments: 0..<40 as Range<UInt64>)
  func `tokens are those of the index for texts of any script`(seed: UInt64) {
    var random = SeededRandom(seed: seed)
    var line = TokenLine()
    for _ in 0..<200 {
      let text = (0..<Int.random(in: 0...10, using: &random)).map { _ -> String in
        if Int.random(in: 0..<4, using: &random) > 0 {
          return Self.pieces[Int.random(in: 0..<Self.pieces.count, using: &random)]
        }
        let scalar = Unicode.Scalar(UInt32.random(in: 1..<0x30000, using: &random))
        return String(Character(scalar ?? "x"))
      }.joined()
      let tokens = line.tokens(text)
      let expected = Self.tokens(text)
      #expect(
        tokens.utf8.elementsEqual(expected.utf8),
        "seed \(seed): \(text.unicodeScalars.map { String($0.value, radix: 16) }): \(tokens)"
      )
    }
  }

  /// A page of 0x400 scalars, each between others.
  @Test(arguments: 0..<0xC0 as Range<UInt32>)
  func `tokens are those of the index for every scalar`(page: UInt32) {
    var line = TokenLine()
    for value in page * 0x400..<(page + 1) * 0x400 {
      guard value > 0, let scalar = Unicode.Scalar(value) else { continue }
      var texts = ["a\(scalar)b", "\(scalar) é", "É\(scalar)\(scalar)月"]
      if value < 0x10000 { texts.append(" \(scalar)\u{301}x") }
      for text in texts {
        let tokens = line.tokens(text)
        let expected = Self.tokens(text)
        #expect(tokens.utf8.elementsEqual(expected.utf8), "\(String(value, radix: 16)): \(tokens)")
      }
    }
  }
}
