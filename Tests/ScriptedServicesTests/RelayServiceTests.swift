import ScriptedServices
import Testing
import TroupeModel

@Suite struct RelayServiceTests {
  private let clip = #"{"url":"https://example.com/clip.mp4","timestamps":"1,3"}"#

  private func clip(model: String) -> String {
    #"{"model":"\#(model)","url":"https://example.com/clip.mp4","timestamps":"1,3"}"#
  }

  @Test func `the service chooses the username and shows a picture`() throws {
    try withService(.relay(modelFlag: .forbidden), linkFetches: 1) { service, client in
      let reply = try client.post("/sora/v1/characters", clip).json
      #expect(reply["id"]?.text?.hasPrefix("ch_") == true)
      let username = try #require(reply["username"]?.text)
      #expect(username.contains("."))
      #expect(service.characters.first?.username == username)
      #expect(reply["permalink"]?.text?.hasSuffix(username) == true)
      let picture = try #require(reply["profile_picture_url"]?.text)
      #expect(picture.contains("expires="))
      #expect(try client.fetch(picture).body == TestFiles.png)
      #expect(try client.fetch(picture).status == 403)
      #expect(service.charges.map(\.route) == [.createCharacter])
      #expect(service.faults == [])
    }
  }

  @Test func `a required model must be named, and be that one`() throws {
    try withService(.relay(modelFlag: .required("sora-2-character"))) { service, client in
      let path = "/sora/v1/characters"
      let first = try client.post(path, clip)
      #expect(first.status == 400)
      #expect(try client.post(path, clip(model: "sora-2")).status == 404)
      #expect(service.charges == [])
      #expect(try client.post(path, clip(model: "sora-2-character")).status == 200)
      #expect(service.charges.count == 1)
      #expect(service.faults.count == 2)
    }
  }

  @Test func `a forbidden model makes the route disappear`() throws {
    try withService(.relay(modelFlag: .forbidden)) { service, client in
      let path = "/sora/v1/characters"
      let first = try client.post(path, clip(model: "sora-2-character"))
      #expect(first.status == 404)
      #expect(service.faults.count == 1)
      #expect(try client.post(path, clip).status == 200)
    }
  }

  @Test func `an ignored model may be anything`() throws {
    try withService(.relay(modelFlag: .ignored)) { service, client in
      let first = try client.post("/sora/v1/characters", clip(model: "x"))
      #expect(first.status == 200)
      #expect(try client.post("/sora/v1/characters", clip).status == 200)
      #expect(service.faults == [])
    }
  }

  @Test(arguments: ["1,3", "0,1", "2.5,4", "0,3", "6.25,8.75"])
  func `one to three seconds make a character`(span: String) throws {
    try withService(.relay(modelFlag: .forbidden)) { service, client in
      let body = #"{"url":"https://example.com/clip.mp4","timestamps":"\#(span)"}"#
      let first = try client.post("/sora/v1/characters", body)
      #expect(first.status == 200)
      #expect(service.faults == [])
    }
  }

