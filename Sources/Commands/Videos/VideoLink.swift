import ArgumentParser
import Troupe

/// `troupe video link`.
struct VideoLink: TroupeCommand {
  static let configuration = CommandConfiguration.command(
    "link",
    "Say that a character is in a video.",
    examples: ["troupe video link 7k3m milo", "troupe video link 7k3m luna/armor"]
  )

  @Argument(help: "The beginning of the id of a video.", completion: .videos) var video: String
  @Argument(help: "A character, or a look as luna/armor.", completion: .looks)
  var character: String
  @OptionGroup var common: CommonOptions

  func run(in session: Session) async throws -> VideoOutput {
    VideoOutput(sheet: try await session.workspace().link(video: video, with: character))
  }
}
