import Testing

@testable import TroupeSearch

@Suite struct QueryErrorTests {
  @Test(arguments: [
    ("with:@", 5, 1, "not a character"), ("with:/armor", 5, 6, "not a character"),
    ("with:luna/", 5, 5, "not a character"), ("rain status:stord", 12, 5, "not a status"),
    ("status:\"no way\"", 7, 8, "not a status"), ("is:old", 3, 3, "not a condition"),
    ("has:cat", 4, 3, "not a thing"), ("format:grpc", 7, 4, "not a format"),
    ("created:2026-13", 8, 7, "a month that there is not"),
    ("created:2026-02-29", 8, 10, "a day that there is not"),
    ("created:2026-11-30T25", 8, 13, "a time that there is not"),
    ("created:soon", 8, 4, "not a day"), ("created:..", 8, 2, "not a day"),
    ("created:-2x", 8, 3, "not a day"),
    ("created:-99999y", 8, 7, "120 years"), ("created:2026-11-1", 8, 9, "not a day"),
    ("created:2026-02..2026-01", 8, 16, "ends before"), ("created:-1w..-2w", 8, 8, "ends before"),
    ("created:today..yesterday", 8, 16, "ends before"), ("cast:3..2", 5, 4, "ends before"),
    ("cost:1..0.5", 5, 6, "ends before"), ("cast:two", 5, 3, "not a number"),
    ("cast:1.5", 5, 3, "not a number"), ("cast:-1", 5, 2, "not a number"),
    ("cast:..", 5, 2, "not a number"),
    ("cost:0.1234567", 5, 9, "not an amount"), ("duration:1e3", 9, 3, "not a number"),
    ("duration:9999999999999", 9, 13, "not a number"), ("size:big", 5, 3, "not a size"),
    ("ratio:16", 6, 2, "not a ratio"), ("ratio:0:9", 6, 3, "not a ratio"),
    ("parent:x", 7, 1, "not the beginning"),
    ("prompt:rain", 7, 4, "not a text with"), ("prompt:=", 0, 8, "no value"),
    ("sort:size", 5, 4, "not an order"),
    ("sort:relevance+", 5, 10, "not an order"), ("sort:cost a, b", 0, 9, "for a part"),
    ("a sort:cost b, c", 2, 9, "for a part"), ("a, sort:cost", 3, 9, "for a part"),
    ("rating:6", 7, 1, "not a rating from 1 to 5"), ("rating:>5", 7, 2, "not a rating from 1 to 5"),
    ("rating:..0", 7, 3, "not a rating from 1 to 5"),
    ("rating:0", 7, 1, "not a rating from 1 to 5"),
    ("created:>", 8, 1, "not a day"), ("created:>2026..", 8, 7, "not a day"),
    ("status：done", 7, 4, "not a status"),
    ("a (b sort:cost)", 5, 9, "for a part"), ("-sort:cost", 0, 10, "for a part"),
    ("sort:cost sort:rating", 10, 11, "said twice"), ("NEAR(a", 4, 1, "not closed"),
    ("a👩‍👧 e\u{301} tag:", 5, 4, "no value"), ("\u{11A3A}\u{11A3A} (a", 3, 1, "not closed"),
  ])
  func `what a field does not take is refused at its place`(
    text: String,
    offset: Int,
    length: Int,
    words: String
  ) {
    let error = #expect(throws: QueryError.self) { try Search(parsing: text) }
    #expect(error?.message.contains(words) == true, "\(error?.message ?? "")")
    #expect(error?.offset == offset)
    #expect(error?.length == length)
    #expect(error?.hint.hasSuffix(".") == true || error?.hint.hasSuffix("?") == true)
  }

  @Test(arguments: [
    ("status:stord", "Did you mean status:stored?"), ("is:stal", "Did you mean is:stale?"),
    ("sort:ratng", "Did you mean sort:rating?"), ("has:cat", "It takes video."),
    ("statu:stored", "Did you mean status:?"),
    ("a | b", "For either write a comma, as in rain, snow."),
    ("a & b", "Words side by side are both looked for, as in rain snow."),
    ("a ! b", "For not write - right before it, as in rain -snow."),
    ("a （ b", "To group write ( and )."),
    ("a - b", "Write - right before what is not to be there, as in rain -snow."),
    (
      "—",
      "Words, numbers and single Chinese, Japanese or Korean characters can be looked for; signs and emoji cannot."
    ), ("modle:x", "Did you mean model:?"),
  ])
  func `a hint names the nearest real field or value`(text: String, hint: String) {
    let error = #expect(throws: QueryError.self) { try Search(parsing: text) }
    #expect(error?.hint == hint)
  }

  @Test(arguments: [
    "*", "a*b", "^a", "\"a\" NEAR \"b\"", "a AND b", "{a} : b", "a + b", "'; --", "%", "a:*",
  ])
  func `the index's own language is plain text`(text: String) {
    do {
      let query = try Query(parsing: text)
      #expect(query.values(of: WithFilter.self).isEmpty)
    } catch { #expect(!error.message.contains("fts")) }
  }

  @Test func `a search of 100 KB is refused with a sentence`() {
    for text in [
      String(repeating: "a ", count: 50_000), String(repeating: "(", count: 100_000),
      String(repeating: "雨", count: 40_000), String(repeating: "\"", count: 100_000),
    ] {
      let error = #expect(throws: QueryError.self) { try Search(parsing: text) }
      #expect(error?.message.contains("bytes long") == true)
    }
  }

  @Test func `the table names every field once, and every example can be read`() throws {
    for listing in SearchListing.allCases {
      let fields = SearchFields.all(listing)
      #expect(Set(fields.map(\.name)).count == fields.count)
      for field in fields {
        let search = try Search(parsing: field.example, in: listing)
        #expect(field.example.hasPrefix(field.name + ":"))
        #expect(try Search(parsing: search.description, in: listing) == search)
        #expect(SearchFields.help(listing, columns: 1000).contains(field.help))
        #expect(SearchFields.markdown(listing).contains("| `\(field.example)` | \(field.help) |"))
      }
    }
    for row in SearchFields.grammar {
      #expect(throws: Never.self) { try Query(parsing: row.example) }
    }
  }
}
