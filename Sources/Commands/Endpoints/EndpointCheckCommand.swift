import ArgumentParser
import Troupe
import TroupeEndpoints
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
    let (sheet, check) = try await session.workspace().checkEndpoint(endpoint)
    return EndpointCheckOutput(
      endpoint: sheet.name,
      isGood: check.isGood,
      message: check.message,
      hint: check.hint
    )
  }
}

/// What an endpoint answered to a harmless question.
struct EndpointCheckOutput: CommandOutput {
  var endpoint: String
  var isGood: Bool
  var message: String
  var hint: String?

  var json: JSON {
    [
      "endpoint": .string(endpoint), "good": .bool(isGood), "message": .string(message),
      "hint": .optional(hint),
    ]
  }
  var exit: ErrorReport.Exit { isGood ? .done : .endpointUnavailable }

  func text(_ style: TextStyle) -> String {
    let head = style.paint(isGood ? "good" : "not usable", isGood ? .good : .bad)
    let lines = ["\(endpoint): \(head): \(message.terminalSafe)"]
    return (lines + (hint.map { ["  " + $0.terminalSafe] } ?? [])).joined(separator: "\n")
  }
}
