import TestSupport
import Testing

@testable import TroupeSearch

@Suite struct QueryMarksTests {
  /// The text with brackets around what is marked.
  static func marked(_ query: String, _ text: String) throws -> String {
    let characters = Array(text)
    var result = ""
    var position = 0
    for mark in try Query(parsing: query).marks(in: text) {
      result += String(characters[position..<mark.lowerBound])
      result += "[" + String(characters[mark]) + "]"
      position = mark.upperBound
    }
    return result + String(characters[position...])
  }

  @Test(arguments: [
    ("rain", "Neon rain, RAIN.", "Neon [rain], [RAIN]."), ("rain", "train rainy", "train rainy"),
    ("rain neon", "neon rain", "[neon] [rain]"),
    ("\"neon rain\"", "a neon  rain, neon", "a [neon  rain], neon"),
    ("rai*", "rainy rain ra", "[rainy] [rain] ra"),
    ("\"neon ra\"*", "neon rain", "[neon rain]"),
    ("rain, snow", "snow in rain", "[snow] in [rain]"),
    ("rain -neon", "neon rain", "neon [rain]"), ("-(rain, neon)", "neon rain", "neon rain"),
    ("--rain", "rain", "[rain]"), ("with:luna", "luna", "luna"),
    ("(rain (neon, snow))", "snow neon", "[snow] [neon]"),
    ("", "rain", "rain"), ("rain", "", ""), ("don't", "I don’t", "I [don’t]"),
    ("prompt:~eon", "neon Neon", "n[eon] N[eon]"), ("prompt:=neon", "neon", "neon"),
    ("-prompt:~eon", "neon", "neon"), ("a", "a\r\nb a", "[a]\r\nb [a]"),
  ])
  func `the words of a search are marked where they stand`(
    query: String,
    text: String,
    expected: String
  ) throws {
    #expect(try Self.marked(query, text) == expected)
  }

  @Test(arguments: [
    ("雨", "小龙走在雨里", "小龙走在[雨]里"), ("走在", "小龙走在雨里", "小龙[走在]雨里"),
    ("龙走在雨", "小龙走在雨里", "小[龙走在雨]里"), ("小里", "小龙走在雨里", "小龙走在雨里"),
    ("龙 雨", "小龙走在雨里", "小[龙]走在[雨]里"), ("雨雨", "雨雨雨", "[雨雨雨]"),
    ("雨 neon", "雨neon雨", "[雨neon雨]"), ("ルナ", "今日はﾙﾅが", "今日は[ﾙﾅ]が"),
    ("ガ", "ｶﾞﾗｽ", "[ｶﾞ]ﾗｽ"), ("rain", "ＲＡＩＮ と", "[ＲＡＩＮ] と"), ("ＲＡＩＮ", "rain", "[rain]"),
    ("cafe", "un café, CAFE\u{301}!", "un [café], [CAFE\u{301}]!"), ("café", "cafe", "[cafe]"),
    ("한국", "대한\u{1100}\u{116E}\u{11A8}어", "대[한\u{1100}\u{116E}\u{11A8}]어"),
    ("strasse", "Straße", "[Straße]"), ("fin", "ﬁn", "[ﬁn]"), ("平成", "㍻ 元年", "[㍻] 元年"),
    ("rain", "👩‍👧 rain 👩‍👧", "👩‍👧 [rain] 👩‍👧"), ("𠮷", "𠮷野家", "[𠮷]野家"),
    ("rain", "ra\u{200D}in", "[ra\u{200D}in]"),
  ])
  func `folded forms are marked as they are written, and the middle of a run by itself`(
    query: String,
    text: String,
    expected: String
  ) throws {
    #expect(try Self.marked(query, text) == expected)
  }

  @Test func `places belong to the tokens of the index, whatever the text`() {
    for seed in 0..<5000 as Range<UInt64> {
      var random = SeededRandom(seed: seed)
      let text = RandomText.any(length: 12, using: &random)
      let tokens = PlacedToken.tokens(of: text)
      #expect(tokens.map(\.text) == Segmenter.tokens(text), "seed \(seed)")
      let count = text.count
      for token in tokens {
        #expect(!token.characters.isEmpty && token.characters.upperBound <= count, "seed \(seed)")
      }
    }
  }

  @Test func `what matches is marked, and marks are in order and apart`() throws {
    var marked = 0
    for seed in 0..<5000 as Range<UInt64> {
      var random = SeededRandom(seed: seed)
      let text = RandomText.words(length: 8, using: &random)
      let word = RandomText.words(length: 2, using: &random)
      guard let phrase = Phrase(word) else { continue }
      let marks = Query.words(phrase).marks(in: text)
      let fits = phrase.matches(Segmenter.tokens(text), phrase.tokens)
      #expect(marks.isEmpty == !fits, "seed \(seed)")
      #expect(Query.words(phrase).hasMarks(in: text) == fits, "seed \(seed)")
      marked += fits ? 1 : 0
      for (mark, next) in zip(marks, marks.dropFirst()) {
        #expect(mark.upperBound < next.lowerBound, "seed \(seed)")
      }
      #expect(marks.allSatisfy { !$0.isEmpty && $0.upperBound <= text.count }, "seed \(seed)")
    }
    #expect(marked > 200)
  }
}
