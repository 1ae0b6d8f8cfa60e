import CurlTransport
import TestSupport
import Testing
import TroupeEndpoints
import TroupeModel

/// Answers that are odd, hostile or broken.
@Suite struct CurlReplyTests {
  private let transport = CurlTransport()

  private func get(
    limits: TransferLimits = .test,
    _ answer: ScriptedAnswer
  ) async throws -> Result<HTTPReply, TransportError> {
    let server = try ScriptedServer { _ in answer }
    defer { server.stop() }
    let request = HTTPRequest(method: "GET", url: server.url)
    do throws(TransportError) {
      return .success(try await transport.send(request, limits: limits))
    } catch {
      return .failure(error)
    }
  }

  private func raw(_ text: String, then last: ScriptedAnswer.Step = .close) -> ScriptedAnswer {
    ScriptedAnswer([.bytes(Array(text.utf8)), last])
  }

  @Test func `of several heads only the final one counts`() async throws {
    let reply = try await get(
      raw(
        "HTTP/1.1 100 Continue\r\nX-Interim: 1\r\n\r\n"
          + "HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n"
          + "HTTP/1.1 200 OK\r\nX-Final: 1\r\nContent-Length: 2\r\n\r\nok"
      )
    ).get()
    #expect(reply.status == 200)
    #expect(reply.headers.map(\.name) == ["X-Final", "Content-Length"])
    #expect(reply.body == Array("ok".utf8))
  }

  @Test(arguments: [
    "HTTP/1.1 200 OK\r\n", "HTTP/1.1 200 OK\r\nContent-Le", "HTTP/1.1 200 OK\r\nX-One: 1\r\n",
    "HTTP/1.1 100 Continue\r\n\r\n", "HTTP/1.1 2",
  ])
  func `a head that breaks off is a lost connection`(_ text: String) async throws {
    guard case .failure(let error) = try await get(raw(text)) else {
      Issue.record("a reply without a whole head")
      return
    }
    #expect(["connectionLost", "other"].contains(error.kind), "\(error)")
  }

  @Test func `trailers are not fields`() async throws {
    let reply = try await get(
      raw(
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nok\r\n0\r\nX-Late: 1\r\n\r\n"
      )
    ).get()
    #expect(reply.headers.map(\.name) == ["Transfer-Encoding"])
    #expect(reply.body == Array("ok".utf8))
  }

  @Test func `a chunked body that breaks off is a lost connection`() async throws {
    let answer = try await get(
      raw("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhel")
    )
    #expect(answer.failureKind == "connectionLost")
  }

  @Test func `what is not HTTP is not a reply`() async throws {
    let answer = try await get(raw("SSH-2.0-OpenSSH_9.2\r\n"))
    #expect(answer.failureKind == "other")
  }

  @Test func `fields are trimmed, folded and kept in order`() async throws {
    let reply = try await get(
      raw("HTTP/1.1 200 OK\r\nB:  two \t\r\nA:\r\nC: one\r\n  more\r\nB: e\u{301}:\r\n\r\n")
    ).get()
    #expect(
      reply.headers == [
        HTTPHeader("B", "two"), HTTPHeader("A", ""), HTTPHeader("C", "one more"),
        HTTPHeader("B", "e\u{301}:"),
      ]
    )
  }

  @Test func `heads without end are refused`() async throws {
    let field = "X-Filler: " + String(repeating: "x", count: 1000) + "\r\n"
    let answer = try await get(
      raw("HTTP/1.1 200 OK\r\n" + String(repeating: field, count: 400) + "\r\n")
    )
    #expect(answer.failureKind == "tooLarge")
  }

  @Test func `an encoded body is neither asked for nor unpacked`() async throws {
    let body: [UInt8] = [0x1F, 0x8B, 0x08, 0, 0, 0, 0, 0]
    let reply = try await get(.reply(200, headers: [("Content-Encoding", "gzip")], body: body))
      .get()
    #expect(reply.body == body)
  }

  @Test func `a cookie is not sent back`() async throws {
    let server = try ScriptedServer { _ in .reply(200, headers: [("Set-Cookie", "a=b; Path=/")]) }
    defer { server.stop() }
    for _ in 0..<2 {
      _ = try await transport.send(HTTPRequest(method: "GET", url: server.url), limits: .test)
    }
    #expect(server.requests.count == 2)
    #expect(server.requests.allSatisfy { $0.header("Cookie") == nil })
  }

  @Test func `a slow body that keeps moving is let live`() async throws {
    let chunks = [[UInt8]](repeating: [UInt8](repeating: 1, count: 10_000), count: 30)
    let limits = TransferLimits.test.with {
      $0.stallTime = .seconds(2)
      $0.totalTimeout = nil
    }
    let reply = try await get(
      limits: limits,
      .chunked(200, chunks: chunks, pause: Milliseconds(100))
    ).get()
    #expect(reply.body.count == 300_000)
  }

  @Test func `a body that trickles below the limit is stalled`() async throws {
    let chunks = [[UInt8]](repeating: [1], count: 60)
    let answer = try await get(
      limits: .test.with {
        $0.stallTime = .seconds(1)
        $0.totalTimeout = nil
      },
      .chunked(200, chunks: chunks, pause: Milliseconds(250))
    )
    #expect(answer.failureKind == "stalled")
  }

  @Test func `transfers go on beside one that is silent`() async throws {
    let server = try ScriptedServer { request in
      request.target == "/slow" ? .delayed(.seconds(15), .reply(200)) : .reply(200)
    }
    defer { server.stop() }
    let slow = HTTPRequest(method: "GET", url: server.url + "/slow")
    let task = Task { try await transport.send(slow, limits: .test) }
    while server.requests.isEmpty { try await Task.sleep(for: .milliseconds(5)) }
    let reply = try await transport.send(
      HTTPRequest(method: "GET", url: server.url + "/quick"),
      limits: .test
    )
    #expect(reply.status == 200)
    task.cancel()
  }
}

extension Result<HTTPReply, TransportError> {
  fileprivate var failureKind: String? {
    if case .failure(let error) = self { error.kind } else { nil }
  }
}