  static let wrongCharacters = [
    (#"{"url":"https://e.com/c.mp4","timestamps":"0,0.5"}"#, "1 to 3 s are allowed"),
    (#"{"url":"https://e.com/c.mp4","timestamps":"0,4"}"#, "1 to 3 s are allowed"),
    (#"{"url":"https://e.com/c.mp4","timestamps":"3,1"}"#, "1 to 3 s are allowed"),
    (#"{"url":"https://e.com/c.mp4","timestamps":"1-3"}"#, "not two numbers"),
    (#"{"url":"https://e.com/c.mp4","timestamps":"1, 3"}"#, "not two numbers"),
    (#"{"url":"https://e.com/c.mp4","timestamps":"1e0,3"}"#, "not two numbers"),
    (#"{"url":"https://e.com/c.mp4","timestamps":[1,3]}"#, "is a list, not a text"),
    (#"{"url":"https://e.com/c.mp4"}"#, "timestamps is missing"),
    (#"{"timestamps":"1,3"}"#, "url or from_task is missing"),
    (#"{"url":"https://e.com/c.mp4","from_task":"x","timestamps":"1,3"}"#, "exclude each other"),
    (#"{"from_task":"nobody","timestamps":"1,3"}"#, "task does not exist"),
    (#"{"url":"clip.mp4","timestamps":"1,3"}"#, "url is no URL"),
    (#"{"url":"https://e.com/c.mp4","timestamps":"1,3","name":"L"}"#, "unknown parameter: name"),
  ]

  @Test(arguments: wrongCharacters)
  func `a wrong character is refused`(body: String, fault: String) throws {
    try withService(.relay(modelFlag: .ignored)) { service, client in
      let first = try client.post("/sora/v1/characters", body)
      #expect(first.status == 400)
      #expect(service.faults.first?.contains(fault) == true, "\(service.faults)")
      #expect(service.charges == [])
    }
  }

  @Test func `a character is made from a finished task, within its length`() throws {
    try withService(.relay(modelFlag: .forbidden)) { service, client in
      let video = try client.post("/v1/videos", #"{"model":"sora-2","prompt":"p"}"#)
      let id = try #require(video.json["id"]?.text)
      let body = #"{"from_task":"\#(id)","timestamps":"1,3"}"#
      #expect(try client.post("/sora/v1/characters", body).status == 400)
      #expect(service.faults.last?.contains("is not finished") == true)
      for _ in 1...2 { _ = try client.get("/v1/videos/\(id)") }
      #expect(try client.post("/sora/v1/characters", body).status == 200)
      let late = #"{"from_task":"\#(id)","timestamps":"9,11"}"#
      #expect(try client.post("/sora/v1/characters", late).status == 400)
      #expect(service.faults.last?.contains("but the clip at 10.0 s") == true)
    }
  }

  @Test func `a clip is uploaded and named by its link`() throws {
    try withService(.relay(modelFlag: .forbidden)) { service, client in
      let clip = RawPart.file("file", "c.mp4", "video/mp4", TestFiles.mp4(seconds: 3))
      let link = try #require(
        try client.post("/v1/files/uploads", form: [clip]).json["url"]?.text
      )
      let body = #"{"url":"\#(link)","timestamps":"0,3"}"#
      #expect(try client.post("/sora/v1/characters", body).status == 200)
      let late = #"{"url":"\#(link)","timestamps":"2,4"}"#
      #expect(try client.post("/sora/v1/characters", late).status == 400)
      let picture = RawPart.file("file", "a.png", "image/png", TestFiles.png)
      let other = try #require(
        try client.post("/v1/files/uploads", form: [picture]).json["url"]?.text
      )
      let wrong = #"{"url":"\#(other)","timestamps":"0,3"}"#
      #expect(try client.post("/sora/v1/characters", wrong).status == 400)
      #expect(service.charges.count == 1)
    }
  }

  @Test func `a username in a prompt is followed by a space`() throws {
    try withService(.relay(modelFlag: .forbidden)) { service, client in
      let username = try #require(
        try client.post("/sora/v1/characters", clip).json["username"]?.text
      )
      func video(_ prompt: String) throws -> Int {
        try client.post("/v1/videos", #"{"model":"sora-2","prompt":"\#(prompt)"}"#).status
      }
      #expect(try video("@\(username) walks, and @\(username)x does not") == 200)
      #expect(service.jobs.last?.draft.characters == service.characters.map(\.id))
      #expect(try video("nobody walks") == 200)
      #expect(service.jobs.last?.draft.characters == [])
      #expect(service.faults == [])
      #expect(try video("here is @\(username), walking") == 400)
      #expect(try video("here is @\(username)") == 400)
      #expect(service.faults.count == 2)
    }
  }

  @Test func `the unified route tells milliseconds, and its failure is a text`() throws {
    try withService(.relay(modelFlag: .forbidden)) { service, client in
      service.rules = [.on(.createVideo, .failJob(code: "boom", message: "It broke."))]
      let body = #"{"model":"sora-2","prompt":"p","aspect_ratio":"16:9"}"#
      let created = try client.post("/v1/video/create", body).json
      #expect(created.members?.map(\.name) == ["id", "status", "status_update_time"])
      let time = try #require(created["status_update_time"]?.int)
      #expect(time > 100_000_000_000)
      let id = try #require(created["id"]?.text)
      #expect(try client.get("/v1/video/query?id=\(id)").json["status"] == "processing")
      let failed = try client.get("/v1/video/query?id=\(id)").json
      #expect(failed["status"] == "failed")
      #expect(failed["error"] == "It broke.")
    }
  }

  @Test func `a character by its clip is taken in a video`() throws {
    try withService(.relay(modelFlag: .forbidden)) { service, client in
      let start = #"{"model":"sora-2","prompt":"p","character_url":"https://e.com/c.mp4""#
      let first = try client.post("/v1/videos", start + "}")
      #expect(first.status == 400)
      let short = start + #","character_timestamps":"1,1.5"}"#
      #expect(try client.post("/v1/videos", short).status == 400)
      let right = start + #","character_timestamps":"1,3","seconds":"8"}"#
      #expect(try client.post("/v1/videos", right).status == 200)
      #expect(service.jobs.map(\.draft.seconds) == ["8"])
    }
  }

  @Test func `a character that is queued has no username until it is ready`() throws {
    try withService(.relay(modelFlag: .forbidden)) { service, client in
      service.rules = [.on(.createCharacter, .asynchronous)]
      let created = try client.post("/sora/v1/characters", clip).json
      let id = try #require(created["id"]?.text)
      #expect(created == ["id": .string(id), "status": "queued", "username": nil])
      #expect(try client.get("/sora/v1/characters/\(id)").json["username"] == .null)
      let ready = try client.get("/sora/v1/characters/\(id)").json
      #expect(ready["username"]?.text == service.characters.first?.username)
      #expect(ready["status"] == "completed")
      #expect(service.characters.first?.isReady == true)
    }
  }
}
