import Testing
import TroupeEndpoints
import TroupeModel

@Suite struct VideoEndpointTests {
  private let base = "https://crazyrouter.com"
  private let canary = "sk-canary-1234567890"

  private func endpoint(
    _ server: FakeServer,
    _ profile: EndpointProfile? = nil,
    baseURL: String? = nil
  ) throws -> VideoEndpoint {
    try VideoEndpoint(
      name: "cr",
      profile: profile ?? Profiles.shipped("crazyrouter"),
      baseURL: baseURL,
      key: Secret(canary),
      transport: server.transport,
      now: { .seconds(1000) }
    )
  }

  @Test func `a paid request goes through the gate with its key and exact body`() async throws {
    let server = FakeServer([
      "POST \(base)/v1/videos": .success(HTTPReply(200, #"{"id":"t","status":"queued"}"#))
    ])
    let endpoint = try endpoint(server)
    let built = try endpoint.profile.request(for: SixBodies.openaiOrder)
    let outcome = await endpoint.submit(built, gate: {})
    #expect(outcome.gate == .passed)
    #expect(endpoint.acceptance(of: try outcome.result.get(), to: built).remoteID == RemoteID("t"))
    #expect(
      server.seen == [
        FakeServer.Seen(
          method: "POST",
          url: "\(base)/v1/videos",
          key: canary,
          headers: [HTTPHeader("Content-Type", "application/json")],
          body: .bytes(Array(SixBodies.openai.utf8))
        )
      ]
    )
  }

  @Test func `a gate that refuses keeps the request at home`() async throws {
    struct No: Error {}
    let server = FakeServer([
      "POST \(base)/v1/videos": .success(HTTPReply(200, "{}"))
    ])
    let endpoint = try endpoint(server)
    let built = try endpoint.profile.request(for: SixBodies.openaiOrder)
    let outcome = await endpoint.submit(built, gate: { throw No() })
    #expect(outcome.gate == .refused)
    #expect(outcome.gateError is No)
    #expect(server.seen.isEmpty)
  }

  @Test func `a job is asked about at the route of its format`() async throws {
    let done = HTTPReply(200, #"{"status":"completed","video_url":"https://x.com/v.mp4"}"#)
    let server = FakeServer([
      "GET \(base)/v1/videos/a%3Ab": .success(done),
      "GET \(base)/v1/video/query?id=a%3Ab": .success(HTTPReply(200, #"{"status":"queued"}"#)),
    ])
    let endpoint = try endpoint(server)
    let id = try #require(RemoteID("a:b"))
    let openai = await endpoint.job(id, format: .openai)
    #expect(
      openai
        == .reading(
          JobReading(phase: .done, rawStatus: "completed", resultURL: "https://x.com/v.mp4")
        )
    )
    let unified = await endpoint.job(id, format: .unified)
    #expect(unified == .reading(JobReading(phase: .waiting, rawStatus: "queued")))
    #expect(server.seen.map(\.key) == [canary, canary])
  }

  @Test func `trouble on the way is no answer`() async throws {
    let id = try #require(RemoteID("x"))
    let server = FakeServer(["GET \(base)/v1/videos/x": .failure(.stalled)])
    let answer = try await endpoint(server).job(id, format: .openai)
    #expect(answer == .noAnswer("the transfer stood still for too long", retryAfter: nil))
  }

  @Test func `an upload gives an address and tells how long it lives`() async throws {
    let order = Files.picture([1], "a.png")
    func server(_ reply: HTTPReply) -> FakeServer {
      FakeServer(["POST \(base)/v1/files/uploads": .success(reply)])
    }
    let good = server(HTTPReply(200, #"{"data":{"url":"https://f.com/a.png"}}"#))
    let file = try await endpoint(good).upload(order)
    #expect(file.url == "https://f.com/a.png")
    #expect(file.expiresAt == .seconds(1000 + 48 * 3600))
    await #expect(throws: EndpointError.uploadWithoutURL) {
      try await endpoint(server(HTTPReply(200, "{}"))).upload(order)
    }
    let failure = RemoteFailure(kind: .badKey, status: 401, message: "no")
    await #expect(throws: EndpointError.remote(failure)) {
      try await endpoint(server(HTTPReply(401, #"{"error":"no"}"#))).upload(order)
    }
    await #expect(throws: EndpointError.self) { try await endpoint(FakeServer([:])).upload(order) }
  }

  @Test func `a character is asked about where there is a route for it`() async throws {
    let server = FakeServer([
      "GET https://api.example.com/c/ch%3A1": .success(
        HTTPReply(200, #"{"id":"ch:1","username":"luna"}"#)
      )
    ])
    let profile = try Profiles.make([
      ("formats.native.query_character", ["method": "GET", "path": "/c/{id}"])
    ])
    let id = try #require(RemoteID("ch:1"))
    let reading = try await endpoint(server, profile).character(id)
    #expect(reading.remoteHandle == "luna")
    await #expect(
      throws: EndpointError.request(.noRoute(.queryCharacter, endpoint: "crazyrouter"))
    ) { try await endpoint(server).character(id) }
  }

  @Test(arguments: [
    (200, #"{"status":"failed"}"#, "reachable"),
    (400, #"{"code":"task_not_exist","message":"x","data":null}"#, "reachable"),
    (404, #"{"error":{"message":"task not found"}}"#, "reachable"),
    (403, #"{"error":{"code":"insufficient_quota","message":"x"}}"#, "reachable"),
    (401, #"{"error":{"message":"x"}}"#, "keyRefused"), (401, "", "keyRefused"),
    (403, #"{"error":{"message":"invalid token"}}"#, "keyRefused"),
    (404, #"{"error":{"message":"Invalid URL (GET /v1/videos/x)"}}"#, "routeGone"),
    (200, "<html><title>Shop</title>", "notAnAPI"), (404, "<html>", "notAnAPI"),
    (200, "", "notAnAPI"), (200, "hello", "notAnAPI"),
    (500, #"{"error":"x"}"#, "unwell"), (502, "<html>", "unwell"),
  ])
  func `a check tells what is there`(status: Int, text: String, verdict: String) async throws {
    let server = FakeServer([
      "GET \(base)/v1/videos/troupe-check": .success(HTTPReply(status, text))
    ])
    let check = try await endpoint(server).check()
    #expect("\(check)".hasPrefix(verdict), "\(check)")
    #expect(check.isGood == (verdict == "reachable"))
    #expect((check.hint == nil) == check.isGood)
    #expect(!check.message.isEmpty)
    #expect(server.seen.map(\.method) == ["GET"])
  }

  @Test(arguments: ["{}", "[]", #"{"id":"x"}"#, #"{"code":"success","data":{}}"#, "7"])
  func `an answer without a status is no proof that the profile reads replies`(
    text: String
  )
    async throws
  {
    let server = FakeServer(["GET \(base)/v1/videos/troupe-check": .success(HTTPReply(200, text))])
    let check = try await endpoint(server).check()
    #expect(check.isGood)
    #expect(
      check.message
        == "\(base) answered without a status, so the profile's reply paths could not be checked"
    )
  }

  @Test(arguments: [
    (200, #"{"status":"failed"}"#), (200, #"{"code":"task_not_exist","message":"x"}"#),
    (200, #"{"message":"task not found"}"#), (200, #"{"error":{"message":"no"}}"#), (404, "{}"),
  ])
  func `an answer that can be read is as it should be`(status: Int, text: String) async throws {
    let server = FakeServer([
      "GET \(base)/v1/videos/troupe-check": .success(HTTPReply(status, text))
    ])
    #expect(try await endpoint(server).check().message == "\(base) answers as it should")
  }

  @Test(arguments: [
    (401, "{}"), (404, #"{"error":{"message":"Invalid URL (GET /v1/videos/x)"}}"#),
    (410, #"{"error":{"message":"has been retired"}}"#), (200, "<html>"), (200, ""), (200, "hello"),
    (500, "{}"), (0, ""),
  ])
  func `what a check advises is not to check`(status: Int, text: String) async throws {
    let server = FakeServer([
      "GET \(base)/v1/videos/troupe-check": status == 0
        ? .failure(.connectionRefused("crazyrouter.com")) : .success(HTTPReply(status, text))
    ])
    let hint = try #require(await endpoint(server).check().hint)
    #expect(!hint.contains("endpoint check"))
  }

  @Test func `a check of nothing is unreachable`() async throws {
    let check = try await endpoint(FakeServer([:])).check()
    #expect(check == .unreachable(.hostNotFound("\(base)/v1/videos/troupe-check")))
  }

  @Test func `a dry run shows everything but the key`() throws {
    let endpoint = try endpoint(FakeServer([:]))
    let run = endpoint.dryRun(try endpoint.profile.request(for: SixBodies.unifiedOrder))
    #expect(
      run.description == """
        POST https://crazyrouter.com/v1/video/create
        Authorization: Bearer (secret: CRAZYROUTER_API_KEY)
        Content-Type: application/json

        \(SixBodies.unified)
        """
    )
    #expect(run.json["body"]?.text == SixBodies.unified)
    #expect(!run.json.compact.contains(canary))
    #expect(!String(reflecting: endpoint).contains(canary))
    #expect(endpoint.redacted("x \(canary) y") == "x (secret) y")
  }

  @Test func `where it is, is written in one way`() throws {
    let server = FakeServer([:])
    let rehearsal = try Profiles.shipped("rehearsal")
    func origin(_ base: String?) throws -> String {
      try endpoint(server, rehearsal, baseURL: base).origin
    }
    #expect(try origin("HTTPS://Api.Example.COM:443/base/") == "https://api.example.com")
    #expect(try origin("https://api.example.com:8443") == "https://api.example.com:8443")
    #expect(try origin("http://127.0.0.1:4000") == "http://127.0.0.1:4000")
    #expect(throws: EndpointError.noBaseURL(endpoint: "cr")) { try origin(nil) }
    #expect(throws: EndpointError.self) { try origin("http://example.com") }
    #expect(throws: EndpointError.doubledPath(base: "https://x.com/v1", segment: "v1")) {
      try origin("https://x.com/v1/")
    }
    let named = try VideoEndpoint(
      name: "r",
      profile: rehearsal,
      baseURL: "http://127.0.0.1:9",
      origin: "rehearsal:abc",
      key: nil,
      transport: server.transport,
      now: { .seconds(0) }
    )
    #expect(named.origin == "rehearsal:abc")
    #expect(named.baseURL == "http://127.0.0.1:9")
    #expect(!named.isMissingKey)
  }
}
