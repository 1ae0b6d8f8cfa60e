import Rehearsal
import Testing
import TroupeModel

/// Each route over a real socket.
struct RouteTests {
  @Test func `a video in the OpenAI format is made and can be fetched`() async throws {
    let renderer = FakeRenderer()
    try await Stage.run(renderer: renderer) { stage in
      let created = try await stage.post(
        "/v1/videos",
        ["model": "sora", "prompt": "A cat", "size": "640x360", "duration": 3]
      )
      #expect(created.status == 200)
      #expect(created.json["status"]?.text == "processing")
      #expect(created.json["created_at"]?.int == 1_709_123_456)
      let id = try #require(created.json["id"]?.text)
      let done = try await stage.outcome(of: id)
      #expect(done["status"]?.text == "completed")
      #expect(done["progress"]?.int == 100)
      #expect(done["video"]?["duration"]?.int == 3)
      #expect(done["video"]?["width"]?.int == 640)
      #expect(done["video"]?["height"]?.int == 360)
      let file = try await stage.get(try stage.path(of: done["video"]?["url"]?.text))
      #expect(file.fields["content-type"] == "video/mp4")
      #expect(file.body == FakeRenderer.video)
      let content = try await stage.get("/v1/videos/\(id)/content?variant=video")
      #expect(content.body == FakeRenderer.video)
      #expect(try stage.charges() == ["video"])
    }
    #expect(renderer.plans.map(\.width) == [640])
  }

  @Test func `a video in the unified format is made and asked about`() async throws {
    try await Stage.run { stage in
      let created = try await stage.post(
        "/v1/video/create",
        ["model": "sora", "prompt": "A cat", "aspect_ratio": "9:16"]
      )
      let id = try #require(created.json["id"]?.text)
      let done = try await stage.outcome(of: id)
      #expect(done["video"]?["width"]?.int == 720)
      #expect(done["video"]?["height"]?.int == 1280)
      #expect(done["video"]?["duration"]?.int == 5)
      let asked = try await stage.get("/v1/video/query?id=\(id)")
      #expect(asked.json == done)
      let encoded = id.split(separator: "_").joined(separator: "%5F")
      #expect(try await stage.get("/v1/videos/\(encoded)").json == done)
    }
  }

