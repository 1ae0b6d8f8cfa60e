import ArgumentParser
import Troupe
import TroupeModel

/// `troupe endpoint check`.
struct EndpointCheckCommand: TroupeCommand {
  static let configuration = CommandConfiguration.command(
    "check",
    "Ask an endpoint whether it is there and takes the key.",
    "It asks about a job that cannot exist: that costs nothing and changes nothing.",
    examples: ["troupe endpoint check crazyrouter"]
  )
  static let takesTime = true

  @Argument(help: "An endpoint; else the default one.", completion: .endpoints)
  var endpoint: String?
  @OptionGroup var common: CommonOptions

  func run(in session: Session) async throws -> EndpointCheckOutput {
    EndpointCheckOutput(report: try await session.workspace().checkEndpoint(endpoint))
  }
}

/// What an endpoint answered to a harmless question.
struct EndpointCheckOutput: CommandOutput {
  var report: EndpointCheckReport

  var json: JSON { report.json }
  var exit: ErrorReport.Exit { report.isGood ? .done : .endpointUnavailable }

  func text(_ style: TextStyle) -> String {
    let head = style.paint(
      report.isGood ? "good" : "not usable",
      report.isGood ? .good : .bad
    )
    let lines = ["\(report.endpoint): \(head): \(report.message.terminalSafe)"]
    return (lines + (report.hint.map { ["  " + $0.terminalSafe] } ?? [])).joined(separator: "\n")
  }
}
