import TestSupport
import Testing

@testable import TroupeSearch

@Suite struct SearchCompletionTests {
  @Test(arguments: [
    ("", 0, 0, "?"), ("rain with:lu", 5, 7, "with lu"), ("with:luna/ar", 0, 12, "with luna/ar"),
    ("-with:lu", 1, 7, "with lu"), ("rain (snow, -(tag:ke", 14, 6, "tag ke"),
    ("tag:\"k b", 0, 8, "tag k b"), ("WITH:Lu", 0, 7, "with Lu"), ("小龙 with:小", 3, 6, "with 小"),
    ("with：小", 0, 6, "with 小"), ("wi", 0, 2, "?wi"), ("rain ", 5, 0, "?"),
    ("rain, st", 6, 2, "?st"), ("a)", 2, 0, "?"),
    ("status:", 0, 7, "status "), ("prompt:~ra", 0, 10, "prompt ra"), ("\"neon ra", 0, 8, "-"),
    ("nope:x", 0, 6, "-"), ("雨", 0, 1, "-"), ("ratio:16:", 0, 9, "ratio 16:"),
  ])
  func `the end of a search is what is completed`(
    text: String,
    offset: Int,
    length: Int,
    wanted: String
  ) {
    let completion = SearchCompletion(text)
    #expect(completion.offset == offset)
    #expect(completion.length == length)
    let found =
      switch completion.wanted {
      case .nothing: "-"
      case .field(let beginning): "?" + beginning
      case .value(let field, let beginning): "\(field.name) \(beginning)"
      }
    #expect(found.trimmedEnd == wanted.trimmedEnd)
  }

  @Test func `fields and the values of closed fields need no library`() {
    #expect(SearchCompletion("st").known().map(\.text) == ["status:"])
    #expect(SearchCompletion("-status:ST").known().map(\.text) == ["status:stored"])
    #expect(SearchCompletion("is:").known().map(\.text) == ["is:stale", "is:unlinked"])
    #expect(SearchCompletion("sort:re").known().map(\.text) == ["sort:relevance"])
    #expect(SearchCompletion("").known().count == SearchFields.all(.generations).count)
    #expect(
      SearchCompletion("ha", in: .characters).known(in: .characters).map(\.text) == ["handle:"]
    )
    #expect(SearchCompletion("rain").known().isEmpty)
    #expect(SearchCompletion("created:t").known().map(\.text) == ["created:today"])
    #expect(SearchCompletion("-created:-").known().map(\.text).contains("created:-1w.."))
    #expect(SearchCompletion("rating:4").known().map(\.text) == ["rating:4", "rating:4.."])
    for field in SearchListing.allCases.flatMap(SearchFields.all) {
      for value in field.suggestions {
        #expect(throws: Never.self) { try Query(parsing: "\(field.name):\(value)") }
      }
    }
  }

  @Test func `values are put in quotation marks where they need them`() throws {
    let completion = SearchCompletion("rain tag:")
    #expect(completion.text("keeper") == "tag:keeper")
    #expect(completion.text("a b") == "tag:\"a b\"")
    #expect(completion.text("a, \"b\"") == "tag:\"a, \"\"b\"\"\"")
    #expect(SearchCompletion("prompt:=").text("x") == "prompt:=x")
  }

  @Test func `any text can be completed`() {
    for seed in 0..<20_000 as Range<UInt64> {
      var random = SeededRandom(seed: seed)
      let text = RandomText.any(length: 10, using: &random)
      let completion = SearchCompletion(text)
      #expect((0...text.count).contains(completion.offset), "seed \(seed)")
      #expect(completion.offset + completion.length <= text.count, "seed \(seed)")
    }
  }
}

extension String {
  fileprivate var trimmedEnd: Substring {
    self[...].prefix(upTo: lastIndex { $0 != " " }.map { index(after: $0) } ?? startIndex)
  }
}
