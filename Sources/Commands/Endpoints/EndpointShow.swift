import ArgumentParser
import Troupe

/// `troupe endpoint show`.
struct EndpointShow: TroupeCommand {
  static let configuration = CommandConfiguration.command(
    "show",
    "Show what an endpoint can do, and whether its key is there.",
    examples: ["troupe endpoint show crazyrouter"]
  )

  @Argument(help: "An endpoint; else the default one.", completion: .endpoints)
  var endpoint: String?
  @OptionGroup var common: CommonOptions

  func run(in session: Session) async throws -> EndpointOutput {
    EndpointOutput(sheet: try await session.workspace().endpoint(endpoint))
  }
}
