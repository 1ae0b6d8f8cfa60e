import GRDB
import TestSupport
import Testing
import TroupeModel
import TroupeSearch

@testable import TroupeCatalog

@Suite struct SearchIndexTests {
  let temporary: TemporaryCatalog
  var samples = Samples()

  init() throws { temporary = try TemporaryCatalog() }

  func count(_ text: String) throws -> Int { try temporary.search(text).lines.count }

  var faults: [Int64] { get throws { try temporary.catalog.searchIndexFaults().map(\.key) } }

  @Test mutating func `whatever changes a text changes the index in the same transaction`() throws {
    var generation = samples.generation("neon 雨里")
    generation.scenes = [Scene(prompt: "second 龙")]
    generation.tags = ["keeper"]
    let luna = samples.character(try Handle("luna"))
    generation.cast = [samples.member(1, luna)]
    try temporary.catalog.write { [generation] writer in
      try writer.insert(luna)
      try writer.insert(generation)
    }
    for text in ["neon", "里", "龙", "second", "keeper", "luna"] {
      #expect(try count(text) == 1, "\(text)")
    }
    #expect(try count("\"雨里 second\"") == 0, "a phrase ends with its text")
    for (sql, gone, come) in [
      ("UPDATE generation SET prompt = '月光 rain'", "neon", "月光"),
      ("UPDATE scene SET prompt = 'other'", "龙", "other"),
      ("UPDATE generation SET notes = '备忘 note'", "龙", "忘"),
      ("INSERT INTO generation_tag (generation_key, tag) VALUES (1, '两词')", "second", "两词"),
      ("DELETE FROM generation_tag WHERE tag = 'keeper'", "keeper", "词"),
      ("DELETE FROM scene", "other", "rain"), ("DELETE FROM cast_member", "luna", "rain"),
    ] {
      try temporary.execute(sql)
      #expect(try count(gone) == 0, "\(sql)")
      #expect(try count(come) == 1, "\(sql)")
      #expect(try faults == [], "\(sql)")
    }
    try temporary.execute("UPDATE generation SET trashed_at = 5")
    #expect(try count("rain") == 0)
    try temporary.execute("UPDATE generation SET trashed_at = NULL")
    #expect(try count("rain") == 1)
    try temporary.execute("DELETE FROM generation")
    #expect(try faults == [])
    #expect(try temporary.column("SELECT count(*) FROM generation_posting") == ["0"])
    #expect(try temporary.column("SELECT count(*) FROM search_dirty") == ["0"])
  }

  @Test(arguments: 0..<30 as Range<UInt64>)
  func `random edits, undone ones too, leave no phantom and miss nothing`(seed: UInt64) throws {
    let library = try RandomLibrary(seed: seed)
    var random = SeededRandom(seed: seed)
    let edits = [
      "UPDATE generation SET prompt = prompt || ' 雨 more'", "UPDATE generation SET prompt = ''",
      "UPDATE generation SET trashed_at = iif(trashed_at IS NULL, 5, NULL)",
      "DELETE FROM generation_tag WHERE key % 2", "UPDATE scene SET prompt = 'ルナ'",
      "DELETE FROM scene WHERE key % 3 = 0", "UPDATE generation SET rating = 1",
      "UPDATE generation SET notes = notes || 'n雨' || char(31) || 'x' WHERE key % 2",
      "INSERT INTO scene (generation_key, position, prompt) SELECT key, 9, '한국' FROM generation WHERE key % 2 AND NOT EXISTS (SELECT 1 FROM scene WHERE generation_key = generation.key AND position = 9)",
      "UPDATE scene SET generation_key = 1, position = key + 100",
      "UPDATE generation_tag SET tag = tag || '2'", "DELETE FROM scene WHERE position = 9",
      "DELETE FROM generation WHERE key = 3 AND NOT EXISTS (SELECT 1 FROM generation AS g WHERE g.parent_key = 3) AND NOT EXISTS (SELECT 1 FROM video WHERE generation_key = 3)",
    ]
    for _ in 0..<8 {
      let chosen = (0..<Int.random(in: 1...3, using: &random)).map { _ in
        edits[Int.random(in: 0..<edits.count, using: &random)]
      }
      do {
        try library.temporary.catalog.write { writer in
          for sql in chosen { try writer.db.execute(sql: sql) }
          if Int.random(in: 0..<4, using: &random) == 0 { throw CancellationError() }
        }
      } catch is CancellationError {}
      let faults = try library.temporary.catalog.searchIndexFaults()
      #expect(faults.isEmpty, "seed \(seed): \(chosen)")
    }
  }

  @Test mutating func `the check finds what is missing and phantoms, and a rebuild mends both`()
    throws
  {
    for prompt in ["neon rain", "snow", "龙"] {
      let generation = samples.generation(prompt)
      try temporary.catalog.write { try $0.insert(generation) }
    }
    for sql in [
      "INSERT INTO generation_text (generation_text, rowid, words) VALUES ('delete', 2, 'snow')",
      "INSERT INTO generation_text (rowid, words) VALUES (99, 'ghost')",
      "INSERT INTO generation_text (generation_text, rowid, words) VALUES ('delete', 1, 'rain neon')",
    ] { try temporary.execute(sql) }
    #expect(try faults == [1, 2, 99])
    #expect(try temporary.catalog.searchIndexFaults().map { $0.id == nil } == [false, false, true])
    try temporary.catalog.rebuildSearchIndex()
    #expect(try faults == [])
    #expect(try count("snow") == 1)
  }

  @Test mutating func `an index of another segmenter is made anew when the catalog is opened`()
    throws
  {
    let generation = samples.generation("neon rain")
    try temporary.catalog.write { try $0.insert(generation) }
    try temporary.execute("UPDATE search_index SET segmenter_version = 0")
    try temporary.execute("INSERT INTO generation_text (rowid, words) VALUES (99, 'ghost')")
    let other = samples.generation("late")
    let error = #expect(throws: CatalogError.self) {
      try temporary.catalog.write { try $0.insert(other) }
    }
    guard case .newer = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    let again = try CatalogDatabase(path: temporary.path, lock: SemaphoreLock())
    #expect(try again.searchIndexFaults().isEmpty)
    #expect(try count("neon") == 1)
  }

  @Test func `a library of the first schema is indexed once`() throws {
    let path = temporary.folder + "/first.sqlite"
    try FirstCatalog.make(at: path)
    let catalog = try CatalogDatabase(path: path, lock: SemaphoreLock())
    #expect(try catalog.searchIndexFaults().isEmpty)
    let found = try catalog.read { reader in
      try ["runs", "keeper", "luna", "a"].map { text in
        let search = try Search(parsing: text).resolved(with: reader.facts())
        return try reader.search(search, limit: 5).lines.count
      }
    }
    #expect(found == [1, 1, 1, 0])
    let counts = try catalog.read {
      try String.fetchAll(
        $0.db,
        sql: "SELECT cast_size || ' ' || scene_count FROM generation ORDER BY key"
      )
    }
    #expect(counts == ["2 0", "2 2", "0 0", "0 0"])
  }
}
