import GRDB
import Testing
import TroupeMedia
import TroupeModel

@testable import Troupe
@testable import TroupeCatalog

@Suite struct VerifyTests {
  private let library = TestLibrary()

  private func past() async throws -> Workspace {
    let workspace = try await library.withLuna()
    let path = try library.file(
      "old.jsonl",
      """
      {"prompt":"rain","created_at":"2020-01-01"}
      {"prompt":"snow","created_at":"2020-01-02"}
      """
    )
    _ = try workspace.importHistory(path, shown: "old.jsonl")
    return workspace
  }

  private func names(_ checks: [LibraryCheck]) -> [LibraryCheck.Name] {
    checks.filter { !$0.isGood }.map(\.name)
  }

  @Test func `a library that is whole has no findings, and nothing is repaired`() async throws {
    let workspace = try await past()
    let checks = try workspace.verify()
    #expect(checks.map(\.name) == LibraryCheck.Name.allCases)
    #expect(names(checks) == [])
    #expect(try workspace.repair(checks).isEmpty)
  }

  @Test(arguments: [
    // A word that no text has, for a generation that is there and for one that is not.
    "INSERT INTO generation_text (rowid, words) VALUES (1, 'ghost')",
    "INSERT INTO generation_text (rowid, words) VALUES (99, 'ghost')",
    // All words lost.
    "INSERT INTO generation_text (generation_text) VALUES ('delete-all')",
    // The tables of the index.
    "DELETE FROM generation_text_config", "DROP TABLE generation_text",
    "DROP TABLE generation_posting",
    // The order of time, and what is counted.
    "DELETE FROM generation_run", "UPDATE generation_run SET last_time = first_time",
    "UPDATE generation SET cast_size = 9 WHERE key = 1",
    "UPDATE generation SET scene_count = 9 WHERE key = 2",
  ])
  func `an index that was damaged behind the program is found out and made anew`(
    damage: String
  ) async throws {
    let workspace = try await past()
    try workspace.catalog.write { try $0.db.execute(sql: damage) }
    let checks = try workspace.verify()
    #expect(names(checks) == [.searchIndex])
    let trial = try workspace.repair(checks, isDryRun: true)
    #expect(trial.map(\.isDone) == [false])
    #expect(names(try workspace.verify()) == [.searchIndex])
    let repairs = try workspace.repair(checks)
    #expect(repairs.map(\.name) == [.searchIndex])
    #expect(repairs.map(\.isDone) == [true])
    #expect(names(try workspace.verify()) == [])
    #expect(try workspace.search("rain").total == 1)
    #expect(try workspace.search("ghost").total == 0)
  }

  @Test(arguments: [
    // What leads to the pages of the words, and a page of their beginnings.
    "DELETE FROM generation_text_idx",
    "UPDATE generation_text_data SET block = x'0000000400' WHERE id = (SELECT max(id) FROM generation_text_data)",
  ])
  func `words that are there and that nothing leads to are found out`(damage: String) async throws {
    let workspace = try await library.create()
    let lines = (0..<3000).map {
      #"{"prompt":"wo word\#($0 &* 7919 % 3000) and wor\#($0)d","created_at":"2020-01-01"}"#
    }
    let path = try library.file("old.jsonl", lines.joined(separator: "\n"))
    _ = try workspace.importHistory(path, shown: "old.jsonl")
    #expect(names(try workspace.verify()) == [])
    try workspace.catalog.write { try $0.db.execute(sql: damage) }
    let checks = try workspace.verify()
    #expect(names(checks) == [.searchIndex])
    _ = try workspace.repair(checks)
    #expect(names(try workspace.verify()) == [])
    #expect(try workspace.search("word2999").total == 1)
  }

  @Test func `a row that points to nothing is found, and is no matter of repair`() async throws {
    let workspace = try await past()
    try damageForeignKey(workspace)
    let checks = try workspace.verify()
    #expect(names(checks) == [.catalog])
    #expect(checks[0].findings == ["a row of look points to nothing"])
    #expect(try workspace.repair(checks).isEmpty)
  }

  /// Another program writes without looking at links.
  private func damageForeignKey(_ workspace: Workspace) throws {
    var configuration = Configuration()
    configuration.foreignKeysEnabled = false
    let queue = try DatabaseQueue(path: workspace.folder.catalogPath, configuration: configuration)
    try queue.write { db in
      try db.execute(
        sql: """
          INSERT INTO look (id, character_key, name, created_at) VALUES ('zzzzzzzzzzzzzzzz', 999, 'x', 1)
          """
      )
    }
    try queue.close()
  }
}
