import ArgumentParser
import Troupe
import TroupeModel

/// `troupe cancel`.
struct Cancel: TroupeCommand {
  static let configuration = CommandConfiguration.command(
    "cancel",
    "Give up a generation that was not sent.",
    "What has left cannot be called back.",
    examples: ["troupe cancel 7k3m"]
  )

  @Argument(help: "The beginning of an id.", completion: .generations)
  var generation: String
  @OptionGroup var common: CommonOptions

  func run(in session: Session) async throws -> Note {
    let sheet = try await session.workspace().cancel(generation)
    return Note(
      "\(sheet.generation.id.short) is cancelled; nothing was sent.",
      json: ["generation": sheet.json]
    )
  }
}
