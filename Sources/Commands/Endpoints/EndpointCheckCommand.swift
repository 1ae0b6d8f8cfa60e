import ArgumentParser
import FoundationEssentials
import Troupe
import TroupeModel

/// `troupe endpoint check`.
struct EndpointCheckCommand: TroupeCommand {
  static let configuration = CommandConfiguration.command(
    "check",
    "Check a profile's file, or ask an endpoint whether it is there and takes the key.",
    """
    A file is read and every mistake in it is shown with its place and the nearest right key; where there is none, so are \
    the requests that it would make for sample inputs. An endpoint is asked about a job that cannot exist: that costs \
    nothing and changes nothing.
    """,
    examples: ["troupe endpoint check crazyrouter", "troupe endpoint check ./myrelay.json"]
  )
  static let takesTime = true

  @Argument(
    help: "An endpoint, or the path of a profile; else the default endpoint.",
    completion: .endpoints
  )
  var endpoint: String?
  @OptionGroup var common: CommonOptions

  func run(in session: Session) async throws -> EndpointCheckOutput {
    if let endpoint, endpoint.contains("/") || endpoint.hasSuffix(".json") {
      let path = session.path(endpoint)
      return .file(try ProfileFileReport(readingFileAt: path, shown: endpoint))
    }
    return .answer(try await session.workspace().checkEndpoint(endpoint))
  }
}

/// What an endpoint answered to a harmless question, or what is to be said of a profile.
enum EndpointCheckOutput: CommandOutput {
  case answer(EndpointCheckReport)
  case file(ProfileFileReport)

  var json: JSON {
    switch self {
    case .answer(let report): report.json
    case .file(let report): ["profile": report.json]
    }
  }

  var exit: ErrorReport.Exit {
    switch self {
    case .answer(let report): report.isGood ? .done : .endpointUnavailable
    case .file(let report): report.problems.isEmpty ? .done : .failed
    }
  }

  func text(_ style: TextStyle) -> String {
    switch self {
    case .answer(let report): Self.text(report, style)
    case .file(let report): Self.text(report, style)
    }
  }

  private static func text(_ report: EndpointCheckReport, _ style: TextStyle) -> String {
    let head = style.paint(
      report.isGood ? "good" : "not usable",
      report.isGood ? .good : .bad
    )
    let lines = ["\(report.endpoint): \(head): \(report.message.terminalSafe)"]
    return (lines + (report.hint.map { ["  " + $0.terminalSafe] } ?? [])).joined(separator: "\n")
  }

  private static func text(_ report: ProfileFileReport, _ style: TextStyle) -> String {
    let path = report.path.terminalSafe
    guard report.problems.isEmpty else {
      let count = Amounts.count(report.problems.count, "mistake")
      return
        (["\(path): \(style.paint(count, .bad))"]
        + report.problems.map { "  " + $0.terminalSafe }).joined(separator: "\n")
    }
    var lines = ["\(path): \(style.paint("good", .good)): the profile \(report.name ?? "")"]
    if let old = report.oldVersion {
      lines.append("  It is written in version \(old), which is read as ever.")
    }
    for sample in report.samples {
      lines.append("")
      lines.append(style.paint(sample.title, .strong))
      lines += sample.head.map { "  " + $0.terminalSafe }
      let body = sample.body.split(separator: "\n")
      lines += body.map { "  " + String($0).terminalSafe }
    }
    return lines.joined(separator: "\n")
  }
}
