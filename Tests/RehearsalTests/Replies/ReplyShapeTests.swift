import Testing
import TroupeModel

@testable import Rehearsal

struct ReplyShapeTests {
  static func view(_ state: RehearsalJob.State, id: String = "42") -> TaskView {
    var job = RehearsalJobTests.job
    job.id = id
    job.state = state
    job.pollsBeforeDone = 0
    job.createdAt = Milliseconds(1_709_123_456_789)
    return TaskView(job, progress: 0.5, polls: 1, baseURL: "http://127.0.0.1:1")
  }

  static let created: [(ReplyShape, String)] = [
    (.plain, #"{"id":"42","status":"processing","created_at":1709123456}"#),
    (.numberID, #"{"id":42,"status":"processing","created_at":1709123456}"#),
    (.noID, #"{"status":"processing","created_at":1709123456}"#),
    (.taskID, #"{"task_id":"42","status":"IN_PROGRESS"}"#),
    (
      .wrapped,
      #"{"code":"success","message":"","data":{"id":"42","task_id":"42","status":"processing","created_at":1709123456}}"#
    ),
    (
      .nested,
      #"{"code":"success","message":"","data":{"task_id":"42","status":"IN_PROGRESS"}}"#
    ),
    (.empty, ""),
  ]

  @Test(arguments: created)
  func `an accepted request is told in a shape`(shape: ReplyShape, body: String) {
    let reply = shape.created(Self.view(.waiting), words: StatusWords())
    #expect(reply.status == 200)
    #expect(reply.body == .bytes(Array(body.utf8)))
  }

  static let url = "http://127.0.0.1:1/files/a.mp4"
  static let completed: [(ReplyShape, String)] = [
    (
      .plain,
      #"{"id":"42","status":"completed","progress":100,"video":{"url":"\#(url)","duration":5.5,"width":640,"height":360}}"#
    ),
    (
      .wrapped,
      #"{"code":"success","message":"","data":{"id":"42","task_id":"42","status":"SUCCESS","progress":100,"artifact_url":"\#(url)","result_url":"\#(url)"}}"#
    ),
    (
      .nested,
      #"{"code":"success","message":"","data":{"task_id":"42","status":"SUCCESS","progress":"100%","fail_reason":"","data":{"progress":100,"video_url":"\#(url)"}}}"#
    ),
    (
      .taskID,
      #"{"task_id":"42","status":"SUCCESS","progress":"100%","fail_reason":"","data":{"output":"\#(url)"}}"#
    ),
  ]

  @Test(arguments: completed)
  func `a finished job is told in a shape`(shape: ReplyShape, body: String) {
    let reply = shape.task(Self.view(.done(file: "a.mp4")), words: StatusWords())
    #expect(reply.body == .bytes(Array(body.utf8)))
  }

  @Test func `a job under way and a failed one are told as documented`() {
    let running = ReplyShape.plain.task(Self.view(.waiting), words: StatusWords())
    #expect(
      running.body == .bytes(Array(#"{"id":"42","status":"processing","progress":50}"#.utf8))
    )
    let failure = JobFailure(code: "moderation_blocked", message: "no")
    let failed = ReplyShape.plain.task(Self.view(.failed(failure)), words: StatusWords())
    let body =
      #"{"id":"42","status":"failed","progress":50,"error":{"code":"moderation_blocked","message":"no"}}"#
    #expect(failed.body == .bytes(Array(body.utf8)))
  }

  /// A job that was asked for in OpenAI's format.
  static func official(_ state: RehearsalJob.State, progress: Double = 0.5) -> TaskView {
    var job = RehearsalJobTests.job
    job.id = "42"
    job.request.format = .openAI
    job.request.parts = [VideoRequest.Part(prompt: "one", duration: 8)]
    job.state = state
    job.pollsBeforeDone = 0
    job.createdAt = Milliseconds(1_709_123_456_789)
    if state != .waiting { job.finishedAt = Milliseconds(1_709_123_466_000) }
    return TaskView(job, progress: progress, polls: 1, baseURL: "http://127.0.0.1:1")
  }

  static let told: [(RehearsalJob.State, Double, String)] = [
    (
      .waiting, 0,
      #"{"id":"42","object":"video","model":"sora","status":"queued","progress":0,"created_at":1709123456,"completed_at":null,"expires_at":null,"seconds":"8","size":"640x360","prompt":"one","remixed_from_video_id":null,"error":null}"#
    ),
    (
      .waiting, 0.5,
      #"{"id":"42","object":"video","model":"sora","status":"in_progress","progress":50,"created_at":1709123456,"completed_at":null,"expires_at":null,"seconds":"8","size":"640x360","prompt":"one","remixed_from_video_id":null,"error":null}"#
    ),
    (
      .done(file: "a.mp4"), 1,
      #"{"id":"42","object":"video","model":"sora","status":"completed","progress":100,"created_at":1709123456,"completed_at":1709123466,"expires_at":null,"seconds":"8","size":"640x360","prompt":"one","remixed_from_video_id":null,"error":null}"#
    ),
    (
      .failed(JobFailure(code: "moderation_blocked", message: "no")), 0,
      #"{"id":"42","object":"video","model":"sora","status":"failed","progress":0,"created_at":1709123456,"completed_at":1709123466,"expires_at":null,"seconds":"8","size":"640x360","prompt":"one","remixed_from_video_id":null,"error":{"code":"moderation_blocked","message":"no"}}"#
    ),
  ]

  @Test(arguments: told)
  func `a job in OpenAI's format is told whole, at once and later`(
    state: RehearsalJob.State,
    progress: Double,
    body: String
  ) {
    let view = Self.official(state, progress: progress)
    let words = StatusWords()
    #expect(ReplyShape.plain.created(view, words: words).body == .bytes(Array(body.utf8)))
    #expect(ReplyShape.plain.task(view, words: words).body == .bytes(Array(body.utf8)))
    #expect(ReplyShape.entry(view).compact == body)
  }

  @Test func `a script changes shapes and words in OpenAI's format too`() throws {
    let view = Self.official(.waiting)
    func reply(_ shape: ReplyShape, _ words: StatusWords = StatusWords()) throws -> JSON {
      guard case .bytes(let bytes) = shape.task(view, words: words).body else { return .null }
      return try JSON(parsing: bytes)
    }
    #expect(try reply(.numberID)["id"] == .number(42))
    #expect(try reply(.noID)["id"] == nil)
    #expect(try reply(.noID)["object"] == "video")
    #expect(try reply(.wrapped)["data"]?["id"] == "42")
    #expect(try reply(.taskID)["task_id"] == "42")
    #expect(try reply(.plain, StatusWords(running: "generating"))["status"] == "generating")
  }

  @Test func `the list tells where the result of another job is`() {
    let entry = ReplyShape.entry(Self.view(.done(file: "a.mp4")))
    #expect(entry["video"]?["url"]?.text == Self.url)
    #expect(ReplyShape.entry(Self.view(.waiting))["status"] == "in_progress")
  }

  @Test func `a script's words stand in place of the usual ones`() {
    let words = StatusWords(running: "generating", done: "SUCCESS", failed: "")
    let running = ReplyShape.plain.created(Self.view(.waiting), words: words)
    #expect(
      running.body
        == .bytes(Array(#"{"id":"42","status":"generating","created_at":1709123456}"#.utf8))
    )
  }

  @Test func `pages are no JSON`() {
    #expect(ReplyShape.html.page.status == 200)
    #expect(ReplyShape.htmlMissing.page.status == 404)
    #expect(ReplyShape.html.page.field("content-type") == "text/html")
  }

  @Test func `a slow job creeps on before the truth is told`() {
    var job = RehearsalJobTests.job
    job.state = .done(file: "a.mp4")
    let told = (1...4).map {
      TaskView(job, progress: 0, polls: $0, baseURL: "").phase.rawValue
    }
    #expect(told == ["processing", "processing", "processing", "completed"])
  }
}
