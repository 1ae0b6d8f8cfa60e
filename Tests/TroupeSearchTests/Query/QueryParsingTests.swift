import TestSupport
import Testing
import TroupeModel

@testable import TroupeSearch

/// The query for these words or runs, one after the other.
private func words(_ runs: String...) -> Query {
  Phrase(runs.joined(separator: " ")).map { .words($0) } ?? .everything
}

/// The query for one field.
private func field(_ text: String) -> Query {
  guard case .field(let filter)? = try? Query(parsing: text) else { return .everything }
  return .field(filter)
}

@Suite struct QueryParsingTests {
  @Test(arguments: [
    ("", Query.everything), ("  \n", .everything), ("rain", words("rain")),
    ("Rain NEON", .all([words("rain"), words("neon")])),
    ("\"neon rain\"", words("neon", "rain")),
    ("\"a, (b) -c\"", words("a", "b", "c")),
    ("don't", words("don", "t")), ("16:9", words("16", "9")),
    ("小龙", words("小龙")), ("neon雨", words("neon", "雨")), ("ﾙﾅ", words("ルナ")),
    ("한국", words("한국")), ("-neon", .not(words("neon"))),
    ("rain -neon", .all([words("rain"), .not(words("neon"))])),
    ("--neon", .not(.not(words("neon")))), ("-\"a b\"", .not(words("a", "b"))),
    ("sci-fi", words("sci", "fi")),
    ("rain , snow", .any([words("rain"), words("snow")])),
    ("rain,snow", .any([words("rain"), words("snow")])),
    ("a b, c", .any([.all([words("a"), words("b")]), words("c")])),
    ("a (b, c)", .all([words("a"), .any([words("b"), words("c")])])),
    ("-(a, b)", .not(.any([words("a"), words("b")]))), ("((a))", words("a")),
    ("a(b)c", .all([words("a"), words("b"), words("c")])),
    ("a\"b c\"", .all([words("a"), words("b", "c")])),
    ("with:luna", field("with:\"luna\"")),
    ("WITH:Luna", field("with:\"Luna\"")),
    ("with:@luna", field("with:\"luna\"")),
    ("with:luna/armor", field("with:\"luna/armor\"")),
    ("with:小龙", field("with:\"小龙\"")),
    ("with:\"Luna Vega\"", field("with:\"Luna Vega\"")),
    ("with:id:7k3m", field("with:\"id:7k3m\"")),
    ("-with:luna", .not(field("with:\"luna\""))),
    (
      "with:luna rain, with:milo",
      .any([
        .all([field("with:\"luna\""), words("rain")]),
        field("with:\"milo\""),
      ])
    ),
  ])
  func `every form is read as its tree`(text: String, query: Query) throws {
    #expect(try Query(parsing: text) == query)
  }

  @Test(arguments: [
    (
      "wiht:luna", QueryError.Reason.unknownField("wiht", nearest: ["with"], listing: .generations),
      0, 5
    ),
    ("rain foo:bar", .unknownField("foo", nearest: [], listing: .generations), 5, 4),
    ("https://a.b", .unknownField("https", nearest: [], listing: .generations), 0, 6),
    ("a with:", .missingValue(field: "with"), 2, 5),
    ("with: luna", .missingValue(field: "with"), 0, 5),
    ("with:\"\"", .missingValue(field: "with"), 0, 7),
    ("a \"b c", .unclosedQuote, 2, 1), ("with:\"a", .unclosedQuote, 5, 1),
    ("a (b c", .unclosedParenthesis, 2, 1), ("((a)", .unclosedParenthesis, 0, 1),
    ("a)", .unexpected(")"), 1, 1), ("()", .unexpected(")"), 1, 1), (", a", .unexpected(","), 0, 1),
    ("a,", .unexpected("the end"), 2, 1), ("a,,b", .unexpected(","), 2, 1),
    ("a -", .nothingToLookFor("-"), 2, 1), ("小 ...", .nothingToLookFor("..."), 2, 3),
    ("\"!\"", .nothingToLookFor("!"), 0, 3), ("- a", .nothingToLookFor("-"), 0, 1),
    ("\"\"", .nothingToLookFor(""), 0, 2),
  ])
  func `what cannot be read is refused with the place, the reason and a hint`(
    text: String,
    reason: QueryError.Reason,
    offset: Int,
    length: Int
  ) {
    let error = #expect(throws: QueryError.self) { try Query(parsing: text) }
    #expect(error?.reason == reason)
    #expect(error?.offset == offset)
    #expect(error?.length == length)
    #expect(error?.message.hasSuffix(".") == true)
    #expect(error?.hint.isEmpty == false)
  }

  @Test func `a hint names the nearest real field, or all of them`() {
    let near = #expect(throws: QueryError.self) { try Query(parsing: "wih:luna") }
    #expect(near?.message == "There is no search field 'wih'.")
    #expect(near?.hint == "Did you mean with:?")
    let far = #expect(throws: QueryError.self) { try Query(parsing: "colour:red") }
    #expect(
      far?.hint.hasPrefix("Fields are with:, cast:, ") == true
        && far?.hint.contains("put \"colour:…\"") == true
    )
  }

  @Test func `a search has limits in length, depth and parts`() throws {
    let longest = String(repeating: "a", count: Query.maximumBytes)
    #expect(try Query(parsing: longest) == words(longest))
    let tooLong = #expect(throws: QueryError.self) { try Query(parsing: longest + "a") }
    #expect(
      tooLong?.reason == .tooLong(bytes: Query.maximumBytes + 1, limit: Query.maximumBytes)
    )

    let depth = Query.maximumDepth
    for (open, close) in [("(", ")"), ("-", "")] {
      let deepest = Self.nested(depth, open, close)
      #expect(throws: Never.self) { try Query(parsing: deepest) }
      let tooDeep = #expect(throws: QueryError.self) {
        try Query(parsing: Self.nested(depth + 1, open, close))
      }
      #expect(tooDeep?.reason == .tooDeep(limit: depth))
      #expect(tooDeep?.offset == depth)
    }

    let parts = Query.maximumParts
    let most = Array(repeating: "a", count: parts).joined(separator: " ")
    #expect(throws: Never.self) { try Query(parsing: most) }
    let tooMany = #expect(throws: QueryError.self) { try Query(parsing: most + " ab") }
    #expect(tooMany?.reason == .tooManyParts(limit: parts))
    #expect(tooMany?.offset == most.count + 1)
  }

  private static func nested(_ depth: Int, _ open: String, _ close: String) -> String {
    String(repeating: open, count: depth) + "a" + String(repeating: close, count: depth)
  }
}
