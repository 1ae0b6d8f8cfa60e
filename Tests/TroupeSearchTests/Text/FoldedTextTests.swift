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
    let folded = FoldedText.words(text).joined(separator: " ")
    let other = FoldedText.words(same).joined(separator: " ")
    #expect(folded.utf8.elementsEqual(other.utf8), "\(folded)")
    #expect(!folded.isEmpty)
  }
}
