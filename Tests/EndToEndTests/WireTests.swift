import Foundation
import Testing

/// The bodies on the wire, compared with files that were written by hand from the interface's documentation.
@Suite(.serialized) struct WireTests {
  static let bodies = URL(fileURLWithPath: #filePath).resolvingSymlinksInPath()
    .deletingLastPathComponent().appendingPathComponent("Bodies").path

  static func body(_ name: String) throws -> String {
    try String(contentsOfFile: "\(bodies)/\(name).json", encoding: .utf8)
  }

  @Test(.enabled(if: Program.isInstalled("ffmpeg")))
  func `every route sends the documented bytes and one charge comes of each`() async throws {
    let stage = try Stage()
    try await stage.startWire()
    try await stage.makeLibrary()
    let cat = "A cat playing piano in a jazz club, cinematic lighting"
    let story = stage.folder + "/story.json"
    try Self.body("storyboard").write(toFile: story, atomically: true, encoding: .utf8)
    try await stage.require(
      stage.troupe(
        "character",
        "add",
        "luna",
        "--name",
        "Luna",
        "--description",
        "A young woman with long silver hair and blue eyes",
        "--reference",
        "https://example.com/character_ref.jpg"
      )
    )
    let calls: [(file: String, arguments: [String])] = [
      ("character", ["sync", "luna", "--endpoint", "relay"]),
      (
        "unified",
        ["generate", cat, "--format", "unified", "--model", "sora", "--aspect-ratio", "16:9"]
      ),
      ("openai", ["generate", cat, "--model", "sora", "--size", "1920x1080", "--duration", "10"]),
      (
        "image-to-video",
        [
          "generate", "The person in the image starts dancing", "--image",
          "https://example.com/portrait.jpg", "--size", "1920x1080",
        ]
      ),
      (
        "pro",
        [
          "generate", "An epic battle scene in a fantasy world", "--model", "sora-pro", "--size",
          "1920x1080", "--duration", "20",
        ]
      ),
      ("storyboard", ["generate", "--storyboard", story]),
    ]
    for (index, call) in calls.enumerated() {
      let isGenerate = call.arguments[0] == "generate"
      let arguments = call.arguments + (isGenerate ? ["--endpoint", "relay", "--force"] : [])
      let outcome = try await Program.run(
        Program.troupe,
        ["--library", "films"] + arguments,
        environment: stage.environment,
        folder: stage.folder
      )
      #expect(outcome.status == 0, "\(call.file): \(outcome)")
      let sent = try stage.paidBodies()
      #expect(sent.count == index + 1, "\(call.file)")
      #expect(try sent.last == Self.body(call.file), "\(call.file)")
    }
    #expect(try stage.charges() == calls.count)
    try Canary.check(stage)
  }
}

/// A key that must be found in nothing that a run leaves behind, except on the wire itself.
enum Canary {
  static func check(_ stage: Stage) throws {
    let files = FileManager.default.enumerator(atPath: stage.folder)
    while let name = files?.nextObject() as? String {
      guard !name.hasPrefix("wire/"),
        let data = FileManager.default.contents(atPath: stage.folder + "/" + name)
      else { continue }
      #expect(data.range(of: Data(Stage.key.utf8)) == nil, "the key stands in \(name)")
    }
  }
}
