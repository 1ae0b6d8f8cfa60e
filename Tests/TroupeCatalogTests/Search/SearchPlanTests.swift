import GRDB
import Testing
import TroupeModel
import TroupeSearch

@testable import TroupeCatalog

/// How SQLite goes about every form of search.
@Suite struct SearchPlanTests {
  let temporary: TemporaryCatalog

  init() throws {
    temporary = try TemporaryCatalog()
    var samples = Samples()
    let luna = samples.character(try Handle("luna"))
    let look = samples.look(try Handle("armor"), of: luna)
    var generation = samples.generation("rain")
    generation.id = try #require(ItemID("g000000000000001"))
    try temporary.catalog.write { [generation] writer in
      try writer.insert(luna)
      try writer.insert(look)
      try writer.insert(generation)
      try writer.set(SavedSearch(name: "keepers", text: "rain", createdAt: Milliseconds(0)))
    }
  }

  func plan(_ sql: SQLPiece) throws -> [String] {
    try temporary.catalog.read { reader in
      try Row.fetchAll(reader.db, sql: "EXPLAIN QUERY PLAN " + sql.sql, arguments: sql.arguments)
        .map { $0["detail"] as String }
    }
  }

  func query(_ text: String) throws -> Query {
    try temporary.catalog.read {
      try Query(parsing: text).resolved(with: $0.facts(["a.png": ContentID.zero]))
    }
  }

  /// Every field, and what no index serves.
  static let forms = [
    "rain", "\"neon rain\"", "雨", "走在雨里", "rai*", "rain neon", "rain, snow", "rain -snow",
    "with:luna",
    "with:luna/armor", "cast:2..", "model:sora-2", "endpoint:x", "status:stored", "format:openai",
    "created:2026-11", "created:-2w..", "duration:5..15", "size:1280x720", "ratio:16:9",
    "cost:>0.5",
    "rating:4..", "scenes:>1", "parent:g000", "lineage:g000", "project:pilot", "tag:keeper",
    "has:video", "is:unlinked", "prompt:=\"neon rain\"", "same:a.png", "saved:keepers",
    "rain, with:luna",
    "(rain, tag:x) (with:luna, rating:5)",
  ]
  static let walks = [
    "", "-rain", "-with:luna", "is:stale", "prompt:~a", "rain, -tag:x", "scenes:0",
  ]

  @Test(arguments: forms)
  func `an index gives the keys, in their order or to be looked up`(text: String) throws {
    let choices = try query(text).choices()
    #expect(!choices.isEmpty, "\(text) has a way in")
    for choice in choices {
      for way in choice.source.ways {
        switch way {
        case .lookup(let sql):
          let plan = try plan(sql)
          #expect(!plan.contains(where: Self.isScan), "\(text): \(plan)")
        case .walk(let walk):
          for isAscending in [false, true] {
            let plan = try plan(walk.sql(3...9, limit: 50, isAscending: isAscending))
            #expect(!plan.contains { $0.contains("TEMP B-TREE") }, "\(text): \(plan)")
            #expect(!plan.contains(where: Self.isScan), "\(text): \(plan)")
            let isByKey =
              plan.contains {
                $0.contains("rowid>? AND rowid<?") || $0.contains("generation_key>?")
              }
              || walk.rows == "generation_text"
            #expect(isByKey, "\(text): \(plan)")
          }
        }
      }
    }
  }

  @Test(arguments: forms + walks)
  func `what is left to check is looked up by the key of each row`(text: String) throws {
    for check in [WordCheck.each, .among(1...5)] {
      let sql =
        "SELECT generation.key FROM generation NOT INDEXED WHERE generation.key IN "
        + SQLPiece(
          "(SELECT value FROM json_each(?)) AND generation.trashed_at IS NULL AND ",
          ["[1]"]
        )
        + (try query(text).condition(check))
      let plan = try plan(sql)
      #expect(
        plan.contains { $0.hasPrefix("SEARCH generation USING INTEGER PRIMARY KEY") },
        "\(plan)"
      )
      #expect(!plan.contains(where: Self.isScan), "\(text): \(plan)")
    }
  }

  @Test(arguments: forms + walks)
  func `a walk in the order of a column goes along its index and sorts nothing`(
    text: String
  ) throws {
    for key in [SearchSort.Key.duration, .cost, .rating] {
      for isAscending in [false, true] {
        let order = SearchOrder(SearchSort(key, isAscending: isAscending))
        let place = SearchOrder.Place(value: 5, createdAt: 5, key: 7)
        let sql =
          "SELECT generation.key FROM \(order.walk)" + order.after(place) + " AND "
          + (try query(text).condition(.each)) + "\(order.sql) LIMIT 50"
        let plan = try plan(sql)
        #expect(
          plan.first?.hasPrefix("SEARCH generation USING INDEX \(order.index)") == true,
          "\(plan)"
        )
        #expect(
          !plan.contains { $0.contains("USE TEMP B-TREE FOR ORDER BY") && !$0.contains("RIGHT") }
            || Self.sortsInside(text),
          "\(text): \(plan)"
        )
        #expect(!plan.contains(where: Self.isScan), "\(text): \(plan)")
      }
    }
  }

  @Test(arguments: walks)
  func `what no index serves says so`(text: String) throws {
    #expect(try query(text).choices().isEmpty)
  }

  @Test func `every field of generations has its SQL and its plan`() throws {
    for type in SearchFields.types(.generations) {
      #expect(type is any SQLFilter.Type, "\(type)")
      let name = type.field.name + ":"
      #expect((Self.forms + Self.walks).contains { $0.contains(name) }, "\(name)")
    }
  }

  /// Staleness compares the pictures in their order.
  private static func sortsInside(_ text: String) -> Bool { text == "is:stale" }

  /// Whether a step goes through a whole table; the tokens of a match and what was made on the way are none.
  private static func isScan(_ step: String) -> Bool {
    step.hasPrefix("SCAN") && !step.contains("VIRTUAL TABLE")
      && !step.contains("USING COVERING INDEX video_in_use")
      && !step.hasPrefix("SCAN tree") && !step.hasPrefix("SCAN (") && !step.contains("CONSTANT ROW")
      && !step.contains("SUBQUERY")
  }
}

extension ContentID {
  /// A digest that nothing has.
  fileprivate static var zero: ContentID { ContentID(digest: [UInt8](repeating: 0, count: 32)) }
}
