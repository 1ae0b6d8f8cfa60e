import Testing
import TroupeModel

@testable import TroupeCatalog

@Suite struct JournalTests {
  let temporary: TemporaryCatalog
  let luna: CastCharacter

  init() throws {
    var samples = Samples()
    temporary = try TemporaryCatalog()
    luna = samples.character(try Handle("luna"), aliases: ["Lu"])
    let luna = luna
    try temporary.catalog.write { try $0.insert(luna) }
  }

  func rename(_ title: String?, to handle: String) throws {
    var changed = luna
    changed.handle = try Handle(handle)
    try temporary.catalog.write(title, at: Milliseconds(42)) {
      try $0.update(changed)
    }
  }

  @Test func `book-keeping is not recorded`() throws {
    try rename(nil, to: "lulu")
    #expect(try temporary.column("SELECT kind FROM journal_change") == [])
    #expect(try temporary.column("SELECT title FROM journal_operation") == [])
  }

  @Test func `what a row was before a titled change is recorded once`() throws {
    try rename("rename luna", to: "lulu")
    #expect(
      try temporary.column("SELECT title || '@' || created_at FROM journal_operation")
        == ["rename luna@42"]
    )
    #expect(
      try temporary.column(
        "SELECT table_name || ' ' || kind || ' ' || json_extract(before, '$.handle') FROM journal_change"
      ) == ["character update luna"]
    )
    try rename(nil, to: "luna")
    #expect(try temporary.column("SELECT count(*) FROM journal_change") == ["1"])
  }

  @Test func `insertions and deletions are recorded too, under one operation`() throws {
    var changed = luna
    changed.aliases = ["月"]
    changed.tags = ["heroine"]
    try temporary.catalog.write("edit luna") { try $0.update(changed) }
    #expect(
      try temporary.column(
        """
        SELECT table_name || ' ' || kind || ' ' || coalesce(json_extract(before, '$.alias'), '-')
        FROM journal_change WHERE table_name <> 'character' ORDER BY key
        """
      ) == [
        "character_alias delete Lu", "character_alias insert -", "character_tag insert -",
      ]
    )
    #expect(
      try temporary.column("SELECT count(DISTINCT operation_key) FROM journal_change") == ["1"]
    )
  }

  @Test func `the image holds every column`() throws {
    try rename("rename luna", to: "lulu")
    let missing = try temporary.column(
      """
      SELECT name FROM pragma_table_info('character')
      WHERE name NOT IN (SELECT key FROM json_each((SELECT before FROM journal_change)))
      """
    )
    #expect(missing == [])
  }

  @Test(arguments: JournalTriggers.firstTables)
  func `the image of every table holds every column, those of later schemas too`(
    table: String
  )
    throws
  {
    let trigger = try temporary.column(
      "SELECT sql FROM sqlite_schema WHERE name = 'journal_' || ? || '_update'",
      [table]
    )
    let sql = try #require(trigger.first ?? nil)
    for column in try temporary.column("SELECT name FROM pragma_table_info(?)", [table]) {
      let column = try #require(column)
      #expect(sql.contains("'\(column)', OLD.\(column)"), "\(table).\(column)")
    }
  }

  @Test func `an operation that changed nothing is forgotten`() throws {
    try temporary.catalog.write("nothing") { _ in }
    #expect(try temporary.column("SELECT title FROM journal_operation") == [])
    #expect(try temporary.column("SELECT operation_key FROM journal_current") == [nil])
  }

  @Test(arguments: JournalTriggers.firstTables)
  func `every table that a user edits has its three triggers`(table: String) throws {
    let triggers = try temporary.column(
      "SELECT name FROM sqlite_schema WHERE type = 'trigger' AND tbl_name = ? AND name LIKE 'journal%' ORDER BY name",
      [table]
    )
    #expect(
      triggers == ["delete", "insert", "update"].map { "journal_\(table)_\($0)" }
    )
  }
}
