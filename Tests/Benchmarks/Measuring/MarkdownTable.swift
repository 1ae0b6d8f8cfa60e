/// A table as Markdown.
struct MarkdownTable {
  let columns: [String]
  private(set) var rows: [[String]] = []

  init(_ columns: [String]) { self.columns = columns }

  mutating func add(_ row: [String]) { rows.append(row) }

  var text: String {
    let lines = [columns, columns.map { _ in "---" }] + rows
    return lines.map { cells in
      "| "
        + cells.joined(separator: " | ")
        + " |"
    }.joined(separator: "\n")
  }
}

/// Whether a goal was reached.
func mark(_ isReached: Bool) -> String { isReached ? "✓" : "✗" }
