import TestSupport

/// Texts that hold what searches stumble over.
enum RandomText {
  private static let pieces = [
    "rain", "Neon", "ＮＥＯＮ", "小龙", "雨", "龙", "ルナ", "ﾙﾅ", "が", "ｶﾞ", "한국", "\u{1112}\u{1161}", "é",
    "e\u{301}", "\u{301}", "\u{93E}", "ß", "İ", "ı", "ﬁ", "①", "👩‍👧", "\u{200D}", "\u{FE0F}", "क्षि",
    "\u{0}", "\r\n", "𠮷", "々", "ー", "\u{3099}",
  ]
  private static let marks = [
    " ", " ", " ", ",", "-", "(", ")", "\"", ":", "with:", "with:luna", "/", "@", "with:\"", "with",
    "\u{3000}", "\n", "nope:", "--", "\\",
  ]

  /// Words of several scripts, half of them set apart.
  static func words(length: Int, using random: inout SeededRandom) -> String {
    (0..<Int.random(in: 0...length, using: &random)).map { _ in
      let piece = pieces[Int.random(in: 0..<pieces.count, using: &random)]
      return Bool.random(using: &random) ? piece + " " : piece
    }.joined()
  }

  /// Words and stray characters of any script, with the marks of the search language among them.
  static func any(length: Int, using random: inout SeededRandom) -> String {
    (0..<Int.random(in: 0...length, using: &random)).map { _ -> String in
      switch Int.random(in: 0..<5, using: &random) {
      case 0, 1: return marks[Int.random(in: 0..<marks.count, using: &random)]
      case 2, 3: return pieces[Int.random(in: 0..<pieces.count, using: &random)]
      default:
        let scalar = Unicode.Scalar(UInt32.random(in: 0..<0x30000, using: &random)) ?? "x"
        return String(Character(scalar))
      }
    }.joined()
  }
}
