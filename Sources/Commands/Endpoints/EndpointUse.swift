import ArgumentParser
import Troupe

/// `troupe endpoint use`.
struct EndpointUse: TroupeCommand {
  static let configuration = CommandConfiguration.command(
    "use",
    "Make an endpoint the default of this library.",
    "It also lets an endpoint go on that was paused, and says that its address may have its key.",
    examples: ["troupe endpoint use crazyrouter", "troupe endpoint use rehearsal"]
  )

  @Argument(help: "An endpoint.", completion: .endpoints) var endpoint: String
  @OptionGroup var common: CommonOptions

  func run(in session: Session) async throws -> Headed<EndpointOutput> {
    let sheet = try await session.workspace().useEndpoint(endpoint)
    return Headed(
      heading: "\(sheet.name) is the default endpoint.",
      body: EndpointOutput(sheet: sheet)
    )
  }
}
