import CurlTransport
import TestSupport
import Testing
import TroupeEndpoints
import TroupeModel

/// The traps that libcurl sets to who pays by the request.
@Suite struct CurlOneShotTests {
  private let transport = CurlTransport()

  private func post(_ url: String) -> HTTPRequest {
    HTTPRequest(method: "POST", url: url, body: .bytes(Array("{}".utf8)))
  }

  @Test func `a used connection that turns out dead does not make it send twice`() async throws {
    // Every connection answers one request and drops the next unanswered, as a server that is restarted.
    let server = try ScriptedServer { $0.ordinal == 1 && $0.method == "GET" ? .reply(200) : .drop }
    defer { server.stop() }
    _ = try await transport.send(HTTPRequest(method: "GET", url: server.url), limits: .test)
    let gate = Tape<Void>()
    let outcome = await transport.sendOnce(post(server.url), limits: .test) { gate.add(()) }
    #expect(outcome.gate == .passed)
    #expect(outcome.failure?.kind == "connectionLost")
    #expect(gate.all.count == 1)
    #expect(server.requests.map(\.method) == ["GET", "POST"])
  }

  @Test func `every paid request has a connection of its own`() async throws {
    let server = try ScriptedServer { _ in .reply(200) }
    defer { server.stop() }
    let get = HTTPRequest(method: "GET", url: server.url)
    // libcurl may close a connection that nobody uses, and on a busy machine it does. Where the two that are free of
    // charge share one, it was there to be used in between.
    var wasTempted = false
    for _ in 0..<50 where !wasTempted {
      let first = server.requests.count
      _ = try await transport.send(get, limits: .test)
      for _ in 0..<2 { _ = await transport.sendOnce(post(server.url), limits: .test) {} }
      _ = try await transport.send(get, limits: .test)
      let requests = server.requests[first...]
      #expect(requests.map(\.method) == ["GET", "POST", "POST", "GET"])
      wasTempted = requests.first?.connection == requests.last?.connection
    }
    #expect(wasTempted, "no connection was ever used twice")
    let requests = server.requests
    for paid in requests where paid.method == "POST" {
      #expect(requests.filter { $0.connection == paid.connection }.count == 1)
    }
  }

  @Test func `a connection reset after the request leaves the gate passed`() async throws {
    let server = try ScriptedServer { _ in ScriptedAnswer([.reset]) }
    defer { server.stop() }
    let outcome = await transport.sendOnce(post(server.url), limits: .test) {}
    #expect(outcome.gate == .passed)
    #expect(outcome.failure?.kind == "connectionLost")
    #expect(server.requests.count == 1)
  }

  @Test func `a server that hangs up on the connection gets one request at most`() async throws {
    let server = try ScriptedServer(welcome: { _ in .close }) { _ in .reply(200) }
    defer { server.stop() }
    let outcome = await transport.sendOnce(post(server.url), limits: .test) {}
    #expect(outcome.gate == .passed)
    #expect(outcome.failure?.kind == "connectionLost")
    #expect(server.connections == 1)
  }

  // Behind a proxy it is the proxy that looks hosts up.
  @Test(.enabled(if: !isBehindProxy))
  func `an unknown host never reaches the gate`() async {
    let outcome = await transport.sendOnce(post("https://nobody.invalid/"), limits: .test) {}
    #expect(outcome.gate == .neverReached)
    #expect(outcome.failure?.kind == "hostNotFound")
  }

  @Test func `a failed handshake never reaches the gate`() async throws {
    let server = try ScriptedServer(welcome: { _ in .close }) { _ in .reply(200) }
    defer { server.stop() }
    let url = "https://127.0.0.1:\(server.port)/"
    let outcome = await transport.sendOnce(post(url), limits: .test) {}
    #expect(outcome.gate == .neverReached)
    #expect(outcome.failure?.kind == "tls")
  }

  @Test func `a handshake that takes too long never reaches the gate`() async throws {
    let server = try ScriptedServer(welcome: { _ in .ignore }) { _ in .reply(200) }
    defer { server.stop() }
    let url = "https://127.0.0.1:\(server.port)/"
    let outcome = await transport.sendOnce(
      post(url),
      limits: .test.with { $0.connectTimeout = Milliseconds(300) }
    ) {}
    #expect(outcome.gate == .neverReached)
    #expect(outcome.failure?.kind == "connectTimedOut")
  }

  @Test func `cancelling while the connection is made prevents sending`() async throws {
    let server = try ScriptedServer(welcome: { _ in .ignore }) { _ in .reply(200) }
    defer { server.stop() }
    let request = post("https://127.0.0.1:\(server.port)/")
    let task = Task { await transport.sendOnce(request, limits: .test) {} }
    while server.connections == 0 { try await Task.sleep(for: .milliseconds(5)) }
    task.cancel()
    let outcome = await task.value
    #expect(outcome.gate == .neverReached)
    #expect(outcome.failure == .cancelled)
  }

  @Test func `the gate lets nobody through a second time`() {
    let calls = Tape<Void>()
    var gate = OneShotGate { calls.add(()) }
    let states = (0..<3).map { _ in (gate.opens(), gate.state) }
    #expect(states.map(\.0) == [true, false, false])
    #expect(states.map(\.1) == [.passed, .reachedTwice, .reachedTwice])
    #expect(calls.all.count == 1)
  }

  @Test func `a gate that refused is not asked again`() {
    let calls = Tape<Void>()
    var gate = OneShotGate {
      calls.add(())
      throw Refusal()
    }
    let opened = (0..<2).map { _ in gate.opens() }
    #expect(opened == [false, false])
    #expect(gate.state == .refused)
    #expect(calls.all.count == 1)
  }
}
