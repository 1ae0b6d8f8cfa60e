import Troupe
import TroupeModel

/// What a command found out or did: one value that is shown as text or as JSON.
protocol CommandOutput: Sendable {
  /// The one document that `--json` prints.
  var json: JSON { get }
  /// The text for people, without a line break at its end; empty where there is nothing to say.
  func text(_ style: TextStyle) -> String
  /// How the program ends.
  var exit: ErrorReport.Exit { get }
  /// Whether it was shown while the command ran, so that nothing is left to print.
  var wasShown: Bool { get }
}

extension CommandOutput {
  var exit: ErrorReport.Exit { .done }
  var wasShown: Bool { false }
}

extension JSON {
  /// The object with one more member.
  func adding(_ name: String, _ value: JSON) -> JSON {
    .object((members ?? []) + [JSON.Member(name, value)])
  }
}

/// A sentence about what was done, and its JSON.
struct Note: CommandOutput {
  var json: JSON
  var message: String

  init(_ message: String, json: JSON) {
    self.message = message
    self.json = json
  }

  func text(_ style: TextStyle) -> String { message.terminalSafe }
}

/// Many things in a table, or what to do first where there are none.
struct Listing: CommandOutput {
  var json: JSON
  var table: Table
  /// What to say where there are no rows.
  var empty: String
  /// A line below the table.
  var footer: String?
  /// What stands in place of the table; nil where it is shown.
  var lines: Lines?

  /// Rows for programs.
  enum Lines: Sendable {
    case ids([ItemID])
    /// Each thing as its JSON.
    case template(RowTemplate, [JSON])
  }

  func text(_ style: TextStyle) -> String {
    switch lines {
    case .ids(let ids): return ids.map(\.description).joined(separator: "\n")
    case .template(let template, let things):
      return things.map { template.row($0, isTerminal: style.columns != nil) }
        .joined(separator: "\n")
    case nil: break
    }
    guard !table.rows.isEmpty else { return empty }
    return ([table.text(style)] + (footer.map { [style.paint($0, .faint)] } ?? []))
      .joined(separator: "\n")
  }
}

extension Listing {
  /// The line below a page: how many more there are, and how to see them.
  ///
  /// - Parameters:
  ///   - shown: how many are on the page.
  ///   - total: how many there are in all, as far as they were counted.
  ///   - isExact: whether there are no more than that.
  ///   - page: which part was asked for.
  ///   - last: what to type to begin behind the last one.
  /// - Returns: nil where there are no more.
  static func footer(
    shown: Int,
    total: Int,
    isExact: Bool = true,
    _ page: PageOptions,
    last: String?
  ) -> String? {
    guard let last, shown == page.limit, shown < total || !isExact else { return nil }
    let next = "--after \(last) the next"
    if page.after != nil { return "\(Amounts.total(total, isExact: isExact)) in all; \(next)" }
    let count =
      isExact
      ? "and \(Amounts.number(total - shown)) more"
      : "\(Amounts.number(shown)) of \(Amounts.total(total, isExact: false))"
    return "\(count); --limit shows more, \(next)"
  }
}

/// Something said before what another output shows.
struct Headed<Body: CommandOutput>: CommandOutput {
  var heading: String
  var body: Body

  var json: JSON { body.json }
  var exit: ErrorReport.Exit { body.exit }

  func text(_ style: TextStyle) -> String {
    [heading.terminalSafe, body.text(style)].filter { !$0.isEmpty }.joined(separator: "\n")
  }
}
