import ScriptedServices
import Testing
import TroupeModel

@Suite struct ElementsServiceTests {
  private func character(others: [String] = [], frontal: String = TestFiles.pngData) -> String {
    let list = others.map { "\"\($0)\"" }.joined(separator: ",")
    return #"{"name":"Luna","description":"Silver hair","frontal_image":"\#(frontal)""#
      + (others.isEmpty ? "}" : #","other_images":[\#(list)]}"#)
  }

  private func video(_ ids: [String]) -> String {
    let list = ids.map { "\"\($0)\"" }.joined(separator: ",")
    return #"{"model":"m","prompt":"She walks","character_id_list":[\#(list)]}"#
  }

  @Test func `a character is queued first and ready later`() throws {
    try withService(.elements) { service, client in
      let others = ["https://example.com/side.jpg", TestFiles.pngData]
      let created = try client.post("/v1/characters", character(others: others)).json
      let id = try #require(created["id"]?.text)
      #expect(created == ["id": .string(id), "status": "queued"])
      #expect(try client.post("/v1/videos", video([id])).status == 400)
      #expect(service.faults.last?.contains("is not ready") == true)
      #expect(try client.get("/v1/characters/\(id)").json["status"] == "processing")
      #expect(try client.get("/v1/characters/\(id)").json["status"] == "succeed")
      #expect(try client.post("/v1/videos", video([id])).status == 200)
      #expect(service.jobs.first?.draft.characters == [id])
      #expect(service.charges.map(\.route) == [.createCharacter, .createVideo])
    }
  }

  @Test func `a film is told with a state and found in the content`() throws {
    try withService(.elements) { service, client in
      let created = try client.post("/v1/videos", #"{"model":"m","prompt":"p"}"#).json
      #expect(created["state"] == "submitted")
      let id = try #require(created["id"]?.text)
      #expect(try client.get("/v1/videos/\(id)").json["state"] == "processing")
      let done = try client.get("/v1/videos/\(id)").json
      #expect(done["state"] == "succeed")
      let link = try #require(done["content"]?["video_url"]?.text)
      #expect(try client.fetch(link).body == TestFiles.mp4(seconds: 10))
      #expect(service.faults == [])
    }
  }

  @Test func `at most three other pictures, and each must be one`() throws {
    try withService(.elements) { service, client in
      let one = "https://example.com/a.jpg"
      let right = character(others: [one, one, one])
      let first = try client.post("/v1/characters", right)
      #expect(first.status == 200)
      let wrong = [
        character(others: [one, one, one, one]), character(frontal: "a.jpg"),
        character(frontal: "data:image/png;base64,AAAA"), character(others: ["b.jpg"]),
        #"{"name":"Luna","description":"d"}"#, #"{"frontal_image":"\#(one)"}"#,
        #"{"name":"Luna","frontal_image":["\#(one)"]}"#,
      ]
      for body in wrong { #expect(try client.post("/v1/characters", body).status == 400) }
      #expect(service.faults.count == wrong.count)
      #expect(service.charges.count == 1)
    }
  }

  @Test func `at most five characters in a video, each once, all known`() throws {
    try withService(.elements, pollsUntilDone: 1) { service, client in
      var ids: [String] = []
      for _ in 1...6 {
        let id = try #require(
          try client.post("/v1/characters", character()).json["id"]?.text
        )
        _ = try client.get("/v1/characters/\(id)")
        ids.append(id)
      }
      #expect(try client.post("/v1/videos", video(Array(ids.prefix(5)))).status == 200)
      #expect(service.faults == [])
      for wrong in [ids, [ids[0], ids[0]], ["nobody"], []] {
        #expect(try client.post("/v1/videos", video(wrong)).status == 400)
      }
      #expect(service.faults.count == 4)
      #expect(service.jobs.count == 1)
    }
  }

  @Test func `a character may fail after it was queued`() throws {
    try withService(.elements) { service, client in
      service.rules = [.on(.createCharacter, .refuseModeration(.during))]
      let id = try #require(try client.post("/v1/characters", character()).json["id"]?.text)
      _ = try client.get("/v1/characters/\(id)")
      let failed = try client.get("/v1/characters/\(id)").json
      #expect(failed["status"] == "failed")
      #expect(failed["fail_reason"]?.text?.contains("moderation") == true)
      #expect(try client.post("/v1/videos", video([id])).status == 400)
    }
  }
}
