import ArgumentParser
import Troupe
import TroupeModel

/// `troupe generation remove`.
struct GenerationRemove: TroupeCommand {
  static let configuration = CommandConfiguration.command(
    "remove",
    "Move a generation and its videos to the trash.",
    "One that is still under way stays until it has ended.",
    examples: ["troupe generation remove 7k3m"]
  )

  @Argument(help: "The beginning of an id.", completion: .generations)
  var generation: String
  @OptionGroup var common: CommonOptions

  func run(in session: Session) async throws -> Note {
    let sheet = try await session.workspace().removeGeneration(generation)
    let videos = sheet.videos.isEmpty ? "" : " with \(Amounts.count(sheet.videos.count, "video"))"
    return Note(
      "\(sheet.generation.id.short) is in the trash\(videos).",
      json: ["generation": sheet.json]
    )
  }
}
