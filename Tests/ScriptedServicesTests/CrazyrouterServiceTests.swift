import ScriptedServices
import Testing
import TroupeModel

@Suite struct CrazyrouterServiceTests {
  /// The documented bodies, with their paths.
  static let documented = [
    (
      "/v1/video/create",
      #"""
      {"model":"sora","prompt":"A cat playing piano in a jazz club, cinematic lighting",\#
      "aspect_ratio":"16:9"}
      """#
    ),
    (
      "/v1/videos",
      #"""
      {"model":"sora","prompt":"A cat playing piano in a jazz club, cinematic lighting",\#
      "size":"1920x1080","duration":10}
      """#
    ),
    (
      "/v1/videos",
      #"""
      {"model":"sora","prompt":"The person in the image starts dancing",\#
      "image_url":"https://example.com/portrait.jpg","size":"1920x1080"}
      """#
    ),
    (
      "/v1/videos",
      #"""
      {"model":"sora-pro","prompt":"An epic battle scene in a fantasy world",\#
      "size":"1920x1080","duration":20}
      """#
    ),
    (
      "/v1/videos",
      #"""
      {"model":"sora","storyboard":[{"prompt":"A sunrise over the mountains","duration":5},\#
      {"prompt":"Camera pans down to reveal a village","duration":5},\#
      {"prompt":"Close-up of a farmer starting their day","duration":5}],"size":"1920x1080"}
      """#
    ),
  ]

  @Test(arguments: documented)
  func `every documented body makes a job with the documented reply`(
    path: String,
    body: String
  )
    throws
  {
    try withService(.crazyrouter) { service, client in
      let reply = try client.post(path, body)
      #expect(reply.status == 200)
      #expect(reply.headers["content-type"] == "application/json")
      #expect(reply.json.members?.map(\.name) == ["id", "status", "created_at"])
      #expect(reply.json["status"] == "processing")
      let created = try #require(reply.json["created_at"]?.int)
      #expect((1_700_000_000..<100_000_000_000).contains(created))
      #expect(service.charges.map(\.id) == [reply.json["id"]?.text])
      #expect(service.charges.map(\.body) == [Array(body.utf8)])
      #expect(service.charges.first?.route == .createVideo)
      #expect(service.jobs.map(\.id) == service.charges.map(\.id))
      #expect(service.faults == [])
    }
  }

  @Test func `a task is processing, then completed with its film`() throws {
    try withService(.crazyrouter, pollsUntilDone: 3) { service, client in
      let (path, body) = Self.documented[1]
      let id = try #require(try client.post(path, body).json["id"]?.text)
      for _ in 1...2 {
        let waiting = try client.get("/v1/videos/\(id)").json
        #expect(waiting == ["id": .string(id), "status": "processing"])
      }
      let done = try client.get("/v1/videos/\(id)").json
      #expect(done["status"] == "completed")
      #expect(
        done["video"]?.members?.map(\.name) == ["url", "duration", "width", "height"]
      )
      #expect(done["video"]?["duration"] == 10)
      #expect(done["video"]?["width"] == 1920)
      let link = try #require(done["video"]?["url"]?.text)
      #expect(link.hasPrefix(service.url + "/files/") && link.hasSuffix(".mp4"))
      let film = try client.fetch(link)
      #expect(film.headers["content-type"] == "video/mp4")
      #expect(film.body == TestFiles.mp4(seconds: 10))
      // The unified query knows the same task.
      #expect(try client.get("/v1/video/query?id=\(id)").json == done)
      #expect(service.jobs.first?.polls == 4)
      #expect(service.jobs.first?.fetches == 1)
    }
  }

  @Test func `a character is made of a name, a description and pictures`() throws {
    try withService(.crazyrouter) { service, client in
      let body =
        #"""
        {"name":"Luna","description":"A young woman with long silver hair and blue eyes",\#
        "reference_images":["https://example.com/character_ref.jpg"]}
        """#
      let reply = try client.post("/sora/v1/characters", body)
      #expect(reply.status == 200)
      #expect(reply.json["id"]?.text == service.characters.first?.id)
      #expect(service.characters.map(\.name) == ["Luna"])
      #expect(service.charges.map(\.route) == [.createCharacter])
    }
  }

  @Test func `an upload can be named in a request and fetched without the key`() throws {
    try withService(.crazyrouter) { service, client in
      let part = RawPart.file("file", "a.png", "image/png", TestFiles.png)
      let link = try #require(
        try client.post("/v1/files/uploads", form: [part]).json["url"]?.text
      )
      #expect(try client.fetch(link).body == TestFiles.png)
      let body = #"{"model":"sora","prompt":"p","image_url":"\#(link)"}"#
      #expect(try client.post("/v1/videos", body).status == 200)
      #expect(service.uploads.map(\.name) == ["a.png"])
      #expect(service.uploads.map(\.bytes) == [TestFiles.png])
      #expect(service.charges.count == 1)
      service.expireUploads()
      let again = try client.post("/v1/videos", body)
      #expect(again.status == 400)
      #expect(again.json["error"]?["code"] == "file_expired")
      #expect(try client.fetch(link).status == 403)
      #expect(service.charges.count == 1)
    }
  }

  static let wrongVideos = [
    (#"{"model":"sora", "prompt":"p"}"#, "not compact"),
    (#"{"model":"sora","prompt":"p","image_url":"https:\/\/example.com\/a.jpg"}"#, "not compact"),
    (#"{"prompt":"p","model":"sora"}"#, "out of order"),
    (#"{"model":"sora","prompt":"p","duration":5,"size":"1x1"}"#, "out of order"),
    (#"{"model":"sora","prompt":"p","seconds":"4"}"#, "unknown parameter: seconds"),
    (#"{"model":"sora","prompt":"p","aspect_ratio":"16:9"}"#, "unknown parameter: aspect_ratio"),
    (#"{"model":"sora","prompt":"p","duration":"10"}"#, "duration is a text, not a number"),
    (#"{"model":"sora","prompt":"p","size":null}"#, "size is null, not a text"),
    (#"{"model":"sora","prompt":"p","size":"big"}"#, "size is big"),
    (#"{"model":"sora","prompt":"p","prompt":"p"}"#, "prompt is there twice"),
    (#"{"model":"sora"}"#, "prompt is missing"),
    (#"{"model":"sora","prompt":""}"#, "prompt is empty"),
    (#"{"prompt":"p"}"#, "model is missing"),
    (#"{"model":"sora","prompt":"p","image_url":"a.jpg"}"#, "image_url is no URL"),
    (#"{"model":"sora","prompt":"p","image_url":"data:image/png;base64,AA"}"#, "is a data URL"),
    (#"{"model":"sora","prompt":"p","storyboard":[{"prompt":"q"}]}"#, "no prompt beside it"),
    (#"{"model":"sora","storyboard":[]}"#, "storyboard is an empty list"),
    (#"{"model":"sora","storyboard":[{"duration":5}]}"#, "storyboard[0].prompt is missing"),
    (#"[]"#, "the body is a list, not an object"),
    (#"{"model":"sora""#, "the body is not JSON"),
  ]

  @Test(arguments: wrongVideos)
  func `a wrong request is refused, recorded and not charged`(body: String, fault: String) throws {
    try withService(.crazyrouter) { service, client in
      let reply = try client.post("/v1/videos", body)
      #expect(reply.status == 400)
      #expect(reply.json["error"]?.members?.map(\.name) == ["message", "type", "code"])
      #expect(service.faults.count == 1)
      #expect(service.faults.first?.hasPrefix("POST /v1/videos: ") == true)
      #expect(service.faults.first?.contains(fault) == true, "\(service.faults)")
      #expect(service.charges == [] && service.jobs == [])
    }
  }

  static let wrongCharacters = [
    (#"{"description":"d"}"#, "name is missing"),
    (#"{"name":"Luna"}"#, "needs a description or reference_images"),
    (#"{"name":"Luna","reference_images":"https://example.com/a.jpg"}"#, "is a text, not a list"),
    (#"{"name":"Luna","reference_images":["a.jpg"]}"#, "reference_images[0] is no URL"),
    (#"{"name":"Luna","url":"https://example.com/a.mp4"}"#, "unknown parameter: url"),
  ]

  @Test(arguments: wrongCharacters)
  func `a wrong character is refused`(body: String, fault: String) throws {
    try withService(.crazyrouter) { service, client in
      let first = try client.post("/sora/v1/characters", body)
      #expect(first.status == 400)
      #expect(service.faults.first?.contains(fault) == true, "\(service.faults)")
      #expect(service.charges == [])
    }
  }

  @Test func `only its own models are known`() throws {
    try withService(.crazyrouter) { service, client in
      let reply = try client.post("/v1/videos", #"{"model":"sora-2","prompt":"p"}"#)
      #expect(reply.status == 404)
      #expect(reply.json["error"]?["code"] == "model_not_found")
      #expect(service.faults == ["POST /v1/videos: model not found: sora-2"])
    }
  }

  @Test func `an unknown task and an unknown route have errors of their own`() throws {
    try withService(.crazyrouter) { service, client in
      let task = try client.get("/v1/videos/nobody")
      #expect(task.status == 400)
      #expect(task.json["error"]?["code"] == "task_not_exist")
      let route = try client.post("/v1/nothing", "{}")
      #expect(route.status == 404)
      #expect(route.json["error"]?["message"] == "Invalid URL (POST /v1/nothing)")
      #expect(service.faults.count == 2)
    }
  }

  @Test func `every request must have the content type of JSON`() throws {
    try withService(.crazyrouter) { service, client in
      let get = try client.send("GET", "/v1/videos/x", headers: client.authorization)
      #expect(get?.status == 400)
      let (path, body) = Self.documented[1]
      let post = try client.send(
        "POST",
        path,
        headers: client.authorization + [("Content-Type", "text/plain")],
        body: Array(body.utf8)
      )
      #expect(post?.status == 400)
      #expect(service.faults.allSatisfy { $0.contains("application/json") })
      #expect(service.faults.count == 2)
    }
  }
}
