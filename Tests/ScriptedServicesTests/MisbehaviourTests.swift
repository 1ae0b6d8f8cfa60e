import ScriptedServices
import Testing
import TroupeModel

@Suite struct MisbehaviourTests {
  private let path = "/v1/videos"
  private let body = #"{"model":"sora","prompt":"p"}"#

  /// Makes one video under the rules; gives its first reply, or nil where the connection just ended.
  private func create(
    _ rules: [ServiceRule],
    _ check: (ScriptedService, RawReply?, RawClient) throws -> Void
  ) throws {
    try withService(.crazyrouter, pollsUntilDone: 1) { service, client in
      service.rules = rules
      let reply = try client.postOrDrop(path, body)
      try check(service, reply, client)
      #expect(service.faults == [])
    }
  }

  static let replaced: [(ServiceMisbehaviour, status: Int?, charges: Int)] = [
    (.status(500), 500, 0), (.status(503, charged: true), 503, 1),
    (.error(402, code: "insufficient_quota", message: "no money"), 402, 0), (.html, 200, 1),
    (.htmlStatus(404), 404, 0), (.body("[]"), 200, 1), (.drop, nil, 1), (.hangUp, nil, 0),
    (.tooManyRequests(retryAfter: 7), 429, 0), (.refuseModeration(.submit), 400, 0),
    (.cut, 200, 1),
  ]

  @Test(arguments: replaced)
  func `a reply is replaced, and the work done or not`(
    misbehaviour: ServiceMisbehaviour,
    status: Int?,
    charges: Int
  ) throws {
    try create([.on(.createVideo, misbehaviour)]) { service, reply, _ in
      #expect(reply?.status == status)
      #expect(service.charges.count == charges)
      #expect(service.jobs.count == charges)
      #expect(reply?.isWhole != (misbehaviour == .cut))
    }
  }

  @Test func `errors that rules make have the service's own shape`() throws {
    try create([.on(.createVideo, .tooManyRequests(retryAfter: 7))]) { _, reply, _ in
      #expect(reply?.headers["retry-after"] == "7")
      #expect(reply?.json["error"]?["code"] == "rate_limit_exceeded")
    }
    try create([.on(.createVideo, .tooManyRequests(retryAfter: nil))]) { _, reply, _ in
      #expect(reply?.headers["retry-after"] == nil)
    }
    try create([.on(.createVideo, .refuseModeration(.submit))]) { _, reply, _ in
      #expect(reply?.json["error"]?["code"] == "sentinel_block")
    }
    try create([.on(.createVideo, .html)]) { _, reply, _ in
      #expect(reply?.headers["content-type"]?.hasPrefix("text/html") == true)
      #expect(reply?.text.hasPrefix("<!DOCTYPE html>") == true)
    }
  }

  @Test func `a rule begins and ends when it is told to`() throws {
    try withService(.crazyrouter) { service, client in
      service.rules = [.on(.createVideo, .status(500), after: 1, times: 2)]
      let statuses = try (1...5).map { _ in try client.post(path, body).status }
      #expect(statuses == [200, 500, 500, 200, 200])
      #expect(service.charges.map(\.number) == [1, 2, 3])
      #expect(service.rules.map(\.met) == [5])
    }
  }

  @Test func `a wrong request is answered as wrong, and uses no rule up`() throws {
    try withService(.crazyrouter) { service, client in
      service.rules = [.on(.createVideo, .drop, times: 1)]
      let first = try client.post(path, "{}")
      #expect(first.status == 400)
      #expect(try client.postOrDrop(path, body) == nil)
      #expect(try client.post(path, body).status == 200)
      #expect(service.charges.count == 2)
      #expect(service.faults.count == 1)
    }
  }

  static let bent: [(ServiceMisbehaviour, JSON)] = [
    (.rename("id", to: "renamed_key"), ["renamed_key": "ID", "status": "processing"]),
    (.remove("id"), ["status": "processing"]),
    (.set("status", to: 7), ["id": "ID", "status": 7]),
    (.set("note", to: "x"), ["id": "ID", "status": "processing", "note": "x"]),
    (.statusWord("pondering"), ["id": "ID", "status": "pondering"]),
    (.duplicate("id"), ["id": "ID", "id": "ID", "status": "processing"]),
    (.duplicate("id", second: "other"), ["id": "ID", "id": "other", "status": "processing"]),
    (.progress(.fraction), ["id": "ID", "status": "processing", "progress": 0]),
    (.progress(.percentText), ["id": "ID", "status": "processing", "progress": "0%"]),
    (
      .cost("0.120", currency: "USD"),
      ["id": "ID", "status": "processing", "cost": .number("0.120"), "currency": "USD"]
    ),
    (
      .wrap,
      ["code": "success", "message": "", "data": ["id": "ID", "status": "processing"]]
    ),
  ]

