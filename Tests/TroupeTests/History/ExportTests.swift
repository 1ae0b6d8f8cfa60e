import Foundation
import Testing
import TroupeMedia
import TroupeModel

@testable import Troupe

@Suite struct ExportTests {
  private let library = TestLibrary()

  /// A library with one generation that has a video, and its id.
  private func made() async throws -> (Workspace, ItemID) {
    let workspace = try await library.withLuna()
    let sheet = try await library.storeVideo(in: workspace)
    return (workspace, sheet.generation.id)
  }

  @Test(.enabled(if: WatchTests.hasFFmpeg))
  func `a line is what is shown of a generation, without anything more`() async throws {
    let (workspace, id) = try await made()
    var text = ""
    _ = try workspace.export([id], to: { text += $0 })
    #expect(text == (try workspace.generation(id.description).json.compact) + "\n")
  }

  @Test(.enabled(if: WatchTests.hasFFmpeg))
  func `a file is never written over unless that is wanted, nor left in part`() async throws {
    struct Stop: Error {}
    let (workspace, id) = try await made()
    let path = try library.file("out.jsonl", "mine")
    func read() throws -> String { try String(contentsOfFile: path, encoding: .utf8) }
    #expect(throws: HistoryError.self) {
      _ = try workspace.export([id], toFile: path, shown: "out.jsonl", replacing: false)
    }
    #expect(throws: Stop.self) {
      _ = try workspace.export([id], toFile: path, shown: "out.jsonl", replacing: true) { _ in
        throw Stop()
      }
    }
    #expect(try read() == "mine")
    _ = try workspace.export([id], toFile: path, shown: "out.jsonl", replacing: true)
    #expect(try read().contains(id.description))
    #expect(throws: HistoryError.self) {
      let nowhere = library.path + "/none/out.jsonl"
      _ = try workspace.export([id], toFile: nowhere, shown: "none/out.jsonl", replacing: false)
    }
    let left = try FileManager.default.contentsOfDirectory(atPath: library.path)
    #expect(left.filter { $0.hasPrefix(".troupe-") } == [])
  }

  @Test(.enabled(if: WatchTests.hasFFmpeg))
  func `videos are copied beside, and what is there stays`() async throws {
    let (workspace, id) = try await made()
    let sheet = try workspace.generation(id.description)
    let video = try #require(sheet.videos.first)
    let folder = library.path + "/videos"
    let day = video.video.createdAt.localMinute.prefix(10)
    let name = "\(day)-\(id.short)"
    func export() throws -> ExportOutcome {
      try workspace.export([id], videos: folder, to: { _ in })
    }
    func names() throws -> [String] {
      try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
    }
    #expect(try export().videos == 1)
    #expect(try names() == ["\(name).mp4"])
    let content = try ContentID.of(fileAt: "\(folder)/\(name).mp4")
    #expect(content == video.video.media.content)
    let again = try export()
    #expect(again.videos == 0)
    #expect(again.videosThere == 1)
    // Another file of that name is not touched.
    try Data("mine".utf8).write(to: URL(fileURLWithPath: "\(folder)/\(name).mp4"))
    #expect(try export().videos == 1)
    #expect(try names() == ["\(name)-2.mp4", "\(name).mp4"])
    #expect(try String(contentsOfFile: "\(folder)/\(name).mp4", encoding: .utf8) == "mine")
    // What is gone from the library is named.
    try FileManager.default.removeItem(atPath: video.path)
    #expect(try export().missingVideos == [video.video.id])
  }
}
