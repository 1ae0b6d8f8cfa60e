import GRDB
import Testing
import TroupeModel
import TroupeSearch

@testable import TroupeCatalog

/// How SQLite goes about every form of search among characters.
@Suite struct CharacterPlanTests {
  let temporary: TemporaryCatalog

  init() throws { temporary = try TemporaryCatalog() }

  /// The steps of the statements with which a search goes about.
  private func plans(
    _ text: String,
    tags: [String] = [],
    inTrash: Bool = false,
    _ statements: (CharacterRun) throws -> [SQLPiece]
  ) throws -> [[String]] {
    try temporary.catalog.read { reader in
      let query = try Query(parsing: text, in: .characters).resolved(with: reader.facts())
      let search = CharacterSearch(query, tags: tags, inTrash: inTrash)
      return try statements(try CharacterRun(reader.db, search)).map { sql in
        try Row.fetchAll(reader.db, sql: "EXPLAIN QUERY PLAN " + sql.sql, arguments: sql.arguments)
          .map { $0["detail"] as String }
      }
    }
  }

  /// Every field, and the index that serves it.
  static let forms = [
    "handle:luna": "character_by_handle", "name:\"Luna Vega\"": "character_by_name",
    "alias:月": "character_alias_by_alias", "tag:hero": "character_tag_by_tag",
    "look:armor": "look_in_use", "created:2026-11": "character_by_time",
  ]
  static let mixed = [
    "handle:luna, alias:月", "tag:hero look:armor", "tag:hero -alias:月", "(tag:a, tag:b) look:armor",
    "created:-2w.. -tag:hero",
  ]

  @Test(arguments: forms.keys.sorted())
  func `an index finds and counts those who fit`(text: String) throws {
    let index = try #require(Self.forms[text])
    let plans = try plans(text) {
      [try $0.counting, try $0.paging(isWalk: false, limit: 50, after: nil)]
    }
    for plan in plans {
      #expect(plan.contains { $0.contains(index) }, "\(plan)")
      #expect(!plan.contains(where: Self.isScan), "\(plan)")
    }
  }

  @Test(arguments: mixed)
  func `several fields together go through no table either`(text: String) throws {
    for plan in try plans(
      text,
      { [try $0.counting, try $0.paging(isWalk: false, limit: 50, after: nil)] }
    ) {
      #expect(!plan.contains(where: Self.isScan), "\(plan)")
    }
  }

  @Test func `tags that all must have are looked up`() throws {
    for plan in try plans("", tags: ["hero"], { [try $0.counting] }) {
      #expect(plan.contains { $0.contains("character_tag_by_tag") }, "\(plan)")
      #expect(!plan.contains(where: Self.isScan), "\(plan)")
    }
  }

  // A handle is one character's, for whom nobody walks.
  @Test(arguments: forms.keys.sorted().filter { $0 != "handle:luna" } + mixed + [""])
  func `a walk goes along the handles, sorts nothing, and looks up the rest of each`(
    text: String
  ) throws {
    let place = CharacterRun.Place(handle: "m", trashedAt: nil, key: 5)
    let plans = try plans(text) { run in
      try [nil, place].map { try run.paging(isWalk: true, limit: 50, after: $0) }
    }
    for plan in plans {
      let walk = plan.filter { $0.contains("character_by_handle") }
      #expect(walk.count == 1, "\(plan)")
      #expect(!plan.contains { $0.contains("TEMP B-TREE") }, "\(plan)")
      #expect(!plan.contains { Self.isScan($0) && !walk.contains($0) }, "\(plan)")
    }
  }

  @Test func `the trash is read in its order`() throws {
    let place = CharacterRun.Place(handle: "m", trashedAt: 5, key: 5)
    let plans = try plans("", inTrash: true) { run in
      try [nil, place].map { try run.paging(isWalk: false, limit: 50, after: $0) }
    }
    for plan in plans {
      #expect(plan.contains { $0.contains("character_in_trash") }, "\(plan)")
      #expect(!plan.contains { $0.contains("TEMP B-TREE") }, "\(plan)")
    }
  }

  @Test(arguments: forms.keys.sorted() + mixed)
  func `words are looked for in those only who fit by the rest`(text: String) throws {
    for plan in try plans(
      text,
      { [CharacterWords.texts(try $0.condition(.among(inTrash: false)), isNarrow: true)] }
    ) {
      #expect(!plan.contains(where: Self.isScan), "\(plan)")
    }
  }

  @Test func `the registrations of a look and the videos of a character have their indexes`() throws
  {
    let statements = [
      "SELECT count(*) FROM registration WHERE look_key IN (SELECT value FROM json_each('[]'))",
      "SELECT count(*) FROM appearance WHERE character_key = 1 AND removed_at IS NULL",
      "SELECT key FROM video WHERE trashed_at IS NOT NULL",
    ]
    for plan in try plans("", { _ in statements.map { SQLPiece($0) } }) {
      #expect(plan.contains { $0.contains("INDEX") }, "\(plan)")
      #expect(!plan.contains(where: Self.isScan), "\(plan)")
    }
  }

  @Test func `every field of characters has its SQL and its plan`() throws {
    for type in SearchFields.types(.characters) {
      #expect(type is any CharacterSQLFilter.Type, "\(type)")
      #expect(Self.forms.keys.contains { $0.hasPrefix(type.field.name + ":") }, "\(type)")
    }
  }

  /// Whether a step goes through a whole table; a list that is given and what was made on the way are none.
  private static func isScan(_ step: String) -> Bool {
    step.hasPrefix("SCAN") && !step.contains("VIRTUAL TABLE") && !step.hasPrefix("SCAN (")
      && !step.contains("CONSTANT ROW")
  }
}
