import ScriptedServices
import Testing
import TroupeModel

@Suite struct Crazyrouter2026ServiceTests {
  private let body = #"{"model":"sora-2","prompt":"A cat","size":"1280x720","duration":8}"#

  @Test func `replies come in an envelope`() throws {
    try withService(.crazyrouter2026) { service, client in
      let created = try client.post("/v1/videos", body).json
      let id = try #require(service.jobs.first?.id)
      let data: JSON = ["id": .string(id), "task_id": .string(id), "status": "processing"]
      #expect(created == ["code": "success", "message": "", "data": data])
      #expect(try client.get("/v1/videos/\(id)").json["data"]?["status"] == "IN_PROGRESS")
      let done = try client.get("/v1/videos/\(id)").json
      #expect(done["code"] == "success")
      #expect(done["data"]?["status"] == "SUCCESS")
      let link = try #require(done["data"]?["artifact_url"]?.text)
      #expect(done["data"]?["result_url"]?.text == link)
      #expect(try client.fetch(link).body == TestFiles.mp4(seconds: 10))
      #expect(service.faults == [])
    }
  }

  @Test func `the task of generations is nested twice, with the progress in two forms`() throws {
    try withService(.crazyrouter2026) { service, client in
      let created = try client.post("/v1/video/generations", body).json
      let id = try #require(created["data"]?["id"]?.text)
      let running = try client.get("/v1/video/generations/\(id)").json
      #expect(running["data"]?["progress"] == "50%")
      #expect(running["data"]?["data"]?["status"] == "processing")
      let done = try client.get("/v1/video/generations/\(id)").json
      #expect(done["data"]?["status"] == "SUCCESS")
      #expect(done["data"]?["progress"] == "100%")
      #expect(done["data"]?["data"]?["progress"] == 100)
      let link = try #require(done["data"]?["data"]?["video_url"]?.text)
      #expect(try client.fetch(link).status == 200)
      #expect(service.faults == [])
    }
  }

  @Test(arguments: ["sora", "sora-pro", "veo-3"])
  func `the old model names are not found`(model: String) throws {
    try withService(.crazyrouter2026) { service, client in
      let reply = try client.post("/v1/videos", #"{"model":"\#(model)","prompt":"p"}"#)
      #expect(reply.status == 404)
      let message = JSON.string("model not found: \(model)")
      #expect(reply.json == ["code": "model_not_found", "message": message, "data": nil])
      #expect(service.charges == [])
      #expect(service.faults.count == 1)
    }
  }

  @Test func `the unified route and its query are there too`() throws {
    try withService(.crazyrouter2026, pollsUntilDone: 1) { service, client in
      let body = #"{"model":"sora-2-pro","prompt":"p","aspect_ratio":"9:16","private":true}"#
      let created = try client.post("/v1/video/create", body).json
      let id = try #require(created["data"]?["id"]?.text)
      #expect(try client.get("/v1/video/query?id=\(id)").json["data"]?["status"] == "SUCCESS")
      #expect(service.jobs.first?.draft.size == "9:16")
      let wrong = try client.get("/v1/video/query?task_id=\(id)")
      #expect(wrong.status == 400)
    }
  }

  @Test func `an unknown task is an error of its own kind, an unknown route of another`() throws {
    try withService(.crazyrouter2026) { _, client in
      let task = try client.get("/v1/videos/nobody")
      #expect(task.status == 400)
      #expect(
        task.json
          == ["code": "task_not_exist", "message": "task does not exist", "data": nil]
      )
      let route = try client.get("/v2/videos/nobody")
      #expect(route.status == 404)
      #expect(route.json == ["error": ["message": "Invalid URL (GET /v2/videos/nobody)"]])
    }
  }

  @Test func `uploads are forms with one picture`() throws {
    try withService(.crazyrouter2026) { service, client in
      let png = RawPart.file("file", "a.png", "image/png", TestFiles.png)
      let reply = try client.post("/v1/files/uploads", form: [png])
      let link = try #require(reply.json["data"]?["url"]?.text)
      #expect(service.uploads.map(\.url) == [link])
      let wrong: [[RawPart]] = [
        [], [.text("file", "words")], [png, png],
        [.file("picture", "a.png", "image/png", TestFiles.png)],
        [.file("file", "a.jpg", "image/jpeg", TestFiles.png)],
        [.file("file", "a.mp4", "video/mp4", TestFiles.mp4(seconds: 3))],
        [.file("file", "a.png", "image/png", Array("no picture".utf8))],
      ]
      for parts in wrong {
        #expect(try client.post("/v1/files/uploads", form: parts).status == 400)
      }
      #expect(try client.post("/v1/files/uploads", "{}").status == 400)
      #expect(service.faults.count == wrong.count + 1)
      #expect(service.uploads.count == 1)
    }
  }

  @Test func `a character is made in the native form`() throws {
    try withService(.crazyrouter2026) { service, client in
      let reply = try client.post("/sora/v1/characters", #"{"name":"Luna","description":"d"}"#)
      #expect(reply.json["data"]?["id"]?.text == service.characters.first?.id)
      #expect(service.characters.count == 1)
    }
  }
}
