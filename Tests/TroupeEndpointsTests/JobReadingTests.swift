import Testing
import TroupeEndpoints
import TroupeModel

@Suite struct JobReadingTests {
  private let reader = ReplyReader()
  private let now = Milliseconds.seconds(1_709_123_456)

  private func job(_ text: String, status: Int = 200, _ headers: [HTTPHeader] = []) -> PollAnswer {
    reader.job(of: HTTPReply(status, text, headers), now: now)
  }

  private func reading(_ text: String) throws -> JobReading {
    guard case .reading(let reading) = job(text) else {
      Issue.record("no reading but \(job(text))")
      return JobReading(phase: .running)
    }
    return reading
  }

  @Test func `the documented reply is read`() throws {
    let reading = try reading(
      #"{"id":"sora_task_abc123","status":"completed","video":{"url":"https://crazyrouter.com/files/sora_abc123.mp4","duration":10,"width":1920,"height":1080}}"#
    )
    #expect(
      reading
        == JobReading(
          phase: .done,
          rawStatus: "completed",
          resultURL: "https://crazyrouter.com/files/sora_abc123.mp4"
        )
    )
  }

  @Test(arguments: [
    #"{"code":"success","data":{"id":"1","status":"SUCCESS","result_url":"U","artifact_url":"V"}}"#,
    #"{"code":"success","message":"","data":{"status":"SUCCESS","progress":"100%","data":{"video_url":"U"}}}"#,
    #"{"task_id":"1","status":"SUCCESS","fail_reason":"","data":{"output":"U"}}"#,
    #"{"status":"SUCCESS","data":{"output":{"video_url":"U"}}}"#,
    #"{"status":"SUCCESS","data":{"output":["U","V"]}}"#,
    #"{"state":"success","content":{"video_url":"U"}}"#,
    #"{"status":"succeeded","metadata":{"url":"U"}}"#,
    #"{"status":"finished","detail":{"url":"U"}}"#,
    #"{"status":"completed","result_url":"U"}"#,
    #"{"status":"completed","video_url":"U"}"#,
    #"{"status":"completed","url":"U"}"#,
    #"{"status":"completed","data":{"data":{"video":{"url":"U"}}}}"#,
    #"{"status":"completed","video_url":null,"url":"","result_url":"not an address","artifact_url":"U"}"#,
    #"{"status":"completed","data":"{\"video_url\":\"U\"}"}"#,
    #""{\"status\":\"completed\",\"video_url\":\"U\"}""#,
    #"[{"status":"completed","video_url":"U"}]"#,
    #"{"code":0,"data":{"state":"complete","video_url":"U"}}"#,
  ])
  func `the address of the video is found in every known shape`(shape: String) throws {
    let url = "https://files.example.com/a.mp4?sig=1"
    let text = shape.replacing("\"U", with: "\"\(url)").replacing(
      "\\\"U\\\"",
      with: "\\\"\(url)\\\""
    )
    let reading = try reading(text)
    #expect(reading.phase == .done)
    #expect(reading.resultURL == url)
  }

  @Test func `the places are tried in the order of the profile`() throws {
    let both =
      #"{"status":"completed","url":"https://b/2","video":{"url":"https://a/1"},"data":{"url":"https://c/3"}}"#
    #expect(try reading(both).resultURL == "https://a/1")
    let plain =
      #"{"status":"completed","video_url":"http://cdn.example.com/1","data":{"url":"https://c/3"}}"#
    #expect(try reading(plain).resultURL == "https://c/3")
    let onlyPlain = #"{"status":"completed","video_url":"http://cdn.example.com/1"}"#
    #expect(try reading(onlyPlain).resultURL == "http://cdn.example.com/1")
  }

  @Test(arguments: [
    (#"{"status":"processing","data":{"status":"SUCCESS"}}"#, JobReading.Phase.done, "SUCCESS"),
    (#"{"status":"success","data":{"status":"processing"}}"#, .running, "processing"),
    (#"{"status":"processing","data":{"status":"queued"}}"#, .running, "processing"),
    (#"{"status":"completed","data":{"status":"FAILURE"}}"#, .failed, "FAILURE"),
    (#"{"state":"queued","data":{"state":"fail"}}"#, .failed, "fail"),
    (#"{"data":{"status":"running","data":{"status":"completed"}}}"#, .done, "completed"),
    (#"{"status":"failed","data":{"status":"processing"}}"#, .failed, "failed"),
    (#"{"status":"","data":{"status":"queued"}}"#, .waiting, "queued"),
    (#"{"status":null,"state":"In_Progress"}"#, .running, "In_Progress"),
    (#"{"status":7,"data":{"state":" Completed "}}"#, .done, " Completed "),
  ])
  func `an inner status counts where it is terminal`(
    text: String,
    phase: JobReading.Phase,
    raw: String
  ) throws {
    let reading = try reading(text)
    #expect(reading.phase == phase)
    #expect(reading.rawStatus == raw)
  }

  @Test func `every listed word has its phase in any case`() throws {
    let table: [(JobReading.Phase, String)] = [
      (.waiting, "queued queueing pending submitted not_start created preparing starting"),
      (.running, "processing in_progress running generating"),
      (.done, "completed complete success succeeded succeed finished"),
      (.failed, "failed failure fail error cancelled canceled cancel"), (.expired, "expired"),
    ]
    for name in ShippedProfiles.names {
      let statuses = try Profiles.shipped(name).statuses
      for (phase, words) in table {
        for word in words.split(separator: " ") {
          for spelling in [
            String(word), word.uppercased(), word.prefix(1).uppercased() + word.dropFirst(),
          ] {
            #expect(statuses.phase(of: spelling) == phase, "\(spelling)")
            #expect(try reading(#"{"status":"\#(spelling)"}"#).phase == phase)
          }
        }
      }
    }
  }

  @Test(arguments: [
    #"{"id":"a"}"#, #"{"status":""}"#, #"{"status":"brewing"}"#, #"{"status":null}"#,
  ])
  func `an unknown, empty or missing status means running, and the word is kept`(
    text: String
  ) throws {
    let reading = try reading(text)
    #expect(reading.phase == .running)
    #expect(reading.rawStatus == (text.contains("brewing") ? "brewing" : nil))
  }

  @Test(arguments: [
    ("67", 0.67), ("\"67%\"", 0.67), ("0.67", 0.67), ("\"0.67\"", 0.67), ("100", 1),
    ("\"100%\"", 1),
    ("1.0", 1), ("1", 0.01), ("0", 0), ("\"0%\"", 0), ("250", 1), ("\" 5 %\"", 0.05),
  ])
  func `progress is read however it is written`(written: String, share: Double) throws {
    let progress = try reading(#"{"status":"running","progress":\#(written)}"#).progress
    #expect(abs((progress ?? -1) - share) < 1e-9)
    #expect(try reading(#"{"data":{"progress":\#(written)}}"#).progress == progress)
  }

  @Test(arguments: ["-1", "null", "\"soon\"", "true", "[]", "\"nan\"", "\"\""])
  func `progress that is none is left out`(written: String) throws {
    #expect(try reading(#"{"status":"running","progress":\#(written)}"#).progress == nil)
  }

  @Test(arguments: [
    (#"{"status":"failed","error":{"code":"boom","message":"it broke"}}"#, "it broke (boom)"),
    (#"{"status":"failed","error":"it broke"}"#, "it broke"),
    (#"{"status":"FAILURE","fail_reason":"it broke"}"#, "it broke"),
    (
      #"{"code":"success","message":"fine","data":{"status":"FAILURE","fail_reason":"it broke"}}"#,
      "it broke"
    ),
    (#"{"code":"success","message":"fine","data":{"status":"FAILURE"}}"#, nil),
    (#"{"code":"fail","message":"it broke","data":{"status":"FAILURE"}}"#, "it broke (fail)"),
    (#"{"status":"failed","message":"it broke"}"#, "it broke"),
    (#"{"status":"expired","error":{"message":"too late"}}"#, "too late"),
    (#"{"status":"failed"}"#, nil),
    (
      #"{"status":"failed","error":{"code":"moderation_blocked","message":"not this"}}"#,
      "the endpoint's moderation refused this: not this (moderation_blocked)"
    ),
  ])
  func `a failed job tells why`(text: String, failure: String?) throws {
    #expect(try reading(text).failure == failure)
  }

  @Test(arguments: [
    (400, #"{"code":"task_not_exist","message":"task_not_exist","data":null}"#),
    (200, #"{"code":"task_not_exist","message":"task_not_exist","data":null}"#),
    (404, #"{"error":{"message":"not found"}}"#), (404, "<html>nothing here</html>"), (404, ""),
    (410, "{}"), (400, #"{"error":{"code":"task_not_found","message":"x"}}"#),
  ])
  func `a job that is not known is told apart`(status: Int, text: String) {
    guard case .unknownJob(let words) = job(text, status: status) else {
      Issue.record("\(job(text, status: status))")
      return
    }
    #expect(!words.isEmpty)
  }

  @Test(arguments: [
    (500, #"{"status":"failed","error":{"message":"x"}}"#), (502, "<html>"), (503, ""), (429, "{}"),
    (401, "{}"), (403, "{}"), (200, ""), (200, "  \n"), (200, "<!DOCTYPE html><title>Hi</title>"),
    (200, "{\"status\":\"comple"), (200, "7"), (200, "null"), (200, "\"text\""), (302, ""),
    (200, #"{"code":"fail","message":"try later","data":null}"#),
    (200, #"{"error":{"message":"upstream"}}"#), (408, "{}"), (204, ""),
  ])
  func `what is no answer never changes a job`(status: Int, text: String) {
    guard case .noAnswer(let words, _) = job(text, status: status) else {
      Issue.record("\(status) \(text) \(job(text, status: status))")
      return
    }
    #expect(!words.isEmpty)
  }

  @Test func `a wish for time comes along`() {
    let wish = [HTTPHeader("retry-after", "30")]
    #expect(
      job("{}", status: 429, wish)
        == .noAnswer(
          "the endpoint asks for slower requests (HTTP 429)",
          retryAfter: .seconds(30)
        )
    )
  }
}
