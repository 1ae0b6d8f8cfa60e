import ArgumentParser
import Troupe
import TroupeModel

/// `troupe registration add`.
struct RegistrationAdd: TroupeCommand {
  static let configuration = CommandConfiguration.command(
    "add",
    "Record a character that exists at an endpoint already.",
    "Nothing is sent.",
    examples: [
      "troupe registration add luna --endpoint crazyrouter --remote-id ch_123 --remote-handle luna.moon"
    ]
  )

  @Argument(help: "A character, or a look as luna/armor.", completion: .looks)
  var look: String
  @Option(help: "The endpoint; else the default one.", completion: .endpoints)
  var endpoint: String?
  @Option(
    name: .customLong("remote-id"),
    help: ArgumentHelp("Its id there.", valueName: "id")
  )
  var remoteID: String
  @Option(
    name: .customLong("remote-handle"),
    help: ArgumentHelp("What prompts call it there.", valueName: "name")
  )
  var remoteHandle: String?
  @OptionGroup var common: CommonOptions

  func run(in session: Session) async throws -> Note {
    let sheet = try await session.workspace().addRegistration(
      look,
      endpoint: endpoint,
      remoteID: remoteID,
      remoteHandle: remoteHandle
    )
    return Note(
      "@\(sheet.look) is \(remoteID) at \(sheet.registration.endpoint).",
      json: ["registration": sheet.json]
    )
  }
}
