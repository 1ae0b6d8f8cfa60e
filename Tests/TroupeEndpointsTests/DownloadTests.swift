import Testing
import TroupeModel

@testable import TroupeEndpoints

@Suite struct DownloadTests {
  private let canary = "sk-canary-1234567890"

  private func endpoint(
    _ server: FakeServer,
    base: String = "https://api.example.com"
  ) throws -> VideoEndpoint {
    let profile = try Profiles.make([
      ("formats.openai.content", ["method": "GET", "path": "/v1/videos/{id}/content"])
    ])
    return try VideoEndpoint(
      name: "e",
      profile: profile,
      baseURL: base,
      key: Secret(canary),
      transport: server.transport,
      now: { .seconds(0) }
    )
  }

  private static func to(
    _ location: String,
    _ status: Int = 302
  ) -> Result<HTTPReply, TransportError> {
    .success(HTTPReply(status, "moved", [HTTPHeader("location", location)]))
  }

  private static func file(
    _ text: String = "video",
    _ type: String = "video/mp4"
  )
    -> Result<HTTPReply, TransportError>
  {
    .success(HTTPReply(200, text, [HTTPHeader("Content-Type", type)]))
  }

  @Test func `redirects are walked by hand, and no key goes along`() async throws {
    let server = FakeServer([
      "GET https://api.example.com/f/1?a=b": Self.to("../g/2", 301),
      "GET https://api.example.com/f/../g/2": Self.to("?c=d", 303),
      "GET https://api.example.com/f/../g/2?c=d": Self.to("//cdn.example.net/3#part", 307),
      "GET https://cdn.example.net/3": Self.to("/4 b?sig=1", 308),
      "GET https://cdn.example.net/4%20b?sig=1": Self.to("https://other.example.org/v.mp4"),
      "GET https://other.example.org/v.mp4": Self.file(),
    ])
    let collector = Collector()
    let reply = try await endpoint(server).download(
      "https://api.example.com/f/1?a=b#x",
      headers: [HTTPHeader("Range", "bytes=0-")],
      sink: collector.take
    )
    #expect(reply.status == 200)
    #expect(collector.text == "video")
    #expect(collector.heads == 1)
    #expect(server.seen.count == 6)
    #expect(server.seen.allSatisfy { $0.key == nil })
    #expect(server.seen.allSatisfy { $0.headers == [HTTPHeader("Range", "bytes=0-")] })
  }

