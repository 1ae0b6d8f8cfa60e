import CurlTransport
import TestSupport
import Testing
import TroupeEndpoints
import TroupeModel

/// What is told of a transfer that failed names the host, and nothing twice.
@Suite struct CurlSentenceTests {
  private func sentence(_ url: String, key: Secret? = nil) async -> String? {
    await failure { () async throws(TransportError) in
      try await CurlTransport().send(HTTPRequest(method: "GET", url: url, key: key), limits: .test)
    }?.sentence
  }

  @Test func `where nobody listens`() async throws {
    let url = try deserted(.curl).url
    let place = url.dropFirst("http://".count)
    #expect(await sentence(url + "/") == "no connection could be made to \(place)")
  }

  // Behind a proxy it is the proxy that looks hosts up.
  @Test(.enabled(if: !isBehindProxy))
  func `a host that nobody knows`() async throws {
    let text = try #require(await sentence("https://nobody.invalid/x?sig=1"))
    #expect(text.hasPrefix("no address was found for the host nobody.invalid"))
    #expect(!text.contains("Could not resolve"))
    #expect(!text.contains("sig"))
  }

  @Test func `a server that closes the connection without an answer`() async throws {
    let server = try ScriptedServer { _ in .drop }
    defer { server.stop() }
    #expect(
      await sentence(server.url + "/")
        == "the connection was lost: 127.0.0.1:\(server.port) closed it without an answer"
    )
  }

  @Test func `an answer that breaks off`() async throws {
    let server = try ScriptedServer { _ in .cut(200, promising: 10, body: [1]) }
    defer { server.stop() }
    let text = try #require(await sentence(server.url + "/"))
    let start = "the connection was lost: 127.0.0.1:\(server.port) broke the answer off ("
    #expect(text.hasPrefix(start) && text.hasSuffix(")"), "\(text)")
  }

  @Test func `a handshake that fails`() async throws {
    let server = try ScriptedServer(welcome: { _ in .close }) { _ in .reply(200) }
    defer { server.stop() }
    let text = try #require(await sentence("https://127.0.0.1:\(server.port)/"))
    let start = "no secure connection could be made to 127.0.0.1:\(server.port) ("
    #expect(text.hasPrefix(start) && text.hasSuffix(")"), "\(text)")
  }

  @Test func `what is not HTTP`() async throws {
    let server = try ScriptedServer { _ in
      ScriptedAnswer([.bytes(Array("SSH-2.0-OpenSSH_9.2\r\n".utf8)), .close])
    }
    defer { server.stop() }
    let text = try #require(await sentence(server.url + "/"))
    #expect(text.contains("the answer of 127.0.0.1:\(server.port) is not HTTP"))
  }

  @Test func `a short key leaves the words whole`() async throws {
    let url = try deserted(.curl).url
    let text = try #require(await sentence(url + "/", key: Secret("o")))
    #expect(text.hasPrefix("no connection could be made"))
  }
}
