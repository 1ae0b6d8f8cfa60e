import Testing
import TroupeEndpoints
import TroupeModel

@Suite struct SubmissionReplyTests {
  private let reader = ReplyReader()
  private let now = Milliseconds.seconds(1_709_123_456)

  private func acceptance(_ text: String, status: Int = 200) -> AcceptanceReading {
    reader.acceptance(of: HTTPReply(status, text), now: now)
  }

  @Test func `the documented reply is read`() {
    let reading = acceptance(
      #"{"id":"sora_task_abc123","status":"processing","created_at":1709123456}"#
    )
    #expect(
      reading
        == AcceptanceReading(
          remoteID: RemoteID("sora_task_abc123"),
          rawStatus: "processing",
          createdAt: .seconds(1_709_123_456)
        )
    )
  }

  @Test(arguments: [
    (
      #"{"code":"success","message":"","data":{"id":"a:b","task_id":"c","status":"processing"}}"#,
      "a:b"
    ),
    (#"{"id":"a","status":"pending","status_update_time":1709123456789}"#, "a"),
    (#"{"task_id":"t"}"#, "t"),
    (#"{"data":{"task_id":"t"}}"#, "t"),
    (#"{"id":12345678901234567890123}"#, "12345678901234567890123"),
    (#"{"id":"","task_id":"t"}"#, "t"),
    (#"{"id":null,"data":{"id":"  ","task_id":9}}"#, "9"),
    (#"{"id":0,"task_id":"t"}"#, "t"),
    (#"{"id":{"x":1},"data":"{\"task_id\":\"t\"}"}"#, "t"),
    (#"{"data":[{"id":"t"}]}"#, "t"),
    (#"{"data":{"data":{"task_id":"t"}}}"#, "t"),
    ("\u{FEFF}" + #"{"id":" kept as it is "}"#, " kept as it is "),
    (#"{"id":false,"id":"second"}"#, "second"),
  ])
  func `the id is found in every known shape`(text: String, id: String) {
    let reading = acceptance(text)
    #expect(reading.remoteID?.description == id)
    #expect(reading.failure == nil)
  }

  @Test func `times are seconds, milliseconds or text`() {
    #expect(
      acceptance(#"{"id":"a","status_update_time":1709123456789}"#).createdAt
        == Milliseconds(1_709_123_456_789)
    )
    #expect(
      acceptance(#"{"id":"a","created_at":"2024-02-28T12:30:56Z"}"#).createdAt
        == .seconds(1_709_123_456)
    )
  }

  @Test func `a wrapper with a code for failure is a failure, and an id in it is kept`() {
    let without = acceptance(
      #"{"code":"fail","message":"no balance left: quota exceeded","data":null}"#
    )
    #expect(without.remoteID == nil)
    #expect(without.failure?.kind == .quota)
    let with = acceptance(#"{"code":"fail","message":"odd","data":{"task_id":"t"}}"#)
    #expect(with.remoteID == RemoteID("t"))
    #expect(with.failure?.message == "odd")
    #expect(with.failure?.code == "fail")
    #expect(acceptance(#"{"code":500,"message":"odd"}"#).failure?.code == "500")
    #expect(acceptance(#"{"code":"SUCCESS","data":{"id":"a"}}"#).failure == nil)
  }

  @Test(arguments: [
    ("", RemoteFailure.Kind.empty), ("<html><title>Welcome</title></html>", .html), ("[]", .other),
    ("{}", .other), ("oops", .other), (#"{"status":"processing"}"#, .other),
  ])
  func `a good status without an id always has a failure to tell`(
    text: String,
    kind: RemoteFailure.Kind
  ) {
    let reading = acceptance(text)
    #expect(reading.remoteID == nil)
    #expect(reading.failure?.kind == kind)
    #expect(reading.failure?.sentence.isEmpty == false)
  }

  @Test func `a bad status has its failure and its wish for time`() {
    let reply = HTTPReply(429, #"{"error":{"message":"slow"}}"#, [HTTPHeader("Retry-After", "5")])
    let reading = reader.acceptance(of: reply, now: now)
    #expect(reading.failure?.kind == .rateLimited)
    #expect(reading.wait == .seconds(5))
  }
}

@Suite struct CharacterReplyTests {
  private let reader = ReplyReader()

  private func character(_ text: String, status: Int = 200) -> CharacterReading {
    reader.character(of: HTTPReply(status, text), now: .seconds(0))
  }

  @Test func `the relays' reply is read`() {
    let reading = character(
      #"{"id":"ch_1","username":"hfspncadz.mooflapand","permalink":"https://s/x","profile_picture_url":"https://s/p.png?sig=1","display_name":"Luna"}"#
    )
    #expect(
      reading
        == CharacterReading(
          remoteID: RemoteID("ch_1"),
          remoteHandle: "hfspncadz.mooflapand",
          displayName: "Luna",
          avatarURL: "https://s/p.png?sig=1"
        )
    )
  }

  @Test func `a character that is still being made is pending`() {
    let queued = character(#"{"id":"char_1","status":"queued","username":null}"#)
    #expect(queued.isPending)
    #expect(queued.remoteID == RemoteID("char_1"))
    #expect(queued.remoteHandle == nil)
    #expect(queued.failure == nil)
    #expect(!character(#"{"id":"char_1","status":"active"}"#).isPending)
  }

  @Test func `an id within a text of JSON goes before that of its task`() {
    let reading = character(
      #"{"code":200,"data":{"task_id":"t","state":"success","resultJson":"{\"character_id\":\"ch_9\",\"username\":\"@luna\"}"}}"#
    )
    #expect(reading.remoteID == RemoteID("ch_9"))
    #expect(reading.remoteHandle == "luna")
    #expect(!reading.isPending)
    #expect(reading.failure == nil)
  }

  @Test func `wrapped, bare and numbered replies are read`() {
    #expect(character(#"{"data":{"id":7,"name":"Luna"}}"#).remoteID == RemoteID("7"))
    #expect(character(#"{"data":{"character":{"id":"c"}}}"#).remoteID == RemoteID("c"))
    let openai = character(#"{"id":"c","name":"Luna","created_at":1}"#)
    #expect(openai.displayName == "Luna")
    #expect(!openai.isPending)
    #expect(character(#"{"id":"c","expires_at":1709123456}"#).expiresAt == .seconds(1_709_123_456))
  }

  @Test func `a failure is told`() {
    #expect(
      character(#"{"id":"c","status":"failed","error":"no face"}"#).failure?.message == "no face"
    )
    #expect(character(#"{"message":"hello"}"#).failure?.message == "hello")
    #expect(character("{}").failure?.message == "the reply holds no id")
    #expect(character("", status: 404).failure?.kind == .notFound)
    #expect(character("<html>").failure?.kind == .html)
  }

  @Test(arguments: ["crazyrouter", "crazyrouter-2026", "relay", "relay-v2", "openai", "rehearsal"])
  func `a refusal told in words with a good HTTP status carries those words`(name: String) throws {
    let reply = HTTPReply(
      200,
      #"{"code":"content_filter","message":"content policy","data":null}"#
    )
    let profile = try Profiles.shipped(name)
    for format in profile.videoFormats {
      let reading = profile.reader(.create, format: FormatName(format))
        .acceptance(of: reply, now: .seconds(0))
      #expect(reading.remoteID == nil)
      #expect(reading.failure?.kind == .moderation)
      #expect(reading.failure?.message == "content policy")
      #expect(reading.failure?.code == "content_filter")
      #expect(reading.refusal?.message == "content policy")
    }
    let character = profile.reader(.createCharacter).character(of: reply, now: .seconds(0))
    #expect(character.failure?.kind == .moderation)
    #expect(character.failure?.message == "content policy")
    #expect(character.refusal?.code == "content_filter")
  }

  @Test
  func `the words are found where the profile looks for errors elsewhere, and without a code`()
    throws
  {
    let reader = try Profiles.make([("reply.error", ["problem.text"])])
      .reader(.create, format: .openai)
    func failure(_ text: String) -> String? {
      reader.acceptance(of: HTTPReply(200, text), now: .seconds(0)).failure?.message
    }
    #expect(failure(#"{"code":"content_filter","message":"no faces","data":null}"#) == "no faces")
    #expect(failure(#"{"code":7,"msg":"no faces"}"#) == "no faces")
    #expect(failure(#"{"code":7,"message":"x","problem":{"text":"no faces"}}"#) == "no faces")
    #expect(failure(#"{"code":"content_filter","message":"","data":null}"#) == "content_filter")
    #expect(
      failure(#"{"code":"success","message":"the queue is full","data":null}"#)
        == "the reply holds no id: the queue is full"
    )
    #expect(failure(#"{"code":"success","message":"OK","data":null}"#) == "the reply holds no id")
  }

  @Test(arguments: [
    #"{"url":"https://f/a.png"}"#, #"{"data":{"url":"https://f/a.png"}}"#,
    #"{"data":[{"url":"https://f/a.png"}]}"#, #"{"file":{"url":"https://f/a.png"}}"#,
    #"{"files":[{"url":"https://f/a.png"}]}"#,
  ])
  func `the address of an upload is found`(text: String) {
    #expect(reader.upload(of: HTTPReply(201, text)) == "https://f/a.png")
    #expect(reader.upload(of: HTTPReply(500, text)) == nil)
    #expect(reader.upload(of: HTTPReply(200, "{}")) == nil)
  }
}
