import ArgumentParser
import Troupe
import TroupeModel

/// `troupe verify`.
struct Verify: TroupeCommand {
  static let configuration = CommandConfiguration.command(
    "verify",
    "Look whether the library's catalog, its search index and its files are whole.",
    """
    Changes nothing. Of files only the lengths are looked at, unless they are to be read. Ends with 1 where something \
    is wrong; 'troupe repair' mends what can be mended.
    """,
    examples: [
      "troupe verify", "troupe verify --read-data", "troupe verify --subset 10%",
      "troupe verify --subset 2/5",
    ]
  )
  static let takesTime = true

  @Flag(help: "Read every picture and video, and compare it with its digest.") var readData = false
  @Option(
    help: ArgumentHelp(
      "Read a share of them, other ones each time, or one of equal parts.",
      valueName: "10% or 2/5"
    )
  )
  var subset: String?
  @Option(
    help: ArgumentHelp(
      "Read from here on: the digits of a digest that an interrupted look names.",
      valueName: "digits"
    )
  )
  var from: String?
  @OptionGroup var common: CommonOptions

  func run(in session: Session) async throws -> VerifyOutput {
    let options = try options()
    let workspace = try await session.workspace()
    let board = VerifyBoard(session.progress)
    let checks = try session.interruptible(interrupted(board.place)) {
      try workspace.verify(options) {
        try Task.checkCancellation()
        board.take($0)
      }
    }
    return VerifyOutput(checks: checks)
  }

  private func options() throws -> VerifyOptions {
    var options = VerifyOptions(reading: readData ? .all : nil)
    if let subset {
      guard !readData else {
        throw Self.fault("--read-data reads all, of which --subset is a share", "Write one of them")
      }
      var generator = SystemRandomNumberGenerator()
      guard let sample = MediaSample(subset, using: &generator) else {
        throw Self.fault("'--subset \(subset.terminalSafe)' is no share", "Write it as 10% or 2/5")
      }
      options.reading = sample
    }
    if let from {
      guard options.reading != nil else {
        throw Self.fault("'--from' is about files that are read", "Add --read-data or --subset")
      }
      guard !from.isEmpty, from.allSatisfy(\.isHexDigit), from.count <= 64 else {
        throw Self.fault(
          "'\(from.terminalSafe)' begins no digest",
          "Write the digits that an interrupted look named"
        )
      }
      options.start = from.lowercased()
    }
    return options
  }

  private static func fault(_ message: String, _ hint: String) -> CommandFault {
    .badArguments(message, hint: hint, command: "verify")
  }

  private func interrupted(_ place: String) -> Interrupted {
    let way = subset.map { "--subset \($0)" } ?? "--read-data"
    return Interrupted(
      "Interrupted: the look has not ended, and nothing was changed",
      place.isEmpty ? "Run the command again" : "Go on with 'troupe verify \(way) --from \(place)'"
    )
  }
}

extension LibraryCheck.Name {
  /// The name for people.
  var words: String {
    switch self {
    case .catalog: "catalog"
    case .searchIndex: "search index"
    case .media: "media"
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
      : "This cannot be mended here: restore it from a backup."
  }
}
