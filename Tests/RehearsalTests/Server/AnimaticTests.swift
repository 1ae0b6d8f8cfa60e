import Imaging
import Rehearsal
import Testing
import TroupeModel

/// The real animatic, end to end.
struct AnimaticTests {
  static let tools = ImagingTools.located(environment: ["PATH": "/usr/local/bin:/usr/bin:/bin"])

  @Test(.enabled(if: tools.missing.isEmpty))
  func `a request becomes a whole MP4 of the size and duration asked for`() async throws {
    try await Stage.run(renderer: ImagingRenderer(tools: Self.tools)) { stage in
      _ = try await stage.post(
        "/sora/v1/characters",
        ["name": "Luna", "reference_images": ["https://example.com/character_ref.jpg"]]
      )
      let created = try await stage.post(
        "/v1/videos",
        [
          "model": "sora", "size": "320x180",
          "storyboard": [
            ["prompt": "Luna 走在雨里", "duration": 1], ["prompt": "Night", "duration": 1],
          ],
        ]
      )
      let end = try await stage.outcome(of: try #require(created.json["id"]?.text))
      #expect(end["status"]?.text == "completed", "\(end.compact)")
      let file = try await stage.get(try stage.path(of: end["video"]?["url"]?.text))
      let copy = "\(stage.folder.path)/copy.mp4"
      try DurableFile.write(file.body, to: copy)
      let facts = try await Self.tools.probeVideo(at: copy)
      #expect(facts.width == 320)
      #expect(facts.height == 180)
      #expect(abs(facts.duration.seconds - 2) < 0.2)
    }
  }

  @Test func `without ffmpeg the job fails and says what to install`() async throws {
    let none = ImagingTools(
      pictures: "/bin/true",
      ffmpeg: nil,
      ffprobe: "/bin/true",
      environment: [:]
    )
    try await Stage.run(renderer: ImagingRenderer(tools: none)) { stage in
      let end = try await stage.outcome(of: try await stage.createVideo())
      #expect(end["status"]?.text == "failed")
      #expect(end["error"]?["message"]?.text?.contains("apt-get install ffmpeg") == true)
    }
  }
}
