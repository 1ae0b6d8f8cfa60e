import ArgumentParser
import Troupe
import TroupeModel

/// `troupe video remove`.
struct VideoRemove: TroupeCommand {
  static let configuration = CommandConfiguration.command(
    "remove",
    "Move a video to the trash.",
    "Its generation stays in the history.",
    examples: ["troupe video remove 7k3m"]
  )

  @Argument(help: "The beginning of the id of a video.", completion: .videos) var video: String
  @OptionGroup var common: CommonOptions

  func run(in session: Session) async throws -> Note {
    let sheet = try await session.workspace().removeVideo(video)
    return Note("The video \(sheet.video.id.short) is in the trash.", json: ["video": sheet.json])
  }
}
