import TroupeModel
import TroupeSearch

/// Rows in aligned columns that fit the terminal.
struct Table: Sendable {
  /// One column.
  struct Column: Sendable {
    var title: String
    var isNumber = false
    /// May be cut where the terminal is too narrow.
    var mayShrink = false

    /// A column of text.
    static func text(_ title: String) -> Column { Column(title: title) }
    /// A column of numbers, aligned at the right.
    static func number(_ title: String) -> Column { Column(title: title, isNumber: true) }
    /// A column of longer text, which is cut first.
    static func long(_ title: String) -> Column { Column(title: title, mayShrink: true) }
  }

  /// What stands in one place.
  struct Cell: Sendable, ExpressibleByStringLiteral {
    var text: String
    var tint: TextStyle.Tint
    /// The search whose words are marked in the text, behind so many characters.
    private var marking: (query: Query, start: Int)?

    init(_ text: String, _ tint: TextStyle.Tint = .plain) {
      self.text = text.singleLine.terminalSafe
      self.tint = tint
    }

    /// A text in which the words of a search are marked, behind so many characters.
    init(_ text: String, marking query: Query, behind start: Int = 0) {
      self.init(text)
      if query != .everything { marking = (query, start) }
    }

    /// The text with what is to be marked, where somebody sees it.
    fileprivate func marked(_ style: TextStyle) -> MarkedText {
      guard let marking, style.hasColour || style.columns != nil else {
        return MarkedText(text: text)
      }
      let (query, start) = marking
      let marks = query.marks(in: String(text.dropFirst(start)))
        .map { ($0.lowerBound + start)..<($0.upperBound + start) }
      return MarkedText(text: text, marks: marks, kept: start)
    }

    init(stringLiteral value: String) { self.init(value) }
  }

  var columns: [Column]
  var rows: [[Cell]]

  /// The narrowest that a column is cut to.
  private static let narrowest = 12

  /// The table with its titles.
  func text(_ style: TextStyle) -> String {
    let widths = widths(style)
    let head = line(columns.map { Cell($0.title.uppercased(), .faint) }, widths, style)
    return ([head] + rows.map { line($0, widths, style) }).joined(separator: "\n")
  }

  private func widths(_ style: TextStyle) -> [Int] {
    var widths = columns.indices.map { index in
      ([columns[index].title] + rows.map { $0[index].text }).map(\.displayWidth).max() ?? 0
    }
    guard let limit = style.columns else { return widths }
    var excess = widths.reduce(0, +) + 2 * (widths.count - 1) - limit
    while excess > 0 {
      let shrinkable = columns.indices.filter {
        columns[$0].mayShrink && widths[$0] > Self.narrowest
      }
      guard let widest = shrinkable.max(by: { widths[$0] < widths[$1] }) else { break }
      let others = shrinkable.filter { $0 != widest }.map { widths[$0] }.max() ?? Self.narrowest
      let step = max(1, min(excess, widths[widest] - max(others, Self.narrowest)))
      widths[widest] -= step
      excess -= step
    }
    return widths
  }

  private func line(_ cells: [Cell], _ widths: [Int], _ style: TextStyle) -> String {
    var result = ""
    for (index, cell) in cells.enumerated() {
      let text = cell.marked(style).cut(to: widths[index])
      let gap = String(repeating: " ", count: max(0, widths[index] - text.text.displayWidth))
      let painted = text.painted(cell.tint, style)
      let isLast = index == cells.count - 1
      if columns[index].isNumber {
        result += gap + painted
      } else {
        result += painted + (isLast ? "" : gap)
      }
      if !isLast { result += "  " }
    }
    while result.last == " " { result.removeLast() }
    return result
  }
}
