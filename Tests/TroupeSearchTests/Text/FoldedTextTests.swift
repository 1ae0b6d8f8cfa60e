import Foundation
import TestSupport
import Testing
import TroupeSearch

@Suite struct FoldedTextTests {
  @Test(arguments: [
    ("Neon RAIN", ["neon", "rain"]), ("", []), (" ,.!\n", []), ("rain,neon", ["rain", "neon"]),
    ("don't stop", ["don", "t", "stop"]), ("a-b_c", ["a", "b", "c"]),
    ("8K 16:9", ["8k", "16", "9"]),
    ("@luna/armor", ["luna", "armor"]), ("x🐉y", ["x", "y"]),
  ])
  func `runs of letters and digits are words`(text: String, words: [String]) {
    #expect(FoldedText.words(text) == words)
  }

  @Test(arguments: [
    ("Café", "cafe"), ("Cafe\u{301}", "cafe"), ("ÅNGSTRÖM", "angstrom"), ("naïve", "naive"),
    ("ＮＥＯＮ", "neon"), ("ﾈｵﾝ", "ネオン"), ("ｶﾞｷﾞ", "ガギ"), ("①②", "12"), ("ﬁlm", "film"),
    ("한국", "한국"), ("\u{1112}\u{1161}\u{11AB}", "한"), ("ΣΊΣΥΦΟΣ", "σισυφοσ"), ("ÉCOLE", "école"),
    ("㍻", "平成"), ("Ａ1", "a１"),
  ])
  func `case, width, marks and compatibility forms are folded`(text: String, same: String) {
    let folded = FoldedText.line(text)
    #expect(folded.utf8.elementsEqual(FoldedText.line(same).utf8), "\(folded)")
    #expect(!folded.isEmpty)
  }

  @Test(arguments: [
    ("が", "か"), ("ぱ", "は"), ("バ", "ハ"), ("プ", "ブ"), ("ヴ", "ウ"), ("小", "少"), ("한", "하"),
    ("ｶﾞ", "ｶ"),
  ])
  func `voicing marks and whole syllables are never folded away`(text: String, other: String) {
    #expect(FoldedText.line(text) != FoldedText.line(other))
  }

  @Test(arguments: [
    ("小龙走在雨里", " 小 龙 走 在 雨 里 "), ("neon雨2", " neon 雨 2 "), ("ルナとruna", " ル ナ と runa "),
    ("한국 rain", " 한 국 rain "), ("時々", " 時 々 "), ("スーパー", " ス ー パ ー "), ("𠮷野家", " 𠮷 野 家 "),
    ("Hello, World", " hello world "), ("。、！", ""),
  ])
  func `in scripts without spaces every character stands alone`(text: String, line: String) {
    #expect(FoldedText.line(text).utf8.elementsEqual(line.utf8), "\(FoldedText.line(text))")
  }

  @Test func `a text in another form of Unicode is the same text`() {
    for seed in 0..<3000 as Range<UInt64> {
      var random = SeededRandom(seed: seed)
      let text = RandomText.words(length: 8, using: &random)
      let line = FoldedText.line(text)
      for form in [
        text.decomposedStringWithCanonicalMapping, text.precomposedStringWithCanonicalMapping,
        text.decomposedStringWithCompatibilityMapping, line,
      ] {
        let same = FoldedText.line(form).utf8.elementsEqual(line.utf8)
        #expect(same, "seed \(seed): \(text) / \(form)")
      }
    }
  }

  @Test func `a line is single words between single spaces`() {
    for seed in 0..<3000 as Range<UInt64> {
      var random = SeededRandom(seed: seed)
      let line = FoldedText.line(RandomText.any(length: 12, using: &random))
      guard !line.isEmpty else { continue }
      let scalars = Array(line.unicodeScalars)
      #expect(scalars.first == " " && scalars.last == " ", "seed \(seed)")
      let isDouble = zip(scalars, scalars.dropFirst()).contains { $0 == " " && $1 == " " }
      #expect(!isDouble && scalars.count > 2, "seed \(seed): \(scalars)")
    }
  }
}