  @Test func `the sixth redirect is one too many`() async throws {
    let server = FakeServer(["GET https://a.com/": Self.to("/")])
    await #expect(throws: EndpointError.tooManyRedirects(limit: 5)) {
      try await endpoint(server).download("https://a.com/", sink: { _ in })
    }
    #expect(server.seen.count == 6)
  }

  @Test(arguments: [
    "http://cdn.example.net/v", "ftp://x.com/v", "file:///etc/passwd", "https://10.0.0.1/v",
    "http://127.0.0.1/v", "https://[::1]/v", "https://169.254.169.254/latest",
    "https://localhost/v",
    "https://user@x.com/v", "data:video/mp4;base64,AA", "https://2130706433/v",
  ])
  func `a redirect to where nothing should be fetched is refused`(location: String) async throws {
    let server = FakeServer(["GET https://a.com/": Self.to(location)])
    await #expect(throws: EndpointError.self) {
      try await endpoint(server).download("https://a.com/", sink: { _ in })
    }
    #expect(server.seen.count == 1)
    await #expect(throws: EndpointError.self) {
      try await endpoint(server).download(location, sink: { _ in })
    }
    #expect(server.seen.count == 1)
  }

  @Test func `an endpoint on this machine may lead to this machine`() async throws {
    let server = FakeServer([
      "GET http://127.0.0.1:4000/files/1": Self.to("http://localhost:4001/2"),
      "GET http://localhost:4001/2": Self.file(),
    ])
    let collector = Collector()
    try await endpoint(server, base: "http://127.0.0.1:4000").download(
      "http://127.0.0.1:4000/files/1",
      sink: collector.take
    )
    #expect(collector.text == "video")
  }

  @Test func `what is no file ends the download with its reason`() async throws {
    let cases: [(Result<HTTPReply, TransportError>, EndpointError)] = [
      (.success(HTTPReply(status: 403)), .linkDead(status: 403)),
      (.success(HTTPReply(status: 404)), .linkDead(status: 404)),
      (.success(HTTPReply(status: 410)), .linkDead(status: 410)),
      (.success(HTTPReply(status: 302)), .redirectToNowhere(status: 302)),
      (.failure(.stalled), .transport(.stalled)),
      (Self.file("<html>", "text/html; charset=utf-8"), .notAVideo("text/html")),
      (Self.file("{}", "Application/JSON"), .notAVideo("application/json")),
      (
        .success(HTTPReply(500, #"{"error":"x"}"#)),
        .remote(RemoteFailure(kind: .other, status: 500, message: "x"))
      ),
    ]
    for (answer, error) in cases {
      let collector = Collector()
      let endpoint = try endpoint(FakeServer(["GET https://a.com/": answer]))
      await #expect(throws: error) {
        try await endpoint.download("https://a.com/", sink: collector.take)
      }
      #expect(collector.heads == 0)
      #expect(collector.text.isEmpty)
      #expect(!error.message.isEmpty && !error.hint.isEmpty)
    }
  }

  @Test func `a sink that refuses ends the transfer`() async throws {
    struct Full: Error {}
    let endpoint = try endpoint(FakeServer(["GET https://a.com/": Self.file()]))
    await #expect(throws: EndpointError.transport(.refusedBySink("Full()"))) {
      try await endpoint.download("https://a.com/", sink: { _ in throw Full() })
    }
  }

  @Test func `the content route alone carries the key, and only home`() async throws {
    let id = try #require(RemoteID("t"))
    let home = "GET https://api.example.com/v1/videos/t/content"
    let cdn = "GET https://cdn.example.net/v.mp4"
    let json = Self.file(#"{"video_url":"https://cdn.example.net/v.mp4"}"#, "application/json")
    for (answer, keys) in [
      (Self.file(), [canary]), (Self.to("https://cdn.example.net/v.mp4"), [canary, nil]),
      (json, [canary, nil]),
    ] {
      let server = FakeServer([home: answer, cdn: Self.file()])
      let collector = Collector()
      try await endpoint(server).downloadContent(of: id, format: .openai, sink: collector.take)
      #expect(collector.text == "video")
      #expect(collector.heads == 1)
      #expect(server.seen.map(\.key) == keys)
    }
    let empty = FakeServer([home: Self.file("{}", "application/json")])
    await #expect(throws: EndpointError.notAVideo("JSON")) {
      try await endpoint(empty).downloadContent(of: id, format: .openai, sink: { _ in })
    }
    await #expect(throws: EndpointError.request(.noRoute(.content, endpoint: "tiny"))) {
      try await endpoint(empty).downloadContent(of: id, format: .unified, sink: { _ in })
    }
  }

  @Test(arguments: [
    "localhost", "a.localhost", "localhost.", "127.0.0.1", "127.9.9.9", "10.1.2.3", "172.16.0.1",
    "172.31.255.255", "192.168.1.1", "169.254.169.254", "100.64.0.1", "0.0.0.0", "224.0.0.1",
    "255.255.255.255", "127.1", "2130706433", "0x7f000001", "0177.0.0.1", "127.0.0.1.", "[::1]",
    "[::]", "[fc00::1]", "[fd12::1]", "[fe80::1]", "[::ffff:10.0.0.1]", "[::ffff:7f00:1]",
    "[64:ff9b::7f00:1]", "[2002:7f00:1::]", "[2001:db8::1]", "[::127.0.0.1]", "[1:2]", "[1::2::3]",
    "192.0.2.1", "198.51.100.7", "203.0.113.9", ".",
  ])
  func `a host that is not public is told by its name`(host: String) {
    #expect(PrivateHosts.contains(host))
  }

  @Test(arguments: [
    "example.com", "8.8.8.8", "172.32.0.1", "100.128.0.1", "192.169.0.1", "localhost.example.com",
    "[2606:4700::1111]", "[64:ff9b::808:808]", "[::ffff:8.8.8.8]", "[2002:808:808::]",
    "10.example.com", "x1", "1.1.1.1",
  ])
  func `a public host is told by its name`(host: String) {
    #expect(!PrivateHosts.contains(host))
  }
}
