import Testing
import TroupeEndpoints
import TroupeModel

@Suite struct RefusalTests {
  private let reader = ReplyReader()

  private func acceptance(_ text: String, _ status: Int) -> AcceptanceReading {
    reader.acceptance(of: HTTPReply(status, text), now: .seconds(0))
  }

  private func job(_ text: String) throws -> JobReading {
    let answer = reader.job(of: HTTPReply(200, text), now: .seconds(0))
    guard case .reading(let reading) = answer else {
      Issue.record("\(answer)")
      return JobReading(phase: .running)
    }
    return reading
  }

  @Test func `a request that is refused has the stage submit`() {
    let reading = acceptance(
      #"{"error":{"message":"not this","code":"content_filter"}}"#,
      400
    )
    #expect(
      reading.refusal
        == RefusalReading(
          stage: .submit,
          kind: "moderation",
          code: "content_filter",
          message: "not this",
          httpStatus: 400
        )
    )
    let wrapped = acceptance(
      #"{"code":"content_filter","message":"not this","data":null}"#,
      200
    )
    #expect(wrapped.refusal?.stage == .submit)
    #expect(wrapped.refusal?.kind == "moderation")
    #expect(wrapped.refusal?.httpStatus == nil)
    #expect(acceptance("<html>", 404).refusal?.kind == "html")
    #expect(acceptance(#"{"error":"no"}"#, 402).refusal?.kind == "quota")
  }

  @Test func `nothing is refused where something was accepted or nobody can know`() {
    #expect(acceptance(#"{"id":"a","status":"queued"}"#, 200).refusal == nil)
    #expect(acceptance(#"{"code":"fail","message":"x","data":{"id":"a"}}"#, 200).refusal == nil)
    #expect(acceptance(#"{"error":{"message":"content policy"}}"#, 500).refusal == nil)
    #expect(acceptance("{}", 200).refusal == nil)
    #expect(acceptance("", 200).refusal == nil)
    #expect(acceptance("oops", 302).refusal == nil)
  }

  @Test func `a job that fails was refused during it, unless its words say otherwise`() throws {
    let plain = try job(
      #"{"status":"failed","error":{"code":"moderation_blocked","message":"not this"}}"#
    )
    #expect(
      plain.refusal
        == RefusalReading(
          stage: .during,
          kind: "moderation",
          code: "moderation_blocked",
          message: "not this"
        )
    )
    let output = try job(
      #"{"status":"FAILURE","fail_reason":"Output moderation: the generated video was blocked"}"#
    )
    #expect(output.refusal?.stage == .output)
    #expect(output.refusal?.kind == "moderation")
    let submit = try job(#"{"status":"failed","error":{"code":"sentinel_block"}}"#)
    #expect(submit.refusal?.stage == .submit)
    #expect(try job(#"{"status":"failed"}"#).refusal?.kind == "other")
    #expect(
      try job(#"{"status":"failed","error":"https://x/a?sig=1"}"#).refusal?.message
        == "https://x/a?…"
    )
    for text in [
      #"{"status":"expired"}"#, #"{"status":"completed"}"#, #"{"status":"running","error":"x"}"#,
    ] {
      #expect(try job(text).refusal == nil)
    }
  }

  @Test func `a profile's rule says the stage`() throws {
    let rules: JSON = [
      ["kind": "moderation", "codes": ["late_block"], "stage": "output"],
      ["kind": "quota", "statuses": [418], "stage": "during"],
    ]
    let profile = try Profiles.make([("errors.rules", rules)])
    let built = try profile.request(for: VideoOrder(model: "one", prompt: "x"))
    let reader = profile.reader(for: built)
    let late = reader.acceptance(
      of: HTTPReply(400, #"{"error":{"code":"LATE_BLOCK"}}"#),
      now: .seconds(0)
    )
    #expect(late.refusal?.stage == .output)
    #expect(late.failure?.stage == .output)
    let quota = reader.acceptance(of: HTTPReply(418, "teapot"), now: .seconds(0))
    #expect(quota.refusal?.stage == .during)
    #expect(quota.refusal?.kind == "quota")
  }

  @Test func `a character is refused at once or while it is made`() throws {
    func character(_ text: String, _ status: Int, kind: OperationKind) -> CharacterReading {
      ReplyReader(kind: kind).character(of: HTTPReply(status, text), now: .seconds(0))
    }
    let refused = #"{"error":{"message":"a real face","code":"content_filter"}}"#
    #expect(character(refused, 400, kind: .createCharacter).refusal?.stage == .submit)
    #expect(!character(refused, 400, kind: .createCharacter).hasFailed)
    #expect(character(refused, 400, kind: .queryCharacter).refusal == nil)
    let failed = #"{"id":"c","status":"failed","error":{"code":"moderation_blocked"}}"#
    for kind in [OperationKind.createCharacter, .queryCharacter] {
      let reading = character(failed, 200, kind: kind)
      #expect(reading.refusal?.stage == .during)
      #expect(reading.hasFailed)
      #expect(!reading.isPending)
    }
    #expect(character(#"{"id":"c"}"#, 200, kind: .createCharacter).refusal == nil)
    #expect(character("{}", 500, kind: .createCharacter).refusal == nil)
  }
}

