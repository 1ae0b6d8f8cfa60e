import Testing
import TroupeEndpoints
import TroupeModel

@Suite struct ReplyTimeTests {
  private let now = Milliseconds.seconds(1_709_121_600)  // Wed, 28 Feb 2024 12:00:00 GMT

  @Test(arguments: [
    (JSON.number("1709123456"), Int64(1_709_123_456_000)),
    (.number("1709123456789"), 1_709_123_456_789),
    (.number("1709123456.5"), 1_709_123_456_500), (.string("1709123456"), 1_709_123_456_000),
    (.string("2024-02-28T12:00:00Z"), 1_709_121_600_000),
    (.string("2024-02-28T12:00:00.25+08:00"), 1_709_092_800_250),
    (.string("2024-02-28 12:00:00"), 1_709_121_600_000),
    (.string("2024-02-28T12:00-0130"), 1_709_127_000_000),
    (.string("2024-02-29t00:00:00z"), 1_709_164_800_000),
    (.string("1970-01-01T00:00:00Z"), 0), (.string("2000-03-01T00:00:00Z"), 951_868_800_000),
  ])
  func `a moment is read in each of its forms`(json: JSON, value: Int64) {
    #expect(ReplyTime.moment(json) == Milliseconds(value))
  }

  @Test(arguments: [
    JSON.null, .bool(true), .string(""), .string("soon"), .string("2024-13-01T00:00:00Z"),
    .string("2024-02-28T25:00:00Z"), .string("2024-02-28"), .string("2024-02-28T12:00:00Zx"),
    .number("-5"), .number("0"), .number("1e300"), .string("nan"), .string("2024-02-28T12:00:00.Z"),
  ])
  func `what is no moment is none`(json: JSON) {
    #expect(ReplyTime.moment(json) == nil)
  }

  private func wait(_ fields: (String, String)...) -> Milliseconds? {
    HTTPReply(status: 429, headers: fields.map { HTTPHeader($0.0, $0.1) }).wishedWait(now: now)
  }

  @Test func `a wish for time is read in each of its forms`() {
    #expect(wait(("Retry-After", "120")) == .seconds(120))
    #expect(wait(("retry-after", " 1.5 ")) == .seconds(1.5))
    #expect(wait(("Retry-After", "Wed, 28 Feb 2024 12:01:30 GMT")) == .seconds(90))
    #expect(wait(("Retry-After", "Wed, 28 Feb 2024 11:00:00 GMT")) == .seconds(0))
    #expect(wait(("openai-poll-after-ms", "2500")) == Milliseconds(2500))
    #expect(wait(("openai-poll-after-ms", "2500"), ("Retry-After", "1")) == Milliseconds(2500))
    #expect(wait(("openai-poll-after-ms", "500"), ("Retry-After", "1")) == .seconds(1))
    #expect(wait() == nil)
    for bad in ["", "soon", "-3", "Wed, 32 Foo 2024 12:01:30 GMT", "inf", "28 Feb 2024"] {
      #expect(wait(("Retry-After", bad)) == nil, "\(bad)")
    }
    #expect(wait(("Retry-After", "99999999999999999999")) == .seconds(1e9))
  }

  @Test func `when to poll says nothing of when a refused request may be sent again`() {
    let reader = ReplyReader()
    func wait(_ name: String, _ value: String) -> Milliseconds? {
      reader.acceptance(
        of: HTTPReply(status: 429, headers: [HTTPHeader(name, value)]),
        now: now
      ).wait
    }
    #expect(wait("openai-poll-after-ms", "2500") == nil)
    #expect(wait("Retry-After", "3") == .seconds(3))
  }
}
