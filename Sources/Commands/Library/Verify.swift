import ArgumentParser
import Troupe
import TroupeModel

/// `troupe verify`.
struct Verify: TroupeCommand {
  static let configuration = CommandConfiguration.command(
    "verify",
    "Look whether the library's catalog and its search index are whole.",
    "Changes nothing. Ends with 1 where something is wrong; 'troupe repair' mends what can be mended.",
    examples: ["troupe verify", "troupe verify --json"]
  )
  static let takesTime = true

  @OptionGroup var common: CommonOptions

  func run(in session: Session) async throws -> VerifyOutput {
    let workspace = try await session.workspace()
    return VerifyOutput(checks: try workspace.verify { session.note(checking: $0) })
  }
}

extension Session {
  /// Says what is looked at.
  func note(checking name: LibraryCheck.Name) {
    progress.update(
      "verify",
      ProgressLine(name: "verify", state: "looking", detail: name.words),
      isNews: false
    )
  }
}

extension LibraryCheck.Name {
  /// The name for people.
  var words: String {
    switch self {
    case .catalog: "catalog"
    case .searchIndex: "search index"
    }
  }
}

/// What was looked at and how it is.
struct VerifyOutput: CommandOutput {
  var checks: [LibraryCheck]

  var json: JSON {
    ["healthy": .bool(exit == .done), "checks": .array(checks.map(\.json))]
  }

  var exit: ErrorReport.Exit { checks.allSatisfy(\.isGood) ? .done : .failed }

  func text(_ style: TextStyle) -> String {
    let margin = (checks.map(\.name.words.displayWidth).max() ?? 0) + 2
    var lines = checks.flatMap { check in
      let mark = check.isGood ? style.paint("✓", .good) : style.paint("✗", .bad)
      let state = check.isGood ? "" : "  \(Amounts.count(check.count, "fault"))"
      let head =
        "\(mark) \(check.name.words.padded(to: margin))\(check.subject), \(Amounts.time(check.time))\(state)"
      let indent = String(repeating: " ", count: margin + 2)
      let rest = check.count - check.findings.count
      return [head] + check.findings.map { indent + $0.terminalSafe }
        + (rest > 0 ? [indent + "… and \(Amounts.number(rest)) more"] : [])
    }
    if let hint { lines.append(style.paint(hint, .faint)) }
    return lines.joined(separator: "\n")
  }

  private var hint: String? {
    let bad = checks.filter { !$0.isGood }
    guard !bad.isEmpty else { return nil }
    return bad.contains(where: \.isRepairable)
      ? "'troupe repair' mends what can be mended."
      : "This cannot be mended here: restore the catalog from a backup."
  }
}