  @Test func `the scenes of a storyboard keep their order and add up`() async throws {
    let renderer = FakeRenderer()
    try await Stage.run(renderer: renderer) { stage in
      let created = try await stage.post(
        "/v1/videos",
        [
          "model": "sora-pro",
          "storyboard": [
            ["prompt": "one", "duration": 5], ["prompt": "two", "duration": "2.5"],
            ["prompt": "three"],
          ],
        ]
      )
      let done = try await stage.outcome(of: try #require(created.json["id"]?.text))
      #expect(done["video"]?["duration"]?.double == 12.5)
    }
    let scenes = try #require(renderer.plans.first).scenes
    #expect(scenes.map(\.number) == [1, 2, 3])
    #expect(scenes.map(\.prompt) == ["one", "two", "three"])
    #expect(scenes.map(\.duration) == [5, 2.5, 5])
  }

  @Test func `the list of videos has pages`() async throws {
    try await Stage.run { stage in
      var ids: [String] = []
      for number in 1...3 {
        ids.insert(try await stage.createVideo("number \(number)"), at: 0)
        stage.clock.pass(.seconds(1))
      }
      let all = try await stage.get("/v1/videos").json
      #expect(all["object"]?.text == "list")
      #expect(all["data"]?.elements?.compactMap { $0["id"]?.text } == ids)
      #expect(all["has_more"] == false)
      #expect(all["data"]?[0]?["object"]?.text == "video")
      #expect(all["data"]?[0]?["seconds"]?.text == "5")
      let page = try await stage.get("/v1/videos?limit=1&after=\(ids[0])").json
      #expect(page["data"]?.elements?.compactMap { $0["id"]?.text } == [ids[1]])
      #expect(page["has_more"] == true)
      #expect(try await stage.get("/v1/videos?limit=0").status == 400)
    }
  }

  @Test func `a character is registered and found in prompts`() async throws {
    let renderer = FakeRenderer()
    try await Stage.run(renderer: renderer) { stage in
      let body: JSON = [
        "name": "Luna", "description": "silver hair",
        "reference_images": [.string(Picture.dataURL)],
      ]
      let luna = try await stage.post("/sora/v1/characters", body).json
      let username = try #require(luna["username"]?.text)
      #expect(luna["id"]?.text?.hasPrefix("ch_") == true)
      #expect(username.hasPrefix("luna.") && username.count == 9)
      #expect(luna["display_name"]?.text == "Luna")
      let avatar = try await stage.get(try stage.path(of: luna["profile_picture_url"]?.text))
      #expect(avatar.fields["content-type"] == "image/png")
      #expect(avatar.body == Picture.png)
      let asked = try await stage.get("/sora/v1/characters/\(luna["id"]?.text ?? "")").json
      #expect(asked == luna)
      let twin = try await stage.post("/sora/v1/characters", body).json
      #expect(twin["id"] != luna["id"])
      let id = try await stage.createVideo("@\(username) walks in the rain")
      _ = try await stage.outcome(of: id)
      #expect(try stage.charges() == ["character", "character", "video"])
    }
    let cast = try #require(renderer.plans.first).cast
    #expect(cast.map(\.name) == ["Luna"])
    #expect(cast.first?.picturePath?.hasSuffix("-1.png") == true)
  }

  @Test func `a picture elsewhere is noted and not fetched`() async throws {
    let renderer = FakeRenderer()
    try await Stage.run(renderer: renderer) { stage in
      let luna = try await stage.post(
        "/sora/v1/characters",
        ["name": "Luna", "reference_images": ["https://example.com/character_ref.jpg"]]
      )
      #expect(luna.status == 200)
      #expect(luna.json["profile_picture_url"] == .null)
      let created = try await stage.post(
        "/v1/videos",
        ["model": "sora", "prompt": "Luna dances", "image_url": "https://example.com/p.jpg"]
      )
      _ = try await stage.outcome(of: try #require(created.json["id"]?.text))
    }
    #expect(
      renderer.plans.first?.note
        == "picture not reachable in rehearsal: https://example.com/character_ref.jpg, https://example.com/p.jpg"
    )
  }

  @Test func `what is not asked for rightly is refused and costs nothing`() async throws {
    try await Stage.run { stage in
      let reply = try await stage.post("/v1/videos", ["prompt": "A cat"])
      #expect(reply.status == 400)
      #expect(
        reply.text
          == #"{"error":{"message":"model is required","type":"invalid_request_error","code":"missing_required_parameter","param":"model"}}"#
      )
      let broken = try #require(
        try await stage.client.send("POST", "/v1/videos", body: Array("{".utf8))
      )
      #expect(broken.status == 400)
      #expect(broken.json["error"]?["message"]?.text?.contains("not JSON") == true)
      #expect(try await stage.post("/sora/v1/characters", ["name": "Luna"]).status == 400)
      #expect(try await stage.get("/v1/videos/nobody").status == 404)
      #expect(try await stage.get("/sora/v1/characters/nobody").status == 404)
      #expect(try await stage.get("/files/nobody.mp4").status == 404)
      #expect(try await stage.get("/files/..%2Fledger.jsonl").status == 404)
      #expect(try stage.charges().isEmpty)
    }
  }

  @Test func `an unknown route is told word for word`() async throws {
    try await Stage.run { stage in
      let reply = try await stage.post("/v1/video/generations?x=1", [:])
      #expect(reply.status == 404)
      #expect(
        reply.text == #"{"error":{"message":"Invalid URL (POST /v1/video/generations)"}}"#
      )
      let deleted = try await stage.client.send("DELETE", "/v1/videos/task_1")
      #expect(deleted?.status == 404)
    }
  }

  @Test func `a required key is insisted on, but not for links`() async throws {
    try await Stage.run(key: "sk-right") { stage in
      let body = Array(#"{"model":"sora","prompt":"A cat"}"#.utf8)
      for key in [nil, "Bearer sk-wrong", "sk-right"] {
        let fields = key.map { ["Authorization": $0] } ?? [:]
        let reply = try await stage.client.send("POST", "/v1/videos", fields: fields, body: body)
        #expect(reply?.status == 401)
        #expect(reply?.json["error"]?["code"]?.text == "invalid_api_key")
      }
      #expect(try stage.charges().isEmpty)
      let right = try await stage.client.send(
        "POST",
        "/v1/videos",
        fields: ["Authorization": "Bearer sk-right"],
        body: body
      )
      #expect(right?.status == 200)
      #expect(try await stage.get("/health").status == 200)
      #expect(try await stage.get("/files/nobody.png").status == 404)
    }
  }

  @Test func `web pages and other hosts are turned away`() async throws {
    try await Stage.run { stage in
      let foreign = try await stage.get("/v1/videos", fields: ["Origin": "https://evil.example"])
      #expect(foreign.status == 403)
      let renamed = try await stage.client.send("GET", "/v1/videos", host: "evil.example")
      #expect(renamed?.status == 421)
    }
  }
}
