import GRDB
import TestSupport
import Testing
import TroupeModel
import TroupeSearch

@testable import TroupeCatalog

/// The words and names that a search may go on with.
@Suite struct SearchNamesTests {
  private func catalog(_ prompts: [String]) throws -> TemporaryCatalog {
    let temporary = try TemporaryCatalog()
    var samples = Samples()
    for (index, prompt) in prompts.enumerated() {
      var generation = samples.generation(prompt)
      generation.parameters.model = ["sora-2", "sora-2-pro", "Veo"][index % 3]
      generation.project = ["", "pilot", "Pilot Two"][index % 3]
      generation.tags = index % 2 == 0 ? ["keeper", "Ärger"] : []
      try temporary.catalog.write { [generation] in try $0.insert(generation) }
    }
    return temporary
  }

  @Test(arguments: [
    ("rian", ["rain"]), ("ran", ["rain"]), ("raain", ["rain"]), ("train", ["rain"]),
    ("lanters", ["lantern", "lanterns"]), ("LANTERS", ["lantern", "lanterns"]),
    ("cafe", []), ("caffe", ["cafe"]), ("xyzzy", []), ("", []), ("r", []), ("雨", []), ("小龍", []),
    ("\"", []), ("harbuor", ["harbour"]),
  ])
  func `the nearest words of the index are found`(word: String, expected: [String]) throws {
    let temporary = try catalog([
      "rain on the harbour", "lantern lanterns", "café", "小龙走在雨里", "rain rain",
    ])
    let found = try temporary.catalog.read { try $0.nearestWords(to: word) }
    #expect(found == expected)
  }

  @Test func `nearest words are those of generations in use, and there is a limit and an end`()
    throws
  {
    let temporary = try catalog(["lantern", "lanterns", "lanternx"])
    try temporary.catalog.read { (reader) throws in
      #expect(try reader.nearestWords(to: "lanter", limit: 1).count == 1)
      #expect(try reader.nearestWords(to: "lanter", within: .zero).isEmpty)
    }
    try temporary.execute("UPDATE generation SET trashed_at = 1 WHERE prompt <> 'lantern'")
    #expect(try temporary.catalog.read { try $0.nearestWords(to: "lanter") } == ["lantern"])
  }

  @Test func `a word is looked for by the index alone`() throws {
    let temporary = try catalog(["rain"])
    let plan = try temporary.catalog.read { reader in
      try Row.fetchAll(
        reader.db,
        sql: """
          EXPLAIN QUERY PLAN
          SELECT term FROM generation_posting WHERE term >= 'a' ORDER BY term LIMIT 1
          """
      ).map { $0["detail"] as String }
    }
    #expect(!plan.contains { $0.contains("TEMP B-TREE") }, "\(plan)")
  }

  @Test func `names are found by how they begin, each once`() throws {
    let temporary = try catalog((0..<30).map { "prompt \($0)" })
    try temporary.catalog.read { (reader) throws in
      #expect(try reader.names(.model) == ["sora-2", "sora-2-pro", "Veo"])
      #expect(try reader.names(.model, beginningWith: "SORA-2-") == ["sora-2-pro"])
      #expect(try reader.names(.model, limit: 2) == ["sora-2", "sora-2-pro"])
      #expect(try reader.names(.project, beginningWith: "p") == ["pilot", "Pilot Two"])
      #expect(try reader.names(.tag) == ["keeper", "Ärger"])
      #expect(try reader.names(.tag, beginningWith: "Ä") == ["Ärger"])
      #expect(try reader.names(.endpoint) == ["rehearsal"])
      #expect(try reader.names(.alias).isEmpty)
      #expect(try reader.newestGenerations(limit: 5).count == 5)
    }
  }

  @Test(arguments: [
    ("model", "generation_by_model"), ("endpoint", "generation_by_endpoint"),
    ("project", "generation_by_project"), ("tag", "generation_tag_by_tag"),
  ])
  func `the next name is looked for by an index`(column: String, index: String) throws {
    let temporary = try catalog(["rain"])
    let kinds: [String: SearchName] = [
      "model": .model, "endpoint": .endpoint, "project": .project, "tag": .tag,
    ]
    let kind = try #require(kinds[column])
    for sql in [kind.first, kind.next] {
      let plan = try temporary.catalog.read { reader in
        try Row.fetchAll(reader.db, sql: "EXPLAIN QUERY PLAN " + sql, arguments: ["a", "b"])
          .map { $0["detail"] as String }
      }
      #expect(plan.count == 1 && plan[0].contains(" \(index) ("), "\(plan)")
    }
  }

  @Test func `saving, changing and forgetting a search is written in the journal`() throws {
    let temporary = try TemporaryCatalog()
    for text in ["rain", "snow"] {
      try temporary.catalog.write("save", at: Milliseconds(1)) {
        try $0.set(SavedSearch(name: "wet", text: text, createdAt: Milliseconds(0)))
      }
    }
    _ = try temporary.catalog.write("remove", at: Milliseconds(2)) {
      try $0.removeSavedSearch("wet")
    }
    let kinds = try temporary.column(
      "SELECT kind FROM journal_change WHERE table_name = 'saved_search' ORDER BY key"
    )
    #expect(kinds == ["insert", "update", "delete"])
    let texts = try temporary.column(
      "SELECT before ->> 'text' FROM journal_change ORDER BY key"
    )
    #expect(texts == [nil, "rain", "snow"])
  }
}
