import Rehearsal
import Testing
import TroupeModel

/// OpenAI's format over a real socket, as its official clients send it.
struct OpenAIFormatTests {
  private static func send(
    _ form: FormBody,
    to target: String = "/v1/videos",
    of stage: Stage
  ) async throws -> RawClient.Reply {
    try #require(
      try await stage.client.send(
        "POST",
        target,
        fields: ["Content-Type": form.type],
        body: form.bytes
      )
    )
  }

  /// Asks about a job until it has ended, and says in which words it was told on the way.
  private static func outcome(
    of id: String,
    on stage: Stage
  ) async throws -> (end: JSON, words: Set<String>) {
    var words: Set<String> = []
    for _ in 0..<2000 {
      let json = try await stage.get("/v1/videos/\(id)").json
      words.insert(json["status"]?.text ?? "")
      if !["queued", "in_progress"].contains(json["status"]?.text) { return (json, words) }
      try await Task.sleep(for: .milliseconds(5))
    }
    Issue.record("job \(id) does not end")
    return (.null, words)
  }

  @Test func `a form with a picture becomes a video without an address`() async throws {
    let renderer = FakeRenderer()
    try await Stage.run(renderer: renderer) { stage in
      var form = FormBody([
        ("prompt", "A cat"), ("model", "sora-2"), ("seconds", "8"), ("size", "1280x720"),
      ])
      form.add("input_reference", Picture.png, file: "cat.png")
      let created = try await Self.send(form, of: stage)
      #expect(created.status == 200)
      let id = try #require(created.json["id"]?.text)
      #expect(id.hasPrefix("video_"))
      #expect(
        created.text
          == #"{"id":"\#(id)","object":"video","model":"sora-2","status":"queued","progress":0,"created_at":1709123456,"completed_at":null,"expires_at":null,"seconds":"8","size":"1280x720","prompt":"A cat","remixed_from_video_id":null,"error":null}"#
      )
      let (end, words) = try await Self.outcome(of: id, on: stage)
      #expect(words.isSubset(of: ["queued", "in_progress", "completed"]))
      #expect(end["completed_at"]?.int == 1_709_123_456 && end["progress"] == 100)
      #expect(end["video"] == nil && end["seconds"] == "8")
      let content = try await stage.get("/v1/videos/\(id)/content")
      #expect(content.fields["content-type"] == "video/mp4" && content.body == FakeRenderer.video)
      #expect(try stage.charges() == ["video"])
    }
    let plan = try #require(renderer.plans.first)
    #expect(plan.scenes.map(\.duration) == [8] && plan.width == 1280)
    #expect(plan.leadPicturePath?.hasSuffix("-lead.png") == true)
  }

  @Test func `JSON with seconds as a text is answered alike, and JSON as documented is not`()
    async throws
  {
    try await Stage.run(renderer: FakeRenderer(.hang)) { stage in
      let official = try await stage.post("/v1/videos", ["prompt": "A cat", "seconds": "12"])
      #expect(official.json["object"] == "video" && official.json["seconds"] == "12")
      let documented = try await stage.post("/v1/videos", ["model": "sora", "prompt": "A cat"])
      let id = documented.json["id"]?.text ?? ""
      #expect(
        documented.text == #"{"id":"\#(id)","status":"processing","created_at":1709123456}"#
      )
      let asked = try await stage.get("/v1/videos/\(id)")
      #expect(asked.text == #"{"id":"\#(id)","status":"processing","progress":0}"#)
    }
  }

  @Test func `a job keeps its format over a restart`() async throws {
    let folder = TemporaryFolder()
    var id = ""
    try await Stage.run(folder: folder) { stage in
      let created = try await stage.post("/v1/videos", ["prompt": "A cat", "seconds": "4"])
      id = try #require(created.json["id"]?.text)
      _ = try await Self.outcome(of: id, on: stage)
    }
    try await Stage.run(folder: folder) { stage in
      let asked = try await stage.get("/v1/videos/\(id)").json
      #expect(asked["object"] == "video" && asked["status"] == "completed")
    }
  }

  @Test func `a bad form is refused and costs nothing`() async throws {
    try await Stage.run { stage in
      var drawing = FormBody([("prompt", "A cat")])
      drawing.add("input_reference", Array("<svg/>".utf8), file: "a.svg")
      let refused = try await Self.send(drawing, of: stage)
      #expect(refused.status == 400)
      #expect(refused.json["error"]?["param"] == "input_reference")
      var large = FormBody([("prompt", "A cat")])
      large.add(
        "input_reference",
        Picture.png + [UInt8](repeating: 0, count: 20 << 20),
        file: "a.png"
      )
      #expect(try await Self.send(large, of: stage).status == 413)
      let cut = try await stage.client.send(
        "POST",
        "/v1/videos",
        fields: ["Content-Type": drawing.type],
        body: Array(drawing.bytes.dropLast(8))
      )
      #expect(cut?.status == 400)
      #expect(cut?.json["error"]?["code"] == "invalid_body")
      #expect(try stage.charges().isEmpty)
    }
  }

  @Test func `a finished video can be deleted, and stays charged`() async throws {
    let folder = TemporaryFolder()
    try await Stage.run(folder: folder) { stage in
      var form = FormBody([("prompt", "A cat")])
      form.add("input_reference", Picture.png, file: "cat.png")
      let id = try #require(try await Self.send(form, of: stage).json["id"]?.text)
      _ = try await Self.outcome(of: id, on: stage)
      let deleted = try await stage.client.send("DELETE", "/v1/videos/\(id)")
      #expect(deleted?.status == 200)
      #expect(deleted?.text == #"{"id":"\#(id)","object":"video.deleted","deleted":true}"#)
      for target in ["/v1/videos/\(id)", "/v1/videos/\(id)/content", "/files/\(id).mp4"] {
        #expect(try await stage.get(target).status == 404, "\(target)")
      }
      #expect(try await stage.client.send("DELETE", "/v1/videos/\(id)")?.status == 404)
      for kept in ["jobs", "videos", "files"] {
        #expect(try DurableFile.names(in: "\(folder.path)/\(kept)").isEmpty)
      }
    }
    try await Stage.run(folder: folder) { stage in
      let list = try await stage.get("/v1/videos").json
      #expect(list["data"]?.elements?.isEmpty == true)
      #expect(try stage.charges() == ["video"])
    }
  }

  @Test func `a video under way cannot be deleted`() async throws {
    try await Stage.run(renderer: FakeRenderer(.hang)) { stage in
      let id = try await stage.createVideo()
      let refused = try await stage.client.send("DELETE", "/v1/videos/\(id)")
      #expect(refused?.status == 400)
      #expect(refused?.json["error"]?["code"] == "video_not_finished")
      #expect(try await stage.get("/v1/videos/\(id)").status == 200)
    }
  }

  @Test func `a character is made from a clip and shown by it`() async throws {
    let renderer = FakeRenderer()
    let clip = HandmadeClip.bytes(seconds: 3)
    let folder = TemporaryFolder()
    try await Stage.run(renderer: renderer, folder: folder) { stage in
      var form = FormBody([("name", "Mossy")])
      form.add("video", clip, file: "mossy.mp4")
      let created = try await Self.send(form, to: "/v1/videos/characters", of: stage)
      #expect(created.status == 200)
      let id = try #require(created.json["id"]?.text)
      #expect(created.text == #"{"id":"\#(id)","name":"Mossy","created_at":1709123456}"#)
      #expect(try await stage.get("/v1/videos/characters/\(id)").json == created.json)
      #expect(try await stage.get("/v1/videos/characters/nobody").status == 404)
      let video = try await stage.post(
        "/v1/videos",
        ["prompt": "Rain", "seconds": "4", "characters": [["id": .string(id)]]]
      )
      _ = try await Self.outcome(of: try #require(video.json["id"]?.text), on: stage)
      let json = try await stage.post("/v1/videos/characters", ["name": "Mossy"])
      #expect(json.status == 400)
      #expect(try stage.charges() == ["character", "video"])
    }
    let cast = try #require(renderer.plans.first).cast
    #expect(cast.map(\.name) == ["Mossy"])
    let path = try #require(cast.first?.picturePath)
    #expect(path.hasSuffix("-clip.mp4"))
    #expect(try DurableFile.read(path) == clip)
  }

  @Test func `a script reaches the routes of OpenAI's format`() async throws {
    let rules = [
      RehearsalRule(.createCharacter, count: 1, .status(ScriptedStatus(429))),
      RehearsalRule(.deleteVideo, .status(ScriptedStatus(503))),
      RehearsalRule(.createVideo, .slow(polls: 2)),
      RehearsalRule(.queryVideo, from: 2, count: 1, .words(StatusWords(running: "busy"))),
    ]
    try await Stage.run(rules) { stage in
      let form = FormBody([("name", "Mossy")])
      #expect(try await Self.send(form, to: "/v1/videos/characters", of: stage).status == 429)
      #expect(try await stage.client.send("DELETE", "/v1/videos/x")?.status == 503)
      let created = try await Self.send(FormBody([("prompt", "A cat")]), of: stage)
      let id = try #require(created.json["id"]?.text)
      #expect(try await stage.get("/v1/videos/\(id)").json["status"] == "in_progress")
      #expect(try await stage.get("/v1/videos/\(id)").json["status"] == "busy")
    }
  }
}
