import Synchronization
import Testing

@testable import Troupe

extension TestLibrary {
  /// Asks for a video of Luna and stores it; needs ffmpeg.
  func storeVideo(in workspace: Workspace) async throws -> GenerationSheet {
    let bytes = try WatchTests.video()
    service.state.withLock {
      $0.video = bytes
      $0.phases = ["completed"]
    }
    _ = try await workspace.generate(GenerationRequest(prompt: "@luna sings", force: true))
    let summary = try await workspace.watch { _ in }
    let sheet = try #require(summary.generations.first)
    try #require(sheet.videos.count == 1)
    return sheet
  }
}
