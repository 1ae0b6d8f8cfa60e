import TroupeModel

/// One thing with its fields, a line each, long ones wrapped beside their label.
struct Card: Sendable {
  /// A label and what stands beside it.
  struct Field: Sendable {
    var label: String
    var text: String
    var tint: TextStyle.Tint
  }

  var title: String
  private(set) var fields: [Field] = []

  /// Creates a card with a title and no fields.
  init(_ title: String) { self.title = title }

  /// Adds a field; an empty one is left out.
  mutating func add(_ label: String, _ text: String?, _ tint: TextStyle.Tint = .plain) {
    guard let text, !text.isEmpty else { return }
    fields.append(Field(label: label, text: text, tint: tint))
  }

  /// Adds a field with a line for each text; none is left out as empty.
  mutating func add(_ label: String, lines: [String], _ tint: TextStyle.Tint = .plain) {
    add(label, lines.joined(separator: "\n"), tint)
  }

  /// The card.
  func text(_ style: TextStyle) -> String {
    let margin = (fields.map(\.label.displayWidth).max() ?? 0) + 4
    var lines = title.isEmpty ? [] : [style.paint(title.terminalSafe, .strong)]
    for field in fields {
      let safe = field.text.terminalSafe
      let wrapped =
        style.columns.map { safe.wrapped(to: $0 - margin) }
        ?? safe.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
      for (index, line) in wrapped.enumerated() {
        let label = index == 0 ? "  " + field.label : ""
        let head = style.paint(label.padded(to: margin), .faint)
        lines.append(head + style.paint(line, field.tint))
      }
    }
    return lines.joined(separator: "\n")
  }
}
