/// How large the catalog and its index of words are, in bytes.
struct IndexSize {
  let catalog: Int
  let index: Int
  /// All that is indexed, as UTF-8.
  let text: Int

  init(_ shell: SQLiteShell) throws {
    catalog = try shell.number(
      "SELECT page_count * page_size FROM pragma_page_count, pragma_page_size"
    )
    let pages = try? shell.number(
      "SELECT sum(pgsize) FROM dbstat WHERE aggregate AND name LIKE 'generation\\_text\\_%' ESCAPE '\\'"
    )
    // A shell without dbstat counts the blocks alone.
    index =
      try pages
      ?? shell.number(
        "SELECT (SELECT sum(length(block)) FROM generation_text_data) + (SELECT sum(length(sz)) FROM "
          + "generation_text_docsize)"
      )
    text = try shell.number(
      "SELECT sum(length(CAST(replace(texts, char(31), '') AS BLOB))) FROM generation_texts"
    )
  }

  var ratio: Double { Double(index) / Double(max(1, text)) }
}
