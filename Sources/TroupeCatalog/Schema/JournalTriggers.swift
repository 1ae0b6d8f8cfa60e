/// The triggers that keep what a row was before the user changed it.
///
/// The technique is the one that SQLite describes in "Automatic Undo/Redo Using SQLite". A table becomes
/// undoable by standing in a list here.
enum JournalTriggers {
  /// The tables that schema 1 makes undoable.
  static let firstTables = [
    "character", "character_alias", "character_tag", "look", "reference", "registration",
    "generation_tag", "video", "appearance",
  ]

  /// What a user edits of a generation; all else in the row is the program's own book-keeping.
  static let editedOfGenerations = ["rating", "project", "notes", "trashed_at"]
  /// The same before schema 4.
  static let editedOfFirstGenerations = ["rating", "project", "trashed_at"]

  /// Three triggers for one table whose primary key is `key`.
  static func sql(table: String, columns: [String]) -> String {
    let before = image(columns)
    return [
      trigger(table, "insert", "", row: "NEW", before: "NULL"),
      trigger(table, "update", "", row: "OLD", before: before),
      trigger(table, "delete", "", row: "OLD", before: before),
    ].joined(separator: "\n")
  }

  /// One trigger for a table of which a user edits only these columns.
  ///
  /// The image holds them alone, so that undoing an edit takes back nothing that the program has noted since.
  static func sql(table: String, edited columns: [String]) -> String {
    let changed = columns.map { "OLD.\($0) IS NOT NEW.\($0)" }.joined(separator: " OR ")
    return trigger(table, "update", " AND (\(changed))", row: "OLD", before: image(columns))
  }

  /// Takes the one trigger away that `sql(table:edited:)` makes.
  static func removal(edited table: String) -> String { "DROP TRIGGER journal_\(table)_update;" }

  /// Takes the three triggers of a table away.
  static func removal(table: String) -> String {
    ["insert", "update", "delete"].map { "DROP TRIGGER journal_\(table)_\($0);" }
      .joined(separator: "\n")
  }

  private static func image(_ columns: [String]) -> String {
    "json_object(" + columns.map { "'\($0)', OLD.\($0)" }.joined(separator: ", ") + ")"
  }

  private static func trigger(
    _ table: String,
    _ kind: String,
    _ condition: String,
    row: String,
    before: String
  ) -> String {
    """
    CREATE TRIGGER journal_\(table)_\(kind) AFTER \(kind.uppercased()) ON \(table)
      WHEN (SELECT operation_key FROM journal_current) IS NOT NULL\(condition)
    BEGIN
      INSERT INTO journal_change (operation_key, table_name, row_key, kind, before)
      SELECT operation_key, '\(table)', \(row).key, '\(kind)', \(before) FROM journal_current;
    END;
    """
  }
}
