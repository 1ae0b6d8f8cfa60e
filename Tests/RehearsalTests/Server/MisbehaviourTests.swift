import Rehearsal
import Testing
import TroupeModel

/// Each way to misbehave, seen on the wire, with what it costs.
struct MisbehaviourTests {
  static let body: JSON = ["model": "sora", "prompt": "A cat"]

  @Test func `a connection dropped before reading is not charged`() async throws {
    try await Stage.run([RehearsalRule(.createVideo, count: 1, .dropBefore)]) { stage in
      let dropped = try await stage.client.post("/v1/videos", Self.body)
      #expect(dropped == nil)
      #expect(try stage.charges().isEmpty)
      #expect(try await stage.post("/v1/videos", Self.body).status == 200)
      #expect(try stage.charges() == ["video"])
    }
  }

  @Test func `a connection dropped after accepting is charged`() async throws {
    let rules = [
      RehearsalRule(.createVideo, count: 1, .dropAfter),
      RehearsalRule(.createCharacter, .dropAfter),
    ]
    try await Stage.run(rules) { stage in
      #expect(try await stage.client.post("/v1/videos", Self.body) == nil)
      #expect(try stage.charges() == ["video"])
      let list = try await stage.get("/v1/videos").json["data"]?.elements
      #expect(list?.count == 1)
      let character: JSON = ["name": "Luna", "reference_images": [.string(Picture.dataURL)]]
      #expect(try await stage.client.post("/sora/v1/characters", character) == nil)
      #expect(try stage.charges() == ["video", "character"])
    }
  }

  @Test func `a large body is dropped unread`() async throws {
    try await Stage.run([RehearsalRule(.createVideo, .dropBefore)]) { stage in
      let large = [UInt8](repeating: 0x20, count: 4 << 20)
      let reply = try await stage.client.send("POST", "/v1/videos", body: large)
      #expect(reply == nil)
    }
  }

  @Test func `a status stands in place of an answer and costs nothing`() async throws {
    let rules = [
      RehearsalRule(.createVideo, from: 1, count: 1, .status(ScriptedStatus(429, retryAfter: 7))),
      RehearsalRule(.createVideo, from: 2, count: 1, .status(ScriptedStatus(429))),
      RehearsalRule(
        .createVideo,
        from: 3,
        count: 1,
        .status(ScriptedStatus(502, body: "<h1>Bad Gateway</h1>", type: "text/html"))
      ),
      RehearsalRule(
        .createVideo,
        from: 4,
        count: 1,
        .status(ScriptedStatus(400, message: "no violence", code: "content_filter"))
      ),
    ]
    try await Stage.run(rules) { stage in
      let patient = try await stage.post("/v1/videos", Self.body)
      #expect(patient.status == 429)
      #expect(patient.fields["retry-after"] == "7")
      let bare = try await stage.post("/v1/videos", Self.body)
      #expect(bare.status == 429)
      #expect(bare.fields["retry-after"] == nil)
      let gateway = try await stage.post("/v1/videos", Self.body)
      #expect(gateway.status == 502)
      #expect(gateway.text == "<h1>Bad Gateway</h1>")
      let filtered = try await stage.post("/v1/videos", Self.body)
      #expect(filtered.json["error"]?["code"]?.text == "content_filter")
      #expect(try stage.charges().isEmpty)
      #expect(try await stage.post("/v1/videos", Self.body).status == 200)
    }
  }

  @Test func `a late reply comes after the charge`() async throws {
    try await Stage.run([RehearsalRule(.createVideo, .delay(Milliseconds(300)))]) { stage in
      let start = ContinuousClock.now
      async let reply = stage.post("/v1/videos", Self.body)
      while try stage.charges().isEmpty { try await Task.sleep(for: .milliseconds(5)) }
      #expect(try await reply.status == 200)
      #expect(ContinuousClock.now - start >= .milliseconds(300))
    }
  }

  @Test func `a link expires after a number of fetches`() async throws {
    let rules = [
      RehearsalRule(.file, from: 2, .status(ScriptedStatus(410, message: "expired")))
    ]
    try await Stage.run(rules) { stage in
      let done = try await stage.outcome(of: try await stage.createVideo())
      let path = try stage.path(of: done["video"]?["url"]?.text)
      #expect(try await stage.get(path).status == 200)
      #expect(try await stage.get(path).status == 410)
      #expect(try await stage.get(path).status == 410)
    }
  }

