import Testing

@testable import TroupeSearch

@Suite struct QueryNoteTests {
  @Test(arguments: [
    ("rain OR snow", [QueryNote.word("OR", .or)]), ("rain AND snow", [.word("AND", .and)]),
    ("NOT snow", [.word("NOT", .not)]), ("(a OR b) OR c", [.word("OR", .or)]),
    ("rain or snow", []), ("\"OR\"", []), ("\"rain OR snow\"", []), ("OREGON", []),
    ("!snow", [.sign("!", .not)]), ("snow!", []), ("rain|snow", [.sign("|", .or)]),
    ("R&B", []), ("雨，雪", [.sign("，", .or)]), ("\"雨，雪\"", []), ("tag:雨，雪", []),
    ("（雨 雪）", [.sign("（", .group), .sign("）", .group)]), ("－雪", [.sign("－", .not)]),
    ("with：luna", []), ("LED：蓝", []), ("with：", []),
  ])
  func `what means something elsewhere and nothing here is noted`(
    text: String,
    expected: [QueryNote]
  ) {
    #expect(Search.notes(on: text) == expected)
    #expect(expected.allSatisfy { $0.sentence.hasSuffix(".") })
  }

  @Test func `a wide colon behind a field is the field's`() throws {
    #expect(try Query(parsing: "with：luna") == Query(parsing: "with:luna"))
    #expect(try Query(parsing: "-tag：雨天") == Query(parsing: "-tag:雨天"))
    #expect(try Query(parsing: "LED：蓝") == Query(parsing: "\"LED 蓝\""))
    #expect(try Query(parsing: "handle：luna") == Query(parsing: "\"handle luna\""))
    #expect(try Query(parsing: "handle：luna", in: .characters).description == "handle:luna")
  }
}
