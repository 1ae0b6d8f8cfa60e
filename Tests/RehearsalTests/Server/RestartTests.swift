import Glibc
import Rehearsal
import RehearsalServer
import Testing
import TroupeModel

/// What outlives the server, and how it ends.
struct RestartTests {
  @Test func `a restart keeps jobs and characters, and goes on drawing`() async throws {
    let folder = TemporaryFolder()
    let clock = Stage.Clock()
    var ids: [String] = []
    var username = ""
    try await Stage.run(renderer: FakeRenderer(.hang), folder: folder, clock: clock) { stage in
      let luna = try await stage.post(
        "/sora/v1/characters",
        ["name": "Luna", "reference_images": [.string(Picture.dataURL)]]
      )
      username = try #require(luna.json["username"]?.text)
      ids.append(try await stage.createVideo("Luna one"))
      clock.pass(.seconds(1))
      ids.append(try await stage.createVideo("two"))
      let asked = try await stage.get("/v1/videos/\(ids[0])").json
      #expect(asked["status"]?.text == "processing")
    }
    let renderer = FakeRenderer()
    try await Stage.run(renderer: renderer, folder: folder, clock: clock) { stage in
      for id in ids {
        let end = try await stage.outcome(of: id)
        #expect(end["status"]?.text == "completed")
        #expect(try await stage.get(stage.path(of: end["video"]?["url"]?.text)).status == 200)
      }
      let third = try await stage.createVideo("@\(username) three")
      _ = try await stage.outcome(of: third)
      #expect(try stage.charges() == ["character", "video", "video", "video"])
    }
    #expect(
      renderer.plans.map { $0.scenes[0].prompt } == ["Luna one", "two", "@\(username) three"]
    )
    #expect(renderer.plans.map { $0.cast.count } == [1, 0, 1])
  }

  @Test func `the drawing under way is told in percent`() async throws {
    try await Stage.run(renderer: FakeRenderer(.hang)) { stage in
      let id = try await stage.createVideo()
      for _ in 0..<400 {
        if try await stage.get("/v1/videos/\(id)").json["progress"]?.int == 50 { return }
        try await Task.sleep(for: .milliseconds(5))
      }
      Issue.record("no progress was told")
    }
  }

  @Test func `a failed drawing is told with its reason, and the next one goes on`() async throws {
    let reason = JobFailure(
      code: "rendering_failed",
      message:
        "The program ffmpeg is missing. Install it, on Debian with: apt-get install ffmpeg"
    )
    try await Stage.run(renderer: FakeRenderer(.fail(reason))) { stage in
      for _ in 0..<2 {
        let end = try await stage.outcome(of: try await stage.createVideo())
        #expect(end["status"]?.text == "failed")
        #expect(end["error"]?["message"]?.text == reason.message)
      }
    }
  }

  @Test func `a charge that a crash left out is added at the next start`() async throws {
    let folder = TemporaryFolder()
    try await Stage.run(folder: folder) { stage in _ = try await stage.createVideo() }
    try DurableFile.write(Array("{\"time\":1,\"ki".utf8), to: "\(folder.path)/ledger.jsonl")
    for _ in 0..<2 {
      try await Stage.run(folder: folder) { stage in
        let charges = try stage.charges()
        #expect(charges == ["video"])
      }
    }
  }

  @Test func `expired uploads are removed at the next start`() async throws {
    let folder = TemporaryFolder()
    let clock = Stage.Clock()
    try await Stage.run(folder: folder, clock: clock) { stage in
      _ = try await FileRouteTests.upload(Picture.png, to: stage)
    }
    #expect(try DurableFile.names(in: "\(folder.path)/files").count == 1)
    clock.pass(.seconds(48 * 3600 + 1))
    try await Stage.run(folder: folder, clock: clock) { _ in }
    #expect(try DurableFile.names(in: "\(folder.path)/files").isEmpty)
  }

  @Test func `stopping does not wait for work and connections that are open`() async throws {
    // The first list takes ten minutes; a server that waits for it gives it a reply.
    let rules = [RehearsalRule(.listVideos, count: 1, .delay(.seconds(600)))]
    let renderer = FakeRenderer(.hang)
    try await Stage.run(rules, renderer: renderer) { stage in
      let idle = RawClient.connected(to: stage.running.port)
      #expect(idle >= 0)
      defer { close(idle) }
      _ = try await stage.createVideo()
      while renderer.plans.isEmpty { try await Task.sleep(for: .milliseconds(5)) }
      let client = stage.client
      try await withThrowingTaskGroup { group in
        for _ in 0..<2 { group.addTask { try await client.send("GET", "/v1/videos")?.status } }
        // Whoever has a reply was the second, so that the first is there too.
        let second = try await group.next()
        #expect(second == 200)
        await stage.running.stop()
        let first = try await group.next()
        #expect(first == .some(nil))
      }
      // Stopping does not wait for the renderer to notice either.
      while renderer.cancellations.isEmpty { try await Task.sleep(for: .milliseconds(5)) }
      #expect(renderer.cancellations == [true])
    }
  }

  @Test func `a server can be stopped while connections pour in`() async throws {
    let folder = TemporaryFolder()
    for _ in 0..<20 {
      let running = try await RehearsalService.start(
        folder: folder.path,
        renderer: FakeRenderer(),
        world: RehearsalEndpoint.World(now: { Milliseconds(0) })
      )
      let port = running.port
      let crowd = Task.detached {
        while !Task.isCancelled {
          let descriptor = RawClient.connected(to: port)
          if descriptor >= 0 { close(descriptor) }
          await Task.yield()
        }
      }
      try await Task.sleep(for: .milliseconds(5))
      await running.stop()
      crowd.cancel()
      await crowd.value
    }
  }

  @Test func `a port that is taken is named`() async throws {
    try await Stage.run { stage in
      let error = await #expect(throws: RehearsalServerError.self) {
        _ = try await RehearsalService.start(
          folder: "\(stage.folder.path)/other",
          port: stage.running.port,
          renderer: FakeRenderer(),
          world: RehearsalEndpoint.World(now: { Milliseconds(0) })
        )
      }
      #expect(error?.description.contains("port \(stage.running.port)") == true)
    }
  }

  @Test func `the script in the folder is followed, and a broken one is named`() async throws {
    let folder = TemporaryFolder()
    let file = "\(folder.path)/script.json"
    let world = RehearsalEndpoint.World(now: { Milliseconds(0) })
    let text = #"{"rules":[{"route":"list_videos","do":"status","status":503}]}"#
    try DurableFile.write(Array(text.utf8), to: file)
    let running = try await RehearsalService.start(
      folder: folder.path,
      renderer: FakeRenderer(),
      world: world
    )
    let reply = try await RawClient(port: running.port).send("GET", "/v1/videos")
    #expect(reply?.status == 503)
    await running.stop()
    try DurableFile.write(Array("{".utf8), to: file)
    let error = await #expect(throws: RehearsalError.self) {
      _ = try await RehearsalService.start(
        folder: folder.path,
        renderer: FakeRenderer(),
        world: world
      )
    }
    #expect(error?.description.contains("script.json is not JSON") == true)
  }
}