  @Test(arguments: [
    (ReplyShape.wrapped, ["data", "id"]), (.nested, ["data", "task_id"]), (.taskID, ["task_id"]),
    (.numberID, ["id"]),
  ])
  func `an id in another shape still leads to its job`(
    shape: ReplyShape,
    path: [String]
  )
    async throws
  {
    try await Stage.run([RehearsalRule(nil, .shape(shape))]) { stage in
      let created = try await stage.post("/v1/videos", Self.body)
      let found = try #require(path.reduce(created.json) { $0?[$1] })
      let id = found.text ?? found.compact
      #expect(!id.isEmpty)
      let asked = try await stage.get("/v1/videos/\(id)")
      #expect(asked.status == 200)
      #expect(path.reduce(asked.json) { $0?[$1] } == found)
      #expect(try stage.charges() == ["video"])
    }
  }

  @Test(arguments: [(ReplyShape.empty, 200), (.html, 200), (.htmlMissing, 404), (.noID, 200)])
  func `a reply without an id was charged all the same`(
    shape: ReplyShape,
    status: Int
  )
    async throws
  {
    try await Stage.run([RehearsalRule(.createVideo, .shape(shape))]) { stage in
      let created = try await stage.post("/v1/videos", Self.body)
      #expect(created.status == status)
      #expect(created.json["id"] == nil)
      #expect(try stage.charges() == ["video"])
    }
  }

  @Test func `statuses can be odd words, and a finished job can lack its address`() async throws {
    let words = StatusWords(running: "generating", done: "SUCCESS")
    let rules = [
      RehearsalRule(.createVideo, .slow(polls: 2)),
      RehearsalRule(.queryVideo, .words(words)),
      RehearsalRule(.queryUnified, count: 1, .noURL),
    ]
    try await Stage.run(rules) { stage in
      let id = try await stage.createVideo()
      var told: [String] = []
      while told.last != "SUCCESS", told.count < 2000 {
        told.append(try await stage.get("/v1/videos/\(id)").json["status"]?.text ?? "")
        try await Task.sleep(for: .milliseconds(5))
      }
      #expect(told.count > 2)
      #expect(Set(told.dropLast()) == ["generating"])
      let bare = try await stage.get("/v1/video/query?id=\(id)").json
      #expect(bare["status"]?.text == "completed")
      #expect(bare["video"] == nil)
      let whole = try await stage.get("/v1/video/query?id=\(id)").json
      #expect(whole["video"]?["url"] != nil)
    }
  }

  @Test func `a job fails as the script says`() async throws {
    let failure = JobFailure(code: "moderation_blocked", message: "a real person")
    let renderer = FakeRenderer()
    try await Stage.run([RehearsalRule(.createVideo, .failJob(failure))], renderer: renderer) {
      stage in
      let end = try await stage.outcome(of: try await stage.createVideo())
      #expect(end["status"]?.text == "failed")
      #expect(end["error"]?["code"]?.text == "moderation_blocked")
      #expect(try stage.charges() == ["video"])
    }
    #expect(renderer.plans.isEmpty)
  }

  @Test func `a file can be a page, too short, or cut off`() async throws {
    let rules = [
      RehearsalRule(.file, from: 1, count: 1, .htmlFile),
      RehearsalRule(.file, from: 2, count: 1, .truncated(bytes: 700)),
      RehearsalRule(.file, from: 3, count: 1, .cut(bytes: 300)),
      RehearsalRule(.content, .cut(bytes: 0)),
    ]
    try await Stage.run(rules) { stage in
      let id = try await stage.createVideo()
      let done = try await stage.outcome(of: id)
      let path = try stage.path(of: done["video"]?["url"]?.text)
      let page = try await stage.get(path)
      #expect(page.status == 200)
      #expect(page.fields["content-type"] == "text/html")
      let short = try await stage.get(path)
      #expect(short.isWhole && short.body == Array(FakeRenderer.video[..<700]))
      let cut = try await stage.get(path)
      #expect(cut.fields["content-length"] == "1000")
      #expect(!cut.isWhole && cut.body == Array(FakeRenderer.video[..<300]))
      let content = try await stage.get("/v1/videos/\(id)/content")
      #expect(content.fields["content-length"] == "1000")
      #expect(content.body == [])
      #expect(try await stage.get(path).body == FakeRenderer.video)
    }
  }

  @Test func `a character can lack a username`() async throws {
    let rules = [RehearsalRule(.createCharacter, .noUsername)]
    try await Stage.run(rules) { stage in
      let luna = try await stage.post(
        "/sora/v1/characters",
        ["name": "Luna", "reference_images": [.string(Picture.dataURL)]]
      )
      #expect(luna.json["username"] == .null)
      #expect(luna.json["id"]?.text != nil)
    }
  }
}
