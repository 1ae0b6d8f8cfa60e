import ScriptedServices
import Testing
import TroupeModel

@Suite struct OpenAIServiceTests {
  private let body = #"{"model":"sora-2","prompt":"A cat","seconds":"8","size":"1280x720"}"#

  @Test func `a job is an object without a link, and its film is behind the content route`()
    throws
  {
    try withService(.openai) { service, client in
      let created = try client.post("/v1/videos", body).json
      #expect(
        created.members?.map(\.name) == [
          "id", "object", "model", "status", "progress", "created_at", "completed_at", "expires_at",
          "seconds", "size", "prompt", "remixed_from_video_id", "error",
        ]
      )
      #expect(created["object"] == "video")
      #expect(created["status"] == "queued")
      #expect(created["progress"] == 0)
      #expect(created["seconds"] == "8")
      #expect(created["error"] == .null)
      let id = try #require(created["id"]?.text)
      let early = try client.get("/v1/videos/\(id)/content")
      #expect(early.status == 404)
      let running = try client.get("/v1/videos/\(id)").json
      #expect(running["status"] == "in_progress" && running["progress"] == 50)
      let done = try client.get("/v1/videos/\(id)").json
      #expect(done["status"] == "completed" && done["progress"] == 100)
      #expect(!done.compact.contains("http"))
      let film = try client.get("/v1/videos/\(id)/content")
      #expect(film.headers["content-type"] == "video/mp4")
      #expect(film.body == TestFiles.mp4(seconds: 10))
      let thumbnail = try client.get("/v1/videos/\(id)/content?variant=thumbnail")
      #expect(thumbnail.body == TestFiles.png)
      #expect(try client.get("/v1/videos/\(id)/content?variant=poster").status == 400)
      let unkeyed = try client.fetch("/v1/videos/\(id)/content")
      #expect(unkeyed.status == 401)
      #expect(service.jobs.first?.fetches == 1)
      #expect(service.faults.count == 3)
    }
  }

  static let wrongVideos = [
    (#"{"model":"sora-2","prompt":"p","seconds":8}"#, 400, "seconds is a number, not a text"),
    (#"{"model":"sora-2","prompt":"p","seconds":"10"}"#, 400, "not 4, 8 or 12"),
    (#"{"model":"sora-2","prompt":"p","size":"1920x1080"}"#, 400, "size is 1920x1080"),
    (#"{"model":"sora-2","prompt":"p","size":"1792x1024"}"#, 400, "size is 1792x1024"),
    (#"{"model":"sora","prompt":"p"}"#, 404, "model not found: sora"),
    (#"{"model":"sora-2"}"#, 400, "prompt is missing"),
    (#"{"model":"sora-2","prompt":"p","duration":8}"#, 400, "unknown parameter: duration"),
    (
      #"{"model":"sora-2","prompt":"p","input_reference":"https://e.com/a.png"}"#, 400,
      "input_reference is a text, not an object"
    ),
    (
      #"{"model":"sora-2","prompt":"p","input_reference":{"image_url":"a.png"}}"#, 400,
      "input_reference.image_url is no URL"
    ),
    (
      #"{"model":"sora-2","prompt":"p","input_reference":{"image_url":"data:image/jpeg;base64,iVBORw0KGgo="}}"#,
      400, "is sent as data:image/jpeg;base64 but is image/png"
    ),
    (
      #"{"model":"sora-2","prompt":"p","characters":[{"id":"nobody"}]}"#, 400,
      "no character has the id nobody"
    ),
  ]

  @Test(arguments: wrongVideos)
  func `a wrong request is refused`(body: String, status: Int, fault: String) throws {
    try withService(.openai) { service, client in
      let reply = try client.post("/v1/videos", body)
      #expect(reply.status == status)
      #expect(reply.json["error"]?.members?.map(\.name) == ["message", "type", "code"])
      #expect(service.faults.first?.contains(fault) == true, "\(service.faults)")
      #expect(service.charges == [])
    }
  }

  @Test func `the larger sizes belong to the larger model`() throws {
    try withService(.openai) { service, client in
      let body = #"{"model":"sora-2-pro","prompt":"p","seconds":"12","size":"1792x1024"}"#
      let first = try client.post("/v1/videos", body)
      #expect(first.status == 200)
      #expect(service.faults == [])
    }
  }

  @Test func `a start picture comes as a file, a URL or a data URL`() throws {
    try withService(.openai) { service, client in
      let parts: [RawPart] = [
        .text("model", "sora-2"), .text("prompt", "It moves"), .text("seconds", "4"),
        .text("size", "720x1280"), .file("input_reference", "a.png", "image/png", TestFiles.png),
      ]
      let reply = try client.post("/v1/videos", form: parts)
      #expect(reply.status == 200)
      #expect(reply.json["prompt"] == "It moves")
      for address in ["https://example.com/a.png", TestFiles.pngData] {
        let body =
          #"{"model":"sora-2","prompt":"p","input_reference":{"image_url":"\#(address)"}}"#
        #expect(try client.post("/v1/videos", body).status == 200)
      }
      #expect(service.charges.count == 3)
      #expect(service.charges.map { $0.json == nil } == [true, false, false])
      #expect(service.faults == [])
      let wrong: [[RawPart]] = [
        Array(parts.dropFirst()), parts + [parts[0]], parts + [.text("duration", "4")],
        Array(parts.dropLast()) + [.text("input_reference", "a.png")],
        Array(parts.dropLast()) + [.file("input_reference", "a.gif", "image/gif", [0x47, 0x49])],
      ]
      for parts in wrong { #expect(try client.post("/v1/videos", form: parts).status == 400) }
      #expect(service.faults.count == wrong.count)
      #expect(service.charges.count == 3)
    }
  }

  @Test func `a start picture must be of the video's size where that is wanted`() throws {
    try withService(.openai) { service, client in
      service.rules = [.on(.createVideo, .wantsExactPicture)]
      func video(_ width: UInt32, _ height: UInt32) throws -> Int {
        let picture = TestFiles.pngHeader(width: width, height: height)
        return try client.post(
          "/v1/videos",
          form: [
            .text("model", "sora-2"), .text("prompt", "p"), .text("size", "1280x720"),
            .file("input_reference", "a.png", "image/png", picture),
          ]
        ).status
      }
      let exact = try video(1280, 720)
      #expect(exact == 200)
      #expect(try video(720, 1280) == 400)
      #expect(service.faults.last?.contains("input_reference is 720x1280") == true)
    }
  }

  @Test func `characters go along in a form in both ways that clients have`() throws {
    try withService(.openai) { service, client in
      let form = character("Luna", seconds: 3)
      let id = try #require(try client.post("/v1/videos/characters", form: form).json["id"]?.text)
      let start: [RawPart] = [.text("model", "sora-2"), .text("prompt", "Luna walks")]
      let list = RawPart.text("characters", #"[{"id":"\#(id)"}]"#)
      let part = RawPart.text("characters[][id]", id)
      #expect(try client.post("/v1/videos", form: start + [list]).status == 200)
      #expect(try client.post("/v1/videos", form: start + [part]).status == 200)
      #expect(service.jobs.map(\.draft.characters) == [[id], [id]])
      for wrong in [[list, part], [part, part], [.text("characters", id)]] {
        #expect(try client.post("/v1/videos", form: start + wrong).status == 400)
      }
      #expect(service.faults.count == 3)
    }
  }

  private func character(_ name: String, seconds: Double) -> [RawPart] {
    [
      .file("video", "c.mp4", "video/mp4", TestFiles.mp4(seconds: seconds)), .text("name", name),
    ]
  }

  @Test func `a character is made of a clip and a name, and used by its id and name`() throws {
    try withService(.openai) { service, client in
      let reply = try client.post("/v1/videos/characters", form: character("Luna", seconds: 3))
      #expect(reply.json.members?.map(\.name) == ["id", "name", "created_at"])
      let id = try #require(reply.json["id"]?.text)
      #expect(try client.get("/v1/videos/characters/\(id)").json == reply.json)
      #expect(try client.get("/v1/videos/characters/nobody").status == 404)
      func video(_ prompt: String, _ ids: [String]) throws -> Int {
        let list = ids.map { #"{"id":"\#($0)"}"# }.joined(separator: ",")
        let start = #"{"model":"sora-2","prompt":"\#(prompt)","characters":["#
        return try client.post("/v1/videos", start + list + "]}").status
      }
      #expect(try video("Luna walks", [id]) == 200)
      #expect(service.jobs.last?.draft.characters == [id])
      #expect(try video("She walks", [id]) == 400)
      #expect(service.faults.last?.contains("does not hold the name Luna") == true)
      var ids = [id]
      for name in ["Mara", "Nils"] {
        let form = character(name, seconds: 2)
        ids.append(
          try #require(try client.post("/v1/videos/characters", form: form).json["id"]?.text)
        )
      }
      #expect(try video("Luna and Mara", Array(ids.prefix(2))) == 200)
      #expect(try video("Luna, Mara and Nils", ids) == 400)
      #expect(service.faults.last?.contains("more than 2") == true)
    }
  }

  @Test(arguments: [("Luna", 2.0, 200), ("Luna", 4, 200), ("Luna", 1.5, 400), ("Luna", 5, 400)])
  func `a clip is two to four seconds long`(name: String, seconds: Double, status: Int) throws {
    try withService(.openai) { _, client in
      let form = character(name, seconds: seconds)
      let first = try client.post("/v1/videos/characters", form: form)
      #expect(first.status == status)
    }
  }

  @Test(arguments: [(1, 200), (80, 200), (81, 400), (0, 400)])
  func `a name has one to eighty characters`(length: Int, status: Int) throws {
    try withService(.openai) { _, client in
      let form = character(String(repeating: "ü", count: length), seconds: 3)
      let first = try client.post("/v1/videos/characters", form: form)
      #expect(first.status == status)
    }
  }

  @Test func `videos are listed and deleted`() throws {
    try withService(.openai) { _, client in
      let first = try #require(try client.post("/v1/videos", body).json["id"]?.text)
      let second = try #require(try client.post("/v1/videos", body).json["id"]?.text)
      let list = try client.get("/v1/videos").json
      #expect(list["object"] == "list")
      #expect(list["data"]?.elements?.map { $0["id"]?.text } == [first, second])
      let deleted = try client.send(
        "DELETE",
        "/v1/videos/\(first)",
        headers: client.authorization
      )
      #expect(deleted?.json["deleted"] == true)
      #expect(try client.get("/v1/videos/\(first)").status == 404)
      #expect(try client.get("/v1/videos").json["data"]?.elements?.count == 1)
    }
  }

  @Test func `the content route may answer with a link in JSON`() throws {
    try withService(.openai, pollsUntilDone: 1) { service, client in
      service.rules = [.on(.content, .contentAsLink)]
      let id = try #require(try client.post("/v1/videos", body).json["id"]?.text)
      _ = try client.get("/v1/videos/\(id)")
      let reply = try client.get("/v1/videos/\(id)/content")
      #expect(reply.headers["content-type"] == "application/json")
      let link = try #require(reply.json["video_url"]?.text)
      #expect(try client.fetch(link).body == TestFiles.mp4(seconds: 10))
    }
  }
}
