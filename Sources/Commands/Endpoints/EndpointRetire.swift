import ArgumentParser
import Troupe
import TroupeModel

/// `troupe endpoint retire`.
struct EndpointRetire: TroupeCommand {
  static let configuration = CommandConfiguration.command(
    "retire",
    "Mark an endpoint as no longer to be had.",
    """
    Its live registrations are retired with it, and what you ask of it is stopped before anything is sent. Past videos \
    keep what they were made with. 'troupe sync --endpoint OTHER' takes the cast somewhere else.
    """,
    examples: [
      #"troupe endpoint retire crazyrouter "closed in September""#,
      "troupe endpoint retire crazyrouter --undo",
    ]
  )

  @Argument(help: "An endpoint.", completion: .endpoints) var endpoint: String
  @Argument(help: "Why, in a few words.") var reason: String?
  @Flag(help: "Take the mark away again.") var undo = false
  @OptionGroup var common: CommonOptions

  func validate() throws {
    guard reason == nil || !undo else { throw ValidationError("--undo needs no reason.") }
  }

  func run(in session: Session) async throws -> Note {
    let workspace = try await session.workspace()
    let (sheet, count) =
      try undo
      ? workspace.unretireEndpoint(endpoint)
      : workspace.retireEndpoint(endpoint, reason: reason ?? "no longer in use")
    let registrations = Amounts.count(count, "registration")
    return Note(
      undo
        ? "\(sheet.name) is in use again; \(registrations) live again."
        : "\(sheet.name) is retired, with \(registrations). Take the cast elsewhere with 'troupe sync --endpoint OTHER'.",
      json: ["endpoint": sheet.json, "registrations": .number(count)]
    )
  }
}
