import Testing
import TroupeModel

@testable import TroupeEndpoints

/// Replies that are no good JSON and hold an id that may be paid for.
@Suite struct DamagedReplyTests {
  private let reader = ReplyReader()

  private func id(_ bytes: [UInt8], status: Int = 200) -> String? {
    reader.acceptance(of: HTTPReply(status: status, body: bytes), now: .seconds(0)).remoteID?
      .description
  }

  private static func nested(_ depth: Int, _ open: String, _ close: String) -> String {
    String(repeating: open, count: depth) + String(repeating: close, count: depth)
  }

  @Test(arguments: [600, 5000, 200_000])
  func `an id near the top is found beside values of any depth`(depth: Int) throws {
    let list = Self.nested(depth, "[", "]")
    let object = Self.nested(depth, #"{"a":"#, "}").replacing(#":}"#, with: ":1}")
    for deep in [list, object] {
      for text in [
        #"{"deep":\#(deep),"id":"sora:1","status":"queued"}"#,
        #"{"id":"sora:1","status":"queued","deep":\#(deep)}"#,
        #"{"code":"success","data":{"deep":\#(deep),"task_id":"sora:1","status":"queued"}}"#,
      ] {
        let reading = reader.acceptance(of: HTTPReply(200, text), now: .seconds(0))
        #expect(reading.remoteID == RemoteID("sora:1"))
        #expect(reading.rawStatus == "queued")
        #expect(reading.failure == nil)
        let job = reader.job(of: HTTPReply(200, text), now: .seconds(0))
        #expect(job == .reading(JobReading(phase: .waiting, rawStatus: "queued")))
        let character = reader.character(of: HTTPReply(200, text), now: .seconds(0))
        #expect(character.remoteID == RemoteID("sora:1"))
      }
    }
  }

  @Test func `an id is found in a large reply`() {
    let filling = String(repeating: "x", count: 7 << 20)
    #expect(id(Array(#"{"text":"\#(filling)","id":"a"}"#.utf8)) == "a")
    let list = String(repeating: #"{"n":1,"s":"x"},"#, count: 100_000)
    #expect(id(Array(#"{"list":[\#(list)0],"data":{"task_id":"a"}}"#.utf8)) == "a")
  }

  @Test func `bytes that are no UTF-8 do not hide an id`() {
    let broken: [UInt8] = [0xFF, 0xC3, 0x28, 0xED, 0xA0, 0x80]
    let inText = Array(#"{"message":""#.utf8) + broken + Array(#"","id":"a"}"#.utf8)
    #expect(id(inText) == "a")
    let between = Array(#"{"id":"a","#.utf8) + broken + Array(#""status":"queued"}"#.utf8)
    #expect(id(between) == "a")
    #expect(id(broken + Array(#"{"id":"a"}"#.utf8)) == "a")
    #expect(id(Array(#"{"id":"a"}"#.utf8) + broken) == "a")
  }

  @Test(arguments: [
    (#"{"id":"a","status":"proc"#, "a"), (#"{"id":"a""#, "a"), (#"{"data":{"id":"a","x":["#, "a"),
    (#"{"id":12,"x"#, "12"), (#"{"id":"a"}trailing"#, "a"), (#"{"id":"a"}{"id":"b"}"#, "a"),
    (#"{"x":nul,"id":"a"}"#, "a"), (#"{"x":[1,,2],"id":"a"}"#, "a"), (#"{"x" "id":"a"}"#, "a"),
    (#"{"x":01,"id":"a"}"#, "a"), (#"{"x":"a\qb","id":"a"}"#, "a"), (#"{"id":"a",}"#, "a"),
    ("{\"message\":\"two\nlines\",\"id\":\"a\"}", "a"), (#"{"x":'y',"id":"a"}"#, "a"),
    (#"answer: {"id":"a"}"#, "a"), (#"{"x":]}],"id":"a"}"#, nil), (#"{id:"a"}"#, nil),
    (#"{"id":"a"#, nil), (#"{"id":12"#, nil), (#"{"id":"a\""#, nil), (#"{"id":"#, nil),
    (#"{"id":tru"#, nil), ("{", nil), ("[", nil), (#"{"x":{"id":"a"}"#, nil),
  ])
  func `what is whole in a damaged reply is read, and half an id is none`(
    text: String,
    expected: String?
  ) {
    #expect(id(Array(text.utf8)) == expected)
  }

  @Test func `an id in a damaged reply is no failure, and a damaged reply about a job no answer`() {
    let cut = HTTPReply(200, #"{"id":"a","status":"failed","x":"#)
    let reading = reader.acceptance(of: cut, now: .seconds(0))
    #expect(reading.remoteID == RemoteID("a"))
    #expect(reading.failure == nil)
    guard case .noAnswer = reader.job(of: cut, now: .seconds(0)) else {
      Issue.record("half a reply changed a job")
      return
    }
    let error = reader.acceptance(of: HTTPReply(500, #"{"error":{"mess"#), now: .seconds(0))
    #expect(error.failure?.sentence.contains(#"{"error":{"mess"#) == true)
  }

  @Test func `a raw line break in a text makes a reply no worse`() {
    let text = "{\"status\":\"failed\",\"error\":{\"message\":\"two\nlines\"}}"
    let answer = reader.job(of: HTTPReply(200, text), now: .seconds(0))
    guard case .reading(let reading) = answer else {
      Issue.record("\(answer)")
      return
    }
    #expect(reading.failure == "two lines")
  }

  @Test func `a text of JSON that is too deep is read as far as it is needed`() {
    let deep = Self.nested(600, "[", "]")
    let text = JSON.object([
      JSON.Member("data", .string(#"{"x":\#(deep),"task_id":"t"}"#))
    ]).compact
    #expect(id(Array(text.utf8)) == "t")
  }
}
