import GRDB
import TestSupport
import Testing
import TroupeModel
import TroupeSearch

@testable import TroupeCatalog

/// The stretches of keys by which a search goes from the newest to the oldest.
@Suite struct TimeRunTests {
  let temporary: TemporaryCatalog

  init() throws { temporary = try TemporaryCatalog() }

  func runs() throws -> [String?] {
    try temporary.column(
      """
      SELECT first_key || '-' || last_key || ' ' || first_time || '-' || last_time FROM generation_run
      ORDER BY first_key
      """
    )
  }

  @Test func `what is older than the last begins another stretch`() throws {
    var samples = Samples()
    for time in [5, 5, 9, 3, 4, 10] as [Int64] {
      var generation = samples.generation()
      generation.createdAt = Milliseconds(time)
      try temporary.catalog.write { [generation] in try $0.insert(generation) }
    }
    #expect(try runs() == ["1-3 5-9", "4-6 3-10"])
    try temporary.execute("DELETE FROM generation WHERE key >= 5")
    var late = samples.generation()
    late.createdAt = Milliseconds(2)
    try temporary.catalog.write { [late] in try $0.insert(late) }
    #expect(try runs() == ["1-3 5-9", "4-4 3-10", "5-5 2-2"], "the key 5 is used again")
    #expect(try temporary.search("").lines.map(\.createdAt.value) == [9, 5, 5, 3, 2])
  }

  @Test func `a time or a key that would break the order is refused`() throws {
    var samples = Samples()
    for _ in 0..<3 {
      let generation = samples.generation()
      try temporary.catalog.write { try $0.insert(generation) }
    }
    #expect(throws: CatalogError.self) {
      try temporary.execute("UPDATE generation SET created_at = 1 WHERE key = 2")
    }
    try temporary.execute("UPDATE generation SET created_at = created_at, key = key")
    try temporary.execute("DELETE FROM generation WHERE key = 2")
    #expect(throws: CatalogError.self) {
      try temporary.execute(
        """
        INSERT INTO generation (key, id, status, endpoint, account, prompt, format, model, created_at)
        VALUES (2, 'aaaaaaaaaaaaaaaa', 'queued', 'x', 'x', '', 'openai', 'x', 1)
        """
      )
    }
  }

  @Test(arguments: 0..<40 as Range<UInt64>)
  func `history is recorded as if one by one`(seed: UInt64) throws {
    var random = SeededRandom(seed: seed)
    let library = try RandomLibrary(seed: seed)
    let copy = try RandomLibrary(seed: seed)
    var samples = Samples(seed: seed ^ 0x77)
    let people = try library.temporary.catalog.read { try $0.characters() }
    for _ in 0..<Int.random(in: 1...3, using: &random) {
      let batch = (0..<Int.random(in: 0...20, using: &random)).map { _ in
        Self.generation(&samples, people, &random)
      }
      try library.temporary.catalog.write { writer in
        for generation in batch {
          try writer.insert(generation)
          try writer.update(generation)
        }
      }
      try copy.temporary.catalog.write { writer in
        try writer.insertingHistory { history in
          for generation in batch { try history.insert(HistoryRow(generation, history.characters)) }
        }
      }
      #expect(try copy.temporary.catalog.searchIndexFaults().isEmpty, "seed \(seed)")
      #expect(try copy.temporary.catalog.problems() == [], "seed \(seed)")
      for table in [
        "generation", "scene", "generation_tag", "cast_member", "cast_reference", "generation_run",
        "sqlite_schema",
      ] {
        let sql =
          table == "sqlite_schema"
          ? "SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY 1"
          : try Self.rows(of: table, in: library.temporary)
        #expect(
          try library.temporary.column(sql) == copy.temporary.column(sql),
          "seed \(seed): \(table)"
        )
      }
    }
  }

  /// Every column of a table as one text, but for the keys of tags, which have no order.
  private static func rows(of table: String, in temporary: TemporaryCatalog) throws -> String {
    let columns = try temporary.column("SELECT name FROM pragma_table_info('\(table)')")
      .compactMap(\.self).filter { table != "generation_tag" || $0 != "key" }
    return
      "SELECT \(columns.map { "quote(\($0))" }.joined(separator: " || ' ' || ")) FROM \(table) ORDER BY 1"
  }

  private static func generation(
    _ samples: inout Samples,
    _ people: [CastCharacter],
    _ random: inout SeededRandom
  ) -> Generation {
    var cast: [CastMember] = []
    for person in people where Bool.random(using: &random) {
      let picture = FrozenReference(role: .face, content: samples.content(), isSent: true)
      cast.append(samples.member(cast.count + 1, person, references: [picture]))
    }
    var generation = samples.generation(
      ["", "rain 雨里", "ﾈｵﾝ éa", "銀髮 neon"].randomElement(using: &random) ?? "",
      cast: cast
    )
    generation.scenes = Bool.random(using: &random) ? [Scene(prompt: "龙", duration: 4)] : []
    generation.tags = ["b", "ａ", "Z"].filter { _ in Bool.random(using: &random) }
    generation.notes = ["", "备忘"].randomElement(using: &random) ?? ""
    generation.rating = [nil, 1, 5].randomElement(using: &random) ?? nil
    generation.status = .expired
    generation.failure = "gone"
    generation.createdAt = Milliseconds(Int64.random(in: 0...30, using: &random))
    if Bool.random(using: &random) {
      generation.estimate = Cost(micros: 5, currency: "USD", unit: "call")
    }
    return generation
  }

  @Test func `history that fails leaves no row and every trigger`() throws {
    let before = try temporary.column(
      "SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY 1"
    )
    var samples = Samples()
    var one = samples.generation("rain")
    one.status = .cancelled
    #expect(throws: CatalogError.self) {
      try temporary.catalog.write { [one] writer in
        try writer.insertingHistory { history in
          try history.insert(HistoryRow(one, history.characters))
          try history.insert(HistoryRow(one, history.characters))
        }
      }
    }
    #expect(try temporary.column("SELECT id FROM generation") == [])
    #expect(try runs() == [])
    #expect(
      try temporary.column("SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY 1")
        == before
    )
    try temporary.catalog.write { [one] in try $0.insert(one) }
    #expect(try temporary.search("rain").total.count == 1)
    #expect(throws: CatalogError.self, "checks are in force again") {
      try temporary.execute("UPDATE generation SET status = 'nonsense'")
    }
  }

  @Test func `what has not ended is no history`() throws {
    var samples = Samples()
    let queued = samples.generation("rain")
    #expect(throws: CatalogError.self) {
      try temporary.catalog.write { writer in
        try writer.insertingHistory { try $0.insert(HistoryRow(queued, $0.characters)) }
      }
    }
    #expect(try temporary.column("SELECT id FROM generation") == [])
  }

  @Test func `what takes too long is stopped, and what comes later is not`() throws {
    let error = #expect(throws: CatalogError.self) {
      try temporary.catalog.read(within: .milliseconds(30)) { reader in
        try Int.fetchOne(
          reader.db,
          sql: """
            WITH RECURSIVE count (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM count) SELECT max(n) FROM count
            """
        )
      }
    }
    guard case .tooSlow = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(try temporary.search("").total.count == 0)
  }
}
