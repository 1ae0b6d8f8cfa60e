extension SearchFields {
  /// What needs no field: words, phrases and how they are put together.
  public static let grammar: [(example: String, help: String)] = [
    ("rain neon", "both words, anywhere in prompt, scenes, tags and cast names"),
    ("\"neon rain\"", "the phrase"), ("月光", "Chinese, Japanese and Korean at any length"),
    ("rai*", "words that begin so"), ("-neon", "not"),
    ("rain, snow", "either; binds less than side by side"),
    ("with:luna (rain, snow)", "parentheses group"),
  ]

  /// The language as lines for a terminal: examples in one column, what they find in the other.
  public static func help(_ listing: SearchListing) -> String {
    let rows = grammar + all(listing).map { ($0.example, $0.help) }
    let width = rows.map(\.example.columns).max() ?? 0
    return rows.map { row in
      "  " + row.example + String(repeating: " ", count: width - row.example.columns + 2) + row.help
    }.joined(separator: "\n")
  }

  /// The language as a Markdown table.
  public static func markdown(_ listing: SearchListing) -> String {
    let rows = grammar + all(listing).map { ($0.example, $0.help) }
    return (["| search | finds |", "|---|---|"] + rows.map { "| `\($0.example)` | \($0.help) |" })
      .joined(separator: "\n")
  }
}

extension String {
  /// How many columns a terminal needs for an example: two for a character of a script without spaces.
  fileprivate var columns: Int { reduce(0) { $0 + ($1.isWrittenWithoutSpaces ? 2 : 1) } }
}
