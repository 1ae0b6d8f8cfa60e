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
  /// The ids alone, in place of the table; nil where it is shown.
  var ids: [String]?

  func text(_ style: TextStyle) -> String {
    if let ids { return ids.joined(separator: "\n") }
    guard !table.rows.isEmpty else { return empty }
    return ([table.text(style)] + (footer.map { [style.paint($0, .faint)] } ?? []))
      .joined(separator: "\n")
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