@Suite struct ChargeTests {
  private func charged(_ text: String, _ charges: Charges? = nil) -> Cost? {
    let answer = ReplyReader(charges: charges).job(of: HTTPReply(200, text), now: .seconds(0))
    guard case .reading(let reading) = answer else { return nil }
    return reading.charged
  }

  private let quota = Charges(currency: "USD", perUnit: 0.000002, unit: "quota")

  @Test(arguments: [
    #"{"status":"completed","cost":75000}"#, #"{"status":"completed","data":{"cost":"75000"}}"#,
    #"{"status":"completed","usage":{"cost":75000.0,"currency":"quota"}}"#,
    #"{"status":"completed","cost":null,"price":75000}"#,
    #"{"status":"completed","cost":{"x":1},"data":{"data":{"cost":75000}}}"#,
    #"{"status":"completed","cost":-1,"total_cost":75000}"#,
  ])
  func `what a number counts is said by the profile`(text: String) {
    #expect(charged(text, quota) == Cost(micros: 150_000, currency: "USD", unit: "quota"))
    #expect(charged(text) == nil || text.contains("currency"))
  }

  @Test func `a currency in the reply says it as well`() {
    let text = #"{"status":"completed","cost":"0.12","currency":"usd"}"#
    let cost = Cost(micros: 120_000, currency: "USD", unit: "call")
    #expect(charged(text) == cost)
    #expect(charged(text, quota) == cost)
    #expect(
      charged(#"{"status":"completed","cost":2,"cost_currency":"credits"}"#)?.currency == "credits"
    )
  }

  @Test(arguments: [
    #"{"status":"completed"}"#, #"{"status":"completed","cost":"much"}"#,
    #"{"status":"completed","cost":1e300}"#, #"{"status":"completed","cost":[]}"#,
    #"{"status":"completed","cost":-3}"#, #"{"status":"completed","cost":true}"#,
    #"{"status":"completed","cost":"nan"}"#, #"{"status":"completed","cost":"inf"}"#,
    #"{"status":"running","cost":0}"#,
  ])
  func `a cost that cannot be read tells nothing`(text: String) {
    #expect(charged(text, quota) == nil)
  }

  @Test func `nothing was charged only once the job has ended`() {
    #expect(charged(#"{"status":"failed","cost":0}"#, quota)?.micros == 0)
    #expect(charged(#"{"status":"completed","cost":0}"#, quota)?.micros == 0)
    #expect(charged(#"{"status":"queued","cost":0}"#, quota) == nil)
    #expect(charged(#"{"status":"queued","cost":1000}"#, quota)?.micros == 2000)
  }

  @Test func `a reply that accepts or makes a character may say it too`() throws {
    let reader = ReplyReader(charges: quota)
    let reply = HTTPReply(200, #"{"id":"a","cost":1000}"#)
    #expect(reader.acceptance(of: reply, now: .seconds(0)).charged?.micros == 2000)
    #expect(reader.character(of: reply, now: .seconds(0)).charged?.micros == 2000)
    let free = HTTPReply(200, #"{"id":"a","cost":0}"#)
    #expect(reader.acceptance(of: free, now: .seconds(0)).charged == nil)
    let profile = try Profiles.make([
      ("charges", ["currency": "USD", "per_unit": 2, "unit": "coins"]),
      ("formats.openai.query.reply.cost", ["bill.coins"]),
    ])
    let query = try profile.request(.query, id: #require(RemoteID("a")), format: .openai)
    let answer = profile.reader(for: query).job(
      of: HTTPReply(200, #"{"status":"completed","cost":9,"bill":{"coins":3}}"#),
      now: .seconds(0)
    )
    let cost = Cost(micros: 6_000_000, currency: "USD", unit: "coins")
    #expect(
      answer == .reading(JobReading(phase: .done, rawStatus: "completed", charged: cost))
    )
  }
}
