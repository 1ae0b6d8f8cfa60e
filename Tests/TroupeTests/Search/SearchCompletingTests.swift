import Testing
import TroupeModel
import TroupeSearch

@testable import Troupe

@Suite struct SearchCompletingTests {
  @Test(arguments: [
    ("with:lu", ["with:luna", "with:luna/armor"]), ("rain -(with:mi", ["with:milo"]),
    ("with:@lu", ["with:luna", "with:luna/armor"]),
    ("with:luna/", ["with:luna/default", "with:luna/armor"]),
    ("with:luna/a", ["with:luna/armor"]), ("with:米", ["with:米洛"]), ("with:x", []),
    ("tag:", ["tag:keeper", "tag:雨天"]), ("tag:KE", ["tag:keeper"]),
    ("model:sora", ["model:sora-2", "model:sora-2-pro"]), ("endpoint:", ["endpoint:crazyrouter"]),
    ("project:", ["project:pilot", "project:\"Second Film\""]),
    ("project:\"sec", ["project:\"Second Film\""]), ("saved:w", ["saved:wet"]),
    ("status:que", ["status:queued"]), ("sc", ["scenes:"]), ("snow sav", ["saved:", "saved:wet"]),
    ("rain", []), ("ra", ["ratio:", "rating:", "rain"]), ("neon LIG", ["light"]),
    ("雨", []),
    ("s", SearchFields.all(.generations).map(\.name).filter { $0.hasPrefix("s") }.map { $0 + ":" }),
    ("-lant", ["lanterns"]), ("\"ne", []),
  ])
  func `what is typed so far goes on with what the library knows`(
    text: String,
    expected: [String]
  ) async throws {
    let library = try await SearchLibrary()
    _ = try library.workspace.addSavedSearch("wet", "rain")
    let found = try library.workspace.completions(of: text)
    #expect(found.suggestions.map(\.text) == expected)
    for suggestion in expected where !suggestion.hasSuffix(":") {
      #expect(throws: Never.self) { try Query(parsing: suggestion) }
    }
  }

  @Test func `ids and the fields of characters are completed`() async throws {
    let library = try await SearchLibrary()
    let id = try #require(library.ids["lanterns"])
    let newest = try library.workspace.completions(of: "parent:").suggestions.map(\.text)
    #expect(newest.first == "parent:\(id.short)" && newest.count == 6)
    let begun = try library.workspace.completions(of: "lineage:" + id.short.prefix(4))
    #expect(begun.suggestions.map(\.text) == ["lineage:\(id.short)"])
    for (text, expected) in [
      ("handle:", ["handle:luna", "handle:milo"]), ("tag:", ["tag:hero"]),
      ("look:a", ["look:armor"]),
      ("alias:", ["alias:米洛"]), ("name:l", ["name:luna"]),
    ] {
      let found = try library.workspace.completions(of: text, in: .characters)
      #expect(found.suggestions.map(\.text) == expected)
    }
    let limited = try library.workspace.completions(of: "parent:", limit: 2)
    #expect(limited.suggestions.count == 2)
  }
}
