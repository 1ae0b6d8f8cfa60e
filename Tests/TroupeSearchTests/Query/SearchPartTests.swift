import TestSupport
import Testing

@testable import TroupeSearch

@Suite struct SearchPartTests {
  @Test(arguments: [
    ("rain", ["rain"]), ("rain  with:luna", ["rain", "with:luna"]),
    ("a (b, \"c d\") -e", ["a", "b", "\"c d\"", "e"]), ("小龙 (雨)", ["小龙", "(雨)"]),
    ("👩‍👧x e\u{301} tag:\"a b\"", ["👩‍👧x", "e\u{301}", "tag:\"a b\""]),
    ("sort:cost rain", ["rain"]), ("", [""]),
  ])
  func `every part knows where it was typed`(text: String, leaves: [String]) throws {
    #expect(try SearchPart(parsing: text).leaves.map { $0.text(in: text) } == leaves)
  }

  @Test func `a part is put together from others`() throws {
    let text = "rain -(a, b) with:x"
    let part = try SearchPart(parsing: text)
    #expect(part.parts.map { $0.text(in: text) } == ["rain", "-(a, b)", "with:x"])
    let not = try #require(part.parts.dropFirst().first)
    #expect(not.parts.map { $0.text(in: text) } == ["(a, b)"])
    #expect(not.leaves.map { $0.text(in: text) } == ["a", "b"])
  }

  @Test func `the tree with places is the tree, and every part reads as itself`() throws {
    for seed in 0..<3000 as Range<UInt64> {
      var random = SeededRandom(seed: seed)
      let text = RandomText.query(depth: 0, using: &random)
      let part = try SearchPart(parsing: text)
      #expect(try Query(parsing: text) == part.query, "seed \(seed)")
      for leaf in part.leaves {
        #expect(try Query(parsing: leaf.text(in: text)) == leaf.query, "seed \(seed): \(text)")
      }
    }
  }
}
