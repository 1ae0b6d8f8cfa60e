import Testing
import TroupeEndpoints
import TroupeModel

/// What no transport sends.
@Suite struct RefusalTests {
  private func refusal(_ subject: Subject, _ request: HTTPRequest) async throws -> TransportError? {
    try await withStage(subject, { _ in .reply(200) }) { stage in
      let error = await failure { () async throws(TransportError) in
        try await stage.transport.send(request, limits: .test)
      }
      #expect(stage.isUntouched())
      return error
    }
  }

  @Test(
    arguments: Subject.allCases,
    [
      "ftp://127.0.0.1/", "file:///etc/passwd", "gopher://127.0.0.1:70/", "ws://127.0.0.1/",
      // Plain http to anywhere but here; a look-up of these would take its time or say hostNotFound.
      "http://example.com/", "http://nobody.invalid/", "http://127.0.0.1.nip.io/",
      "http://localhost.com/",
      "http://128.0.0.1/", "http://127.0.0.256/", "http://127.1/", "http://0177.0.0.1/",
      "http://2130706433/", "http://[::2]/", "http://0.0.0.0/", "http://localhost./",
    ]
  )
  func `a scheme that is foreign, or plain beyond this machine, is refused`(
    _ subject: Subject,
    _ url: String
  ) async throws {
    let error = try await refusal(subject, HTTPRequest(method: "GET", url: url))
    #expect(error?.kind == "refusedScheme")
  }

  @Test(
    arguments: Subject.allCases,
    [
      "", "/v1/videos", "127.0.0.1/", "://127.0.0.1/", "http://", "http:///x", "http:127.0.0.1/",
      "http://127.0.0.1:/", "http://127.0.0.1:0/", "http://127.0.0.1:70000/",
      "http://127.0.0.1:+80/",
      "http://user@127.0.0.1/", "http://user:word@127.0.0.1/", "http://127.0.0.1\\@example.com/",
      "http://[::1/", "http://[::1]x/", "http://127.0.0.1/a b", "http://127.0.0.1/\r\nX: 1",
      "http://127.0.0.1/\0", "http://127.0.0.1/é", "https://bücher.example/",
      "https://%31.example/",
    ]
  )
  func `an address that could be read in two ways is refused`(
    _ subject: Subject,
    _ url: String
  ) async throws {
    let error = try await refusal(subject, HTTPRequest(method: "GET", url: url))
    #expect(error?.kind == "badURL")
  }

  @Test(arguments: ["https://127.1/", "https://0x7f.0.0.1/", "https://010.0.0.1/", "https://1/"])
  func `an address that libcurl reads otherwise is refused`(_ url: String) async throws {
    let error = try await refusal(.curl, HTTPRequest(method: "GET", url: url))
    #expect(error?.kind == "badURL")
  }

  @Test(
    arguments: Subject.allCases,
    [
      HTTPHeader("X", "a\r\nY: b"), HTTPHeader("X", "a\nb"), HTTPHeader("X", "a\rb"),
      HTTPHeader("X", "a\0b"), HTTPHeader("X", "a\u{7F}"), HTTPHeader("X\r\nY", "a"),
      HTTPHeader("X: Y", "a"), HTTPHeader("", "a"), HTTPHeader("X;", ""), HTTPHeader("É", "a"),
      HTTPHeader("authorization", "Bearer other"), HTTPHeader("Host", "example.com"),
      HTTPHeader("content-length", "1"), HTTPHeader("Transfer-Encoding", "chunked"),
      HTTPHeader("Expect", "100-continue"),
    ]
  )
  func `a field that injects or belongs to the transport is refused`(
    _ subject: Subject,
    _ header: HTTPHeader
  ) async throws {
    let request = HTTPRequest(method: "GET", url: "http://127.0.0.1:9/", headers: [header])
    #expect(try await refusal(subject, request)?.kind == "malformedRequest")
  }

  @Test(arguments: Subject.allCases, ["", "get", "GET / HTTP/1.1\r\nX:", "G T"])
  func `a method that is not a word is refused`(_ subject: Subject, _ method: String) async throws {
    let request = HTTPRequest(method: method, url: "http://127.0.0.1:9/")
    #expect(try await refusal(subject, request)?.kind == "malformedRequest")
  }

  @Test(
    arguments: Subject.allCases,
    [
      HTTPRequest.Part(name: "", bytes: []), .init(name: "a\0", bytes: []),
      .init(name: "a", fileName: "b\0", bytes: []),
      .init(name: "a", contentType: "image/png\r\nX: 1", bytes: []),
    ]
  )
  func `a part that injects is refused`(
    _ subject: Subject,
    _ part: HTTPRequest.Part
  ) async throws {
    let request = HTTPRequest(method: "POST", url: "http://127.0.0.1:9/", body: .multipart([part]))
    #expect(try await refusal(subject, request)?.kind == "malformedRequest")
  }

  @Test(arguments: ["https://[0:0:0:0:0:0:0:1]:1/", "https://[::1]:1/", "https://127.0.0.1:1/"])
  func `an IPv6 address may be spelt at length`(_ url: String) async throws {
    let error = try await refusal(.curl, HTTPRequest(method: "GET", url: url))
    #expect(error?.kind == "connectionRefused")
  }

  @Test(arguments: [
    "http://127.0.0.1/", "http://127.255.0.1:8080/x", "HTTP://LOCALHOST:1", "http://[::1]:80?q",
    "https://example.com/", "https://[2001:DB8::1]/", "https://a_b.example:443/x@y#z",
  ])
  func `an address in its plain spelling is admitted`(_ url: String) throws {
    let target = try RequestTarget(url)
    #expect(target.isLoopback == url.lowercased().hasPrefix("http:"))
  }
}
