import Testing
import TroupeModel

@testable import TroupeEndpoints

@Suite struct RemoteFailureTests {
  private func error(_ text: String, _ status: Int) -> RemoteFailure {
    ReplyReader().error(of: HTTPReply(status, text))
  }

  @Test(arguments: [
    (401, #"{"error":{"message":"who are you"}}"#, RemoteFailure.Kind.badKey),
    (400, #"{"error":{"message":"x","code":"invalid_api_key"}}"#, .badKey),
    (402, "{}", .quota),
    (403, #"{"error":{"message":"x","code":"insufficient_user_quota"}}"#, .quota),
    (429, #"{"error":{"message":"x","code":"insufficient_quota"}}"#, .quota),
    (429, "{}", .rateLimited), (429, "<html>slow</html>", .rateLimited),
    (400, #"{"error":{"message":"x","code":"sentinel_block"}}"#, .moderation),
    (400, #"{"error":{"message":"x","type":"content_filter"}}"#, .moderation),
    (400, #"{"error":{"message":"Rejected by our content policy"}}"#, .moderation),
    (503, #"{"error":{"message":"No available channel for model sora"}}"#, .modelNotFound),
    (404, #"{"error":{"message":"Model not found"}}"#, .modelNotFound),
    (404, #"{"error":{"message":"Invalid URL (POST /v1/videos)"}}"#, .routeGone),
    (410, #"{"error":{"message":"Sora has been retired"}}"#, .retired),
    (400, #"{"code":"task_not_exist","message":"task_not_exist","data":null}"#, .notFound),
    (404, "{}", .notFound), (404, "", .notFound),
    (404, "<html><title>404</title></html>", .html), (200, "<html>", .html),
    (502, " <html>", .html),
    (200, "", .empty), (500, "", .empty), (500, #"{"error":{"message":"boom"}}"#, .other),
    (500, "boom", .other), (403, "{}", .other),
  ])
  func `refusals are told apart`(status: Int, text: String, kind: RemoteFailure.Kind) {
    let failure = error(text, status)
    #expect(failure.kind == kind)
    #expect(!failure.sentence.isEmpty)
    #expect(!failure.hint.isEmpty)
  }

  @Test func `a profile may say what its statuses mean`() throws {
    let built = try Profiles.shipped("crazyrouter").request(for: SixBodies.openaiOrder)
    let reader = try Profiles.shipped("crazyrouter").reader(for: built)
    #expect(reader.error(of: HTTPReply(403, "{}")).kind == .quota)
    #expect(
      reader.error(of: HTTPReply(403, #"{"error":{"message":"Invalid token"}}"#)).kind == .badKey
    )
  }

  @Test func `the sentence quotes the endpoint with its status`() {
    #expect(
      error(#"{"error":{"message":"boom\nbang","code":"x"}}"#, 500).sentence
        == "the endpoint answered with an error (HTTP 500): boom bang"
    )
    #expect(
      error("<html><head><title>502 Bad Gateway</title>", 502).sentence
        == "the endpoint answered with a web page (HTTP 502): 502 Bad Gateway"
    )
    #expect(error(#"{"error":{"code":"only_code"}}"#, 400).message == "only_code")
  }

  @Test func `signed addresses, credentials and keys are blotted out`() throws {
    let secret = try #require(Secret("sk-canary-1234567890"))
    let reader = ReplyReader(secret: secret)
    let text =
      #"{"error":{"message":"see https://u:p@x.example/a.mp4?X-Sig=abc&b=1#f, key sk-canary-1234567890, Bearer abcdefghijkl!"}}"#
    let message = reader.error(of: HTTPReply(400, text)).message
    #expect(message == "see https://…@x.example/a.mp4?… key (secret), Bearer (secret)")
    #expect(Redaction.plain.apply(#""https:\/\/x\/a?sig=1""#) == #""https:\/\/x\/a?…""#)
    #expect(Redaction.plain.apply("a \u{1B}[31m b") == #"a \u{1b}[31m b"#)
    #expect(Redaction.plain.apply("plain ? text bearer of news") == "plain ? text bearer of news")
    #expect(Redaction.plain.message(String(repeating: "x", count: 5000)).count == 601)
  }

  @Test(arguments: [
    ("e", "Empty reply", "Empty reply"),
    ("e", "key e, (e) \"e\"", "key (secret), ((secret)) \"(secret)\""),
    ("abc", "abcabc abc xabc abc1 abc", "abcabc (secret) xabc abc1 (secret)"),
    ("pl", "Bearer pl", "Bearer (secret)"), ("sk-1234", "sk-12345 sk-1234.", "sk-12345 (secret)."),
    ("12345678", "x12345678x", "x(secret)x"), ("-", "a-b - c", "a-b (secret) c"),
  ])
  func `a short key is blotted out where it stands alone, and leaves words whole`(
    key: String,
    text: String,
    shown: String
  ) throws {
    let secret = try #require(Secret(key))
    #expect(Redaction(secret).apply(text) == shown)
  }

  @Test func `a failed job does not leak either`() {
    let text = #"{"status":"failed","error":"could not fetch https://h/p.png?sig=SECRET now"}"#
    let answer = ReplyReader().job(of: HTTPReply(200, text), now: .seconds(0))
    #expect(
      answer
        == .reading(
          JobReading(
            phase: .failed,
            rawStatus: "failed",
            failure: "could not fetch https://h/p.png?… now",
            refusal: RefusalReading(
              stage: .during,
              kind: "other",
              message: "could not fetch https://h/p.png?… now"
            )
          )
        )
    )
  }
}
