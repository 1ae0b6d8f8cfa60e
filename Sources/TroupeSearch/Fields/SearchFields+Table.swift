extension SearchFields {
  /// What needs no field: words, phrases and how they are put together.
  public static let grammar: [(example: String, help: String)] = [
    ("rain neon", "both words, anywhere in prompt, scenes, notes, tags and cast names"),
    ("\"neon rain\"", "the phrase"), ("月光", "Chinese, Japanese and Korean at any length"),
    ("rai*", "words that begin so"), ("-neon", "not"),
    ("rain, snow", "either; binds less than side by side"),
    ("with:luna (rain, snow)", "parentheses group"),
  ]

  /// The language as lines for a terminal: examples in one column, what they find in the other.
  ///
  /// - Parameters:
  ///   - listing: whose fields are shown.
  ///   - columns: how wide a line may be; on a very narrow terminal it is wider all the same.
  /// - Returns: lines without a break at the end.
  public static func help(_ listing: SearchListing, columns: Int = 100) -> String {
    let rows = grammar + all(listing).map { ($0.example, $0.help) }
    let margin = (rows.map(\.example.columns).max() ?? 0) + 4
    let room = max(20, columns - margin)
    return rows.flatMap { row in
      row.help.lines(of: room).enumerated().map { index, line in
        let head = index == 0 ? "  " + row.example : ""
        return head + String(repeating: " ", count: margin - head.columns) + line
      }
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
  /// How many columns a terminal needs for it: two for a character of a script without spaces.
  fileprivate var columns: Int { reduce(0) { $0 + ($1.isWrittenWithoutSpaces ? 2 : 1) } }

  /// The text in lines of at most so many columns, broken at spaces; a longer word has a line of its own.
  fileprivate func lines(of columns: Int) -> [String] {
    var lines: [String] = []
    for word in split(separator: " ").map(String.init) {
      if let last = lines.last, last.columns + 1 + word.columns <= columns {
        lines[lines.count - 1] += " " + word
      } else {
        lines.append(word)
      }
    }
    return lines
  }
}
