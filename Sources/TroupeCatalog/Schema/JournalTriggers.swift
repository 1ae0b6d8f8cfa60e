/// The triggers that keep what a row was before the user changed it.
///
/// The technique is the one that SQLite describes in "Automatic Undo/Redo Using SQLite". A table becomes undoable by standing in a list here.
enum JournalTriggers {
  /// The tables that schema 1 makes undoable.
  static let firstTables = [
    "character", "character_alias", "character_tag", "look", "reference", "registration",
    "generation_tag", "video", "appearance",
  ]

  /// Three triggers for one table whose primary key is `key`.
  static func sql(table: String, columns: [String]) -> String {
    let image =
      "json_object(" + columns.map { "'\($0)', OLD.\($0)" }.joined(separator: ", ") + ")"
    func trigger(_ kind: String, row: String, before: String) -> String {
      """
      CREATE TRIGGER journal_\(table)_\(kind) AFTER \(kind.uppercased()) ON \(table)
        WHEN (SELECT operation_key FROM journal_current) IS NOT NULL
      BEGIN
        INSERT INTO journal_change (operation_key, table_name, row_key, kind, before)
        SELECT operation_key, '\(table)', \(row).key, '\(kind)', \(before) FROM journal_current;
      END;
      """
    }
    return [
      trigger("insert", row: "NEW", before: "NULL"),
      trigger("update", row: "OLD", before: image),
      trigger("delete", row: "OLD", before: image),
    ].joined(separator: "\n")
  }
}
