import TestSupport
import Testing

@testable import TroupeSearch

@Suite struct RandomQueryTests {
  @Test(arguments: SearchListing.allCases)
  func `50,000 random strings are read and printed so that they read the same, or refused`(
    listing: SearchListing
  ) {
    var read = 0
    for seed in 0..<50_000 as Range<UInt64> {
      var random = SeededRandom(seed: seed)
      let text = RandomText.any(length: 10, using: &random)
      do {
        let search = try Search(parsing: text, in: listing)
        let printed = search.description
        #expect(
          try Search(parsing: printed, in: listing) == search,
          "seed \(seed): \(text.debugScalars) | \(printed.debugScalars)"
        )
        read += 1
      } catch {
        let length = text.count
        #expect((0...length).contains(error.offset), "seed \(seed): \(text)")
        #expect(error.offset + error.length <= max(length, error.offset + 1), "seed \(seed)")
        #expect(error.message.hasSuffix(".") && !error.hint.isEmpty, "seed \(seed)")
      }
    }
    #expect(read > 5000)
  }

  @Test func `random trees print so that they read the same`() throws {
    for seed in 0..<5000 as Range<UInt64> {
      var random = SeededRandom(seed: seed)
      let text = RandomText.query(depth: 0, using: &random)
      let query = try Query(parsing: text)
      let printed = query.description
      #expect(
        try Query(parsing: printed) == query,
        "seed \(seed): \(text.debugScalars) | \(printed.debugScalars)"
      )
      #expect(try Query(parsing: printed).description == printed, "seed \(seed)")
    }
  }
}

extension String {
  /// The scalars by their numbers, for a text that a terminal may not show.
  fileprivate var debugScalars: String {
    unicodeScalars.map { $0.value < 0x7F ? String($0) : "U+" + String($0.value, radix: 16) }
      .joined()
  }
}
