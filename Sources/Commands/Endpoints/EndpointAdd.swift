import ArgumentParser
import Troupe
import TroupeModel

/// `troupe endpoint add`.
struct EndpointAdd: TroupeCommand {
  static let configuration = CommandConfiguration.command(
    "add",
    "Add an endpoint that speaks as a known profile does.",
    "Naming an address here is the permission to send it the key of the variable that the profile names.",
    examples: [
      "troupe endpoint add cn --profile crazyrouter --base-url https://cn.crazyrouter.com",
      "troupe endpoint add local --profile crazyrouter --base-url http://127.0.0.1:8080 --poll-interval 1",
    ]
  )

  @Argument(help: "Its name.") var name: String
  @Option(help: "The profile that says how to speak to it.", completion: .endpoints)
  var profile: String
  @Option(
    name: .customLong("base-url"),
    help: ArgumentHelp("Its address; else the profile's.", valueName: "url")
  )
  var baseURL: String?
  @Option(help: ArgumentHelp("The variable that holds its key.", valueName: "variable"))
  var keyEnvironment: String?
  @Option(
    help: ArgumentHelp("A label, where you have several accounts there.", valueName: "label")
  )
  var account: String?
  @Option(
    help: ArgumentHelp(
      "How often to ask about a job; else as the profile says.",
      valueName: "seconds"
    )
  )
  var pollInterval: Double?
  @OptionGroup var common: CommonOptions

  func validate() throws {
    if let pollInterval, !(0.05...3600).contains(pollInterval) {
      throw ValidationError("--poll-interval takes seconds from 0.05 to 3600.")
    }
  }

  func run(in session: Session) async throws -> Headed<EndpointOutput> {
    let sheet = try await session.workspace().addEndpoint(
      name,
      profile: profile,
      baseURL: baseURL,
      keyEnvironment: keyEnvironment,
      account: account,
      pollInterval: pollInterval.map(Milliseconds.seconds)
    )
    return Headed(heading: "Added \(sheet.name).", body: EndpointOutput(sheet: sheet))
  }
}
