import ArgumentParser
import Troupe
import TroupeModel

/// `troupe video unlink`.
struct VideoUnlink: TroupeCommand {
  static let configuration = CommandConfiguration.command(
    "unlink",
    "Say that a character is not in a video.",
    "The cast that the video was asked for with stays on record.",
    examples: ["troupe video unlink 7k3m milo"]
  )

  @Argument(help: "The beginning of the id of a video.", completion: .videos) var video: String
  @Argument(help: "A character.", completion: .handles) var character: String
  @OptionGroup var common: CommonOptions

  func run(in session: Session) async throws -> VideoOutput {
    let workspace = try await session.workspace()
    let id = try workspace.character(character).character.id.idForm
    return VideoOutput(sheet: try workspace.unlink(video: video, from: id))
  }
}
