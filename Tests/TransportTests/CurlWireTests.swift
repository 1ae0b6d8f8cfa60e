import CurlTransport
import TestSupport
import Testing
import TroupeEndpoints
import TroupeModel

/// What the curl transport puts on the wire, byte for byte.
@Suite struct CurlWireTests {
  private let transport = CurlTransport()

  private func received(
    _ change: (inout HTTPRequest) -> Void
  ) async throws -> (ReceivedRequest, host: String) {
    let server = try ScriptedServer { _ in .reply(200) }
    defer { server.stop() }
    var request = HTTPRequest(method: "GET", url: server.url + "/")
    change(&request)
    _ = try await transport.send(request, limits: .test)
    return (try #require(server.requests.first), "127.0.0.1:\(server.port)")
  }

  @Test func `a GET has four lines and no more`() async throws {
    let (request, host) = try await received { $0.url += "a/../b?c=%2F#part" }
    #expect(
      String(decoding: request.raw, as: UTF8.self) == """
        GET /a/../b?c=%2F HTTP/1.1\r
        Host: \(host)\r
        User-Agent: troupe/0.1\r
        Accept: */*\r
        \r\n
        """
    )
  }

  @Test func `fields keep their order, and only the framing is added`() async throws {
    let (request, host) = try await received {
      $0.method = "POST"
      $0.headers = [
        HTTPHeader("X-Second", "2"), HTTPHeader("Content-Type", "application/json"),
        HTTPHeader("X-First", "1"), HTTPHeader("X-Empty", ""), HTTPHeader("X-Second", " two "),
      ]
      $0.body = .bytes(Array(#"{"a":1}"#.utf8))
      $0.key = Secret("sk-canary")
    }
    #expect(
      String(decoding: request.raw, as: UTF8.self) == """
        POST / HTTP/1.1\r
        Host: \(host)\r
        User-Agent: troupe/0.1\r
        Accept: */*\r
        X-Second: 2\r
        Content-Type: application/json\r
        X-First: 1\r
        X-Empty:\r
        X-Second:  two \r
        Authorization: Bearer sk-canary\r
        Content-Length: 7\r
        \r
        {"a":1}
        """
    )
  }

  @Test func `a caller's own user agent and accepted types replace ours`() async throws {
    let (request, _) = try await received {
      $0.headers = [HTTPHeader("User-Agent", "test"), HTTPHeader("Accept", "application/json")]
    }
    #expect(request.headers.map(\.name) == ["Host", "User-Agent", "Accept"])
    #expect(request.headers.map(\.value).suffix(2) == ["test", "application/json"])
  }

  @Test func `a POST without a body says that it has none`() async throws {
    let (request, _) = try await received { $0.method = "POST" }
    #expect(request.headers.map(\.name) == ["Host", "User-Agent", "Accept", "Content-Length"])
    #expect(request.header("content-length") == "0")
  }

  @Test func `a HEAD brings fields and no body`() async throws {
    let server = try ScriptedServer { _ in
      ScriptedAnswer([.bytes(ScriptedAnswer.head(200, [("Content-Length", "5000000")]))])
    }
    defer { server.stop() }
    let reply = try await transport.send(
      HTTPRequest(method: "HEAD", url: server.url + "/film"),
      limits: .test
    )
    #expect(reply.header("Content-Length") == "5000000")
    #expect(server.requests.map(\.method) == ["HEAD"])
  }

  @Test func `a body of megabytes waits for no permission`() async throws {
    let (request, _) = try await received {
      $0.method = "POST"
      $0.body = .bytes([UInt8](repeating: 1, count: 3 << 20))
    }
    #expect(request.header("Expect") == nil)
    #expect(request.header("Content-Type") == nil)
    #expect(request.body.count == 3 << 20)
  }

  @Test func `a multipart body arrives as its parts`() async throws {
    let (request, _) = try await received {
      $0.method = "POST"
      $0.body = .multipart([
        .init(name: "prompt", bytes: Array("a fox".utf8)),
        .init(
          name: "image",
          fileName: "a\"b\r\nc.png",
          contentType: "image/png",
          bytes: [0, 13, 10, 255]
        ),
      ])
    }
    let type = try #require(request.header("Content-Type"))
    #expect(type.hasPrefix("multipart/form-data; boundary=troupe-"))
    let boundary = type.split(separator: "=")[1]
    let expected =
      Array(
        """
        --\(boundary)\r
        Content-Disposition: form-data; name="prompt"\r
        \r
        a fox\r
        --\(boundary)\r
        Content-Disposition: form-data; name="image"; filename="a%22b%0D%0Ac.png"\r
        Content-Type: image/png\r
        \r\n
        """.utf8
      ) + [0, 13, 10, 255] + Array("\r\n--\(boundary)--\r\n".utf8)
    #expect(request.body == expected)
    #expect(request.headers.filter { $0.name.lowercased() == "content-type" }.count == 1)
  }

  @Test func `the key is in Authorization and in no other byte`() async throws {
    let (request, _) = try await received {
      $0.method = "POST"
      $0.body = .multipart([.init(name: "a", bytes: [1])])
      $0.key = Secret("sk-canary")
    }
    #expect(request.header("Authorization") == "Bearer sk-canary")
    let text = String(decoding: request.raw, as: UTF8.self)
    #expect(text.ranges(of: "sk-canary").count == 1)
  }

  @Test func `no error holds the key`() async throws {
    let dead = try ScriptedServer { _ in .drop }
    dead.stop()
    let garbage = try ScriptedServer { request in
      ScriptedAnswer([.bytes(Array((request.header("Authorization") ?? "").utf8)), .close])
    }
    defer { garbage.stop() }
    for url in [dead.url, garbage.url, "https://sk-canary.invalid/", "ftp://sk-canary/"] {
      let request = HTTPRequest(method: "POST", url: url, key: Secret("sk-canary"))
      let outcome = await transport.sendOnce(request, limits: .test) {}
      let error = try #require(outcome.failure)
      if case .refusedScheme = error { continue }
      #expect(!"\(error)".contains("sk-canary"), "\(url)")
    }
  }

  @Test func `its sockets are closed in the programs it starts`() async throws {
    let server = try ScriptedServer { _ in .reply(200) }
    defer { server.stop() }
    let flags = Tape<[Bool]>()
    let request = HTTPRequest(method: "POST", url: server.url)
    _ = await transport.sendOnce(request, limits: .test) {
      flags.add(closeOnExecFlags(ofSocketsTo: server.port))
    }
    #expect(flags.all == [[true]])
  }
}
