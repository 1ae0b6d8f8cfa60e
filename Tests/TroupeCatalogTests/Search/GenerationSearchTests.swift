import Testing
import TroupeModel
import TroupeSearch

@testable import TroupeCatalog

@Suite struct GenerationSearchTests {
  let temporary: TemporaryCatalog
  var samples: Samples

  init() throws {
    temporary = try TemporaryCatalog()
    samples = Samples()
  }

  mutating func insert(_ prompt: String, at time: Int64 = 0) throws -> ItemID {
    var generation = samples.generation(prompt)
    generation.createdAt = Milliseconds(time)
    try temporary.catalog.write { try $0.insert(generation) }
    return generation.id
  }

  func search(
    _ text: String,
    limit: Int = 50,
    after last: ItemID? = nil
  ) throws -> (
    [ItemID], total: Int
  ) {
    let result = try temporary.search(text, limit: limit, after: last)
    return (result.lines.map(\.id), result.total.count)
  }

  @Test mutating func `a page is a part of all, the newest first`() throws {
    var ids: [ItemID] = []
    for time in 0..<10 as Range<Int64> { ids.insert(try insert("rain \(time)", at: time), at: 0) }
    _ = try insert("snow", at: 99)
    #expect(try search("rain", limit: 3).0 == Array(ids[0..<3]))
    #expect(try search("rain", limit: 3, after: ids[8]).0 == Array(ids[9...]))
    #expect(try search("rain", limit: 3).total == 10)
    #expect(try search("").total == 11)
  }

  @Test mutating func `no page has more than are said to be there`() throws {
    for time in 0..<700 as Range<Int64> {
      _ = try insert(time < 200 ? "rain and snow" : "rain", at: time)
    }
    for text in ["rain -snow", "-snow", "snow"] {
      for limit in [50, 300] {
        let (page, total) = try search(text, limit: limit)
        #expect(
          page.count == min(limit, text == "snow" ? 200 : 500) && total >= page.count,
          "\(text)"
        )
      }
    }
  }

  @Test mutating func `of one time the one that was recorded last is first`() throws {
    var ids: [ItemID] = []
    for _ in 0..<5 { ids.append(try insert("rain", at: 7)) }
    #expect(try search("rain").0 == ids.reversed())
  }

  @Test func `a search for somebody who is not there says so`() throws {
    let luna = CastCharacter(
      id: try #require(ItemID("222222222222222a")),
      handle: try Handle("luna"),
      name: "Luna",
      createdAt: Milliseconds(0)
    )
    try temporary.catalog.write { try $0.insert(luna) }
    let somebody = #expect(throws: CatalogError.self) { try search("rain with:lnua") }
    guard case .notFound(.character, "lnua", ["luna"]) = somebody else {
      Issue.record("\(String(describing: somebody))")
      return
    }
    for look in ["armor", "ünï", "a b", "-"] {
      let error = #expect(throws: CatalogError.self) { try search("with:\"luna/\(look)\"") }
      guard case .notFound(.look, "luna/\(look)", _) = error else {
        Issue.record("\(look): \(String(describing: error))")
        return
      }
    }
  }

  @Test(arguments: [
    Array(repeating: "a", count: Query.maximumParts).joined(separator: " "),
    Array(repeating: "a", count: Query.maximumParts).joined(separator: ","),
    Array(repeating: "with:luna/default", count: Query.maximumParts).joined(separator: ","),
    String(repeating: "-", count: Query.maximumDepth) + "a",
    String(repeating: "a (b, ", count: Query.maximumDepth) + "with:luna/default"
      + String(repeating: ")", count: Query.maximumDepth),
    String(repeating: "a,-(b ", count: Query.maximumDepth / 2) + "with:luna/default"
      + String(repeating: ")", count: Query.maximumDepth / 2),
    String(repeating: "a -(b,", count: Query.maximumDepth / 2 - 1) + "-with:luna/default"
      + String(repeating: ")", count: Query.maximumDepth / 2 - 1),
    "\"" + String(repeating: "雨", count: 5000) + "\"",
  ])
  func `the longest and the deepest search that can be read can be made`(text: String) throws {
    var samples = samples
    let luna = samples.character(try Handle("luna"))
    let look = samples.look(of: luna)
    try temporary.catalog.write { writer in
      try writer.insert(luna)
      try writer.insert(look)
    }
    #expect(throws: Never.self) { try temporary.search(text, limit: 5) }
    let ranked = Search(try Query(parsing: text), sort: SearchSort(.relevance))
    #expect(throws: Never.self) {
      try temporary.catalog.read { reader in
        _ = try reader.search(try ranked.resolved(with: reader.facts()), limit: 5)
      }
    }
  }

  @Test mutating func `what a person types is never SQL`() throws {
    let id = try insert("'; DELETE FROM generation; --")
    #expect(try search("\"'; DELETE FROM generation; --\"").0 == [id])
    #expect(throws: CatalogError.self) { try search("with:\"' OR 1=1 --\"") }
    #expect(try search("").total == 1)
  }
}
