import TroupeCatalog
import Synchronization
import Foundation
import Testing
import TroupeEndpoints
import TroupeModel

@testable import Troupe

@Suite struct WatchTests {
  static let hasFFmpeg = FileManager.default.isExecutableFile(atPath: "/usr/bin/ffmpeg")

  /// A real video of a second.
  static func video() throws -> [UInt8] {
    let path = NSTemporaryDirectory() + "troupe-video-" + UUID().uuidString + ".mp4"
    defer { try? FileManager.default.removeItem(atPath: path) }
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/ffmpeg")
    process.arguments = [
      "-loglevel", "error", "-f", "lavfi", "-i", "testsrc=size=128x72:rate=12:duration=1",
      "-pix_fmt", "yuv420p", path,
    ]
    try process.run()
    process.waitUntilExit()
    return Array(try Data(contentsOf: URL(fileURLWithPath: path)))
  }

  @Test(.enabled(if: hasFFmpeg))
  func `a video is polled, fetched, checked, stored and linked to its cast`() async throws {
    let library = TestLibrary()
    let workspace = try await library.withLuna()
    let bytes = try Self.video()
    library.service.state.withLock {
      $0.video = bytes
      $0.phases = ["processing", "something new", "completed"]
    }
    let made = try await workspace.generate(
      GenerationRequest(prompt: "@luna/armor walks", force: true)
    )
    let summary = try await workspace.watch { _ in }
    let sheet = try #require(summary.generations.first)
    #expect(sheet.generation.status == .stored)
    let video = try #require(sheet.videos.first)
    #expect(video.video.media.width == 128)
    #expect(video.appearances.map(\.handle.description) == ["luna"])
    #expect(video.appearances.first?.appearance.look?.description == "armor")
    #expect(try Data(contentsOf: URL(fileURLWithPath: video.path)) == Data(bytes))
    let identity = try await workspace.whatIs(fileAt: video.path)
    #expect(identity.generations.map(\.generation.id) == [made.generation.id])
    let unlinked = try workspace.unlink(
      video: video.video.id.description,
      from: "luna"
    )
    #expect(unlinked.appearances.isEmpty)
    let linked = try workspace.link(video: video.video.id.description, with: "luna")
    #expect(linked.appearances.first?.appearance.source == .manual)
  }

  @Test(.enabled(if: hasFFmpeg), arguments: ["cut", "html", "tail", "empty"])
  func `what is not a whole video is not stored, and the user is told after some tries`(
    damage: String
  ) async throws {
    let library = TestLibrary()
    let workspace = try await library.create()
    let bytes = try Self.video()
    library.service.state.withLock {
      switch damage {
      case "cut": $0.video = Array(bytes.dropLast(200))
      case "tail": $0.video = bytes + [1, 2, 3]
      case "html": $0.video = Array("<!doctype html><html></html>".utf8)
      default: $0.video = []
      }
    }
    _ = try await workspace.generate(GenerationRequest(prompt: "rain", force: true))
    let summary = try await workspace.watch { _ in }
    let sheet = try #require(summary.generations.first)
    #expect(sheet.generation.status == .needsAttention)
    #expect(sheet.videos.isEmpty)
    #expect(try workspace.catalog.read { try $0.allMedia() }.isEmpty)
    library.service.state.withLock { $0.video = bytes }
    let again = try await workspace.watch { _ in }
    #expect(again.generations.first?.generation.status == .stored)
    #expect(library.service.charges == 1)
  }

  @Test func `a job that the endpoint says failed is over, with the reason`() async throws {
    let library = TestLibrary()
    let workspace = try await library.create()
    library.service.state.withLock { $0.phases = ["failed"] }
    _ = try await workspace.generate(GenerationRequest(prompt: "rain", force: true))
    let summary = try await workspace.watch { _ in }
    #expect(summary.unsuccessful.count == 1)
    #expect(try workspace.jobs().isEmpty)
  }

  @Test func `what waits to be sent is sent by watching, once`() async throws {
    let library = TestLibrary()
    let workspace = try await library.create()
    library.service.willRefuse(5)
    library.service.state.withLock { $0.phases = ["failed"] }
    _ = try? await workspace.generate(GenerationRequest(prompt: "rain", force: true))
    #expect(library.service.charges == 0)
    _ = try await workspace.watch { _ in }
    #expect(library.service.charges == 1)
  }
}
