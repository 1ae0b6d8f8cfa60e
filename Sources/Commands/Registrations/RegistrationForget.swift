import ArgumentParser
import Troupe
import TroupeModel

/// `troupe registration forget`.
struct RegistrationForget: TroupeCommand {
  static let configuration = CommandConfiguration.command(
    "forget",
    "Forget a registration.",
    "The look counts as not registered there. What exists at the endpoint stays.",
    examples: ["troupe registration forget 7k3m"]
  )

  @Argument(help: "The id of a registration; see 'troupe registration list'.")
  var registration: String
  @OptionGroup var common: CommonOptions

  func run(in session: Session) async throws -> Note {
    let workspace = try await session.workspace()
    let forgotten = try workspace.forgetRegistration(registration)
    let sheet = try workspace.registrations().first { $0.registration.id == forgotten.id }
    return Note(
      "The registration \(forgotten.id.short) at \(forgotten.endpoint) is forgotten.",
      json: ["registration": sheet?.json ?? .null]
    )
  }
}
