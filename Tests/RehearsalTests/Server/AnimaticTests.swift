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

  @Test(.enabled(if: tools.missing.isEmpty))
  func `a character that was made from a clip is drawn by a frame of it`() async throws {
    try await Stage.run(renderer: ImagingRenderer(tools: Self.tools)) { stage in
      let scene = AnimaticScene(number: 1, prompt: "Mossy", duration: Milliseconds(3000))
      let clip = "\(stage.folder.path)/clip.mp4"
      try await Self.tools.renderAnimatic(
        AnimaticRequest(width: 128, height: 128, scenes: [scene]),
        to: clip,
        workFolder: stage.folder.path
      )
      var form = FormBody([("name", "Mossy")])
      form.add("video", try #require(try DurableFile.read(clip)), file: "clip.mp4")
      let character = try await stage.client.send(
        "POST",
        "/v1/videos/characters",
        fields: ["Content-Type": form.type],
        body: form.bytes
      )
      #expect(character?.status == 200)
      let created = try await stage.post(
        "/v1/videos",
        ["model": "sora", "prompt": "Mossy", "duration": 1, "size": "320x180"]
      )
      let end = try await stage.outcome(of: try #require(created.json["id"]?.text))
      #expect(end["status"]?.text == "completed", "\(end.compact)")
      #expect(try DurableFile.names(in: "\(stage.folder.path)/work").isEmpty)
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
