import TestSupport
import Testing
import TroupeSearch

@Suite struct QueryMatchingTests {
  let document = SearchDocument(
    line: FoldedText.line("Luna walks through the neon rain, 小龙走在雨里 ルナ 한국어 café"),
    cast: [(["luna", "lu"], "armor"), (["xiaolong", "小龙"], "default")]
  )

  @Test(arguments: [
    "", "rain", "RAIN", "neon rain", "rain neon", "\"neon rain\"", "雨", "雨里", "小龙走在雨里", "走在",
    "ルナ", "ﾙﾅ", "한국", "국", "국어", "cafe", "CAFÉ", "ＲＡＩＮ", "-snow", "snow, rain", "rain (snow, neon)",
    "with:luna", "with:LUNA", "with:lu", "with:小龙", "with:luna/armor", "with:luna/ARMOR",
    "with:xiaolong/default", "-with:milo", "with:luna with:xiaolong", "--rain",
    "-(snow, wind)",
  ])
  func `a search finds what it means`(text: String) throws {
    #expect(try Query(parsing: text).matches(document))
  }

  @Test(arguments: [
    "snow", "rai", "ain", "\"rain neon\"", "-rain", "里雨", "龙小", "rain snow", "snow, wind", "カ",
    "ル ナカ",
    "with:milo", "with:luna/default", "with:xiaolong/armor", "with:lun", "-with:luna", "\"rain 走\"",
    "rain -(snow, neon)", "--snow",
  ])
  func `a search does not find what it does not mean`(text: String) throws {
    #expect(try !Query(parsing: text).matches(document))
  }

  @Test func `an empty document is found by everything and by not`() throws {
    let empty = SearchDocument(line: FoldedText.line(" ..."), cast: [])
    #expect(try Query(parsing: "").matches(empty))
    #expect(try Query(parsing: "-a").matches(empty))
    #expect(try !Query(parsing: "a").matches(empty))
    #expect(!Query.any([]).matches(empty))
    #expect(Query.all([]).matches(empty))
  }

  @Test func `every word and every phrase of a text finds it`() throws {
    for seed in 0..<1000 as Range<UInt64> {
      var random = SeededRandom(seed: seed)
      let text = RandomText.any(length: 10, using: &random)
      let document = SearchDocument(line: FoldedText.line(text), cast: [])
      let words = FoldedText.words(text)
      guard let first = words.indices.randomElement(using: &random) else { continue }
      let phrase = words[first...].prefix(Int.random(in: 1...3, using: &random))
        .joined(separator: " ")
      let query = try Query(parsing: "\"\(phrase)\"")
      #expect(query.matches(document), "seed \(seed): \(phrase) in \(text)")
    }
  }
}