  @Test(arguments: bent)
  func `a reply is bent as told`(misbehaviour: ServiceMisbehaviour, expected: JSON) throws {
    let rules: [ServiceRule] = [
      .on(.createVideo, .remove("created_at")), .on(.createVideo, misbehaviour),
    ]
    try create(rules) { service, reply, _ in
      let id = try #require(service.charges.first?.id)
      #expect(
        reply?.text == expected.compact.split(separator: "\"ID\"").joined(separator: "\"\(id)\"")
      )
    }
  }

  @Test func `times are written in three ways`() throws {
    try create([.on(.createVideo, .times(.milliseconds))]) { service, reply, _ in
      let created = try #require(service.jobs.first?.createdAt)
      #expect(reply?.json["created_at"]?.int == created * 1000)
    }
    try create([.on(.createVideo, .times(.iso8601))]) { _, reply, _ in
      let text = try #require(reply?.json["created_at"]?.text)
      #expect(text.hasPrefix("20") && text.hasSuffix("Z") && text.contains("T"))
    }
  }

  @Test func `an id may be a number of twenty digits`() throws {
    try create([.on(.createVideo, .idAsNumber)]) { service, reply, client in
      let id = try #require(service.charges.first?.id)
      #expect(id.utf8.count == 20)
      #expect(reply?.text.contains("\"id\":\(id),") == true)
      #expect(try client.get("/v1/videos/\(id)").json["id"] == .number(id))
    }
  }

  @Test func `an id may hold a colon and a slash, which are escaped in a path`() throws {
    try create([.on(.createVideo, .idWithPunctuation)]) { service, reply, client in
      let id = try #require(reply?.json["id"]?.text)
      #expect(id == service.charges.first?.id)
      let escaped = id.map { $0 == ":" ? "%3A" : $0 == "/" ? "%2f" : String($0) }.joined()
      #expect(escaped.contains("%3A") && escaped.contains("%2f"))
      #expect(try client.get("/v1/videos/\(escaped)").json["id"]?.text == id)
      #expect(try client.get("/v1/video/query?id=\(escaped)").json["id"]?.text == id)
    }
  }

  @Test func `what is told may be JSON in a string`() throws {
    try withService(.relay(modelFlag: .ignored), pollsUntilDone: 1) { service, client in
      service.rules = [
        .on(.createCharacter, .asynchronous), .on(.queryCharacter, .jsonInString("resultJson")),
        .on(.queryVideo, .jsonInString("resultJson")),
      ]
      let clip = #"{"url":"https://example.com/clip.mp4","timestamps":"1,3"}"#
      let created = try client.post("/sora/v1/characters", clip).json
      let id = try #require(created["id"]?.text)
      let told = try client.get("/sora/v1/characters/\(id)").json
      #expect(told.members?.map(\.name) == ["status", "resultJson"])
      let inner = try JSON(parsing: try #require(told["resultJson"]?.text))
      #expect(inner["character_id"]?.text == id)
      #expect(inner["username"]?.text == service.characters.first?.username)
      let video = try client.post(path, #"{"model":"sora-2","prompt":"p"}"#).json
      let task = try client.get("/v1/videos/\(try #require(video["id"]?.text))").json
      #expect(task["status"] == "completed")
      #expect(task["video_url"] == nil)
      #expect(try JSON(parsing: task["resultJson"]?.text ?? "")["video_url"]?.text != nil)
    }
  }

  @Test(arguments: [
    (ServiceMisbehaviour.ModerationStage.during, [("failed", 0)]),
    (.output, [("processing", 33), ("processing", 66), ("failed", 66)]),
  ])
  func `moderation may step in after the charge`(
    stage: ServiceMisbehaviour.ModerationStage,
    polls: [(status: String, progress: Int)]
  ) throws {
    try withService(.crazyrouter, pollsUntilDone: 3) { service, client in
      service.rules = [
        .on(.createVideo, .refuseModeration(stage)), .on(.queryVideo, .progress(.integer)),
      ]
      let id = try #require(try client.post(path, body).json["id"]?.text)
      var last = JSON.null
      for poll in polls {
        last = try client.get("/v1/videos/\(id)").json
        #expect(last["status"]?.text == poll.status)
        #expect(last["progress"]?.int == poll.progress)
      }
      #expect(last["error"]?["code"] == "moderation_blocked")
      #expect(last["error"]?["message"]?.text?.contains("output") == (stage == .output))
      #expect(service.charges.count == 1)
    }
  }

  @Test func `a payload inside an envelope is where additions go`() throws {
    try withService(.crazyrouter2026) { service, client in
      service.rules = [.on(nil, .cost("12000")), .on(.createVideo, .set("note", to: true))]
      let reply = try client.post(path, #"{"model":"sora-2","prompt":"p"}"#).json
      #expect(reply["cost"] == nil && reply["note"] == nil)
      #expect(reply["data"]?["cost"] == 12000 && reply["data"]?["note"] == true)
    }
  }

  @Test func `a slow reply comes all the same, and no sooner`() throws {
    let clock = ContinuousClock()
    let start = clock.now
    let rules: [ServiceRule] = [
      .on(.createVideo, .slow(milliseconds: 250)), .on(.createVideo, .header("X-Later", "yes")),
    ]
    try create(rules) { service, reply, _ in
      #expect(clock.now - start >= .milliseconds(250))
      #expect(reply?.status == 200)
      #expect(reply?.headers["x-later"] == "yes")
      #expect(service.charges.count == 1)
    }
  }
}
