import Testing
import TroupeEndpoints

/// What only the transport in memory can be told to do.
@Suite struct MemoryTransportTests {
  private let request = HTTPRequest(method: "POST", url: "https://endpoint.example/v1/videos")
  private let reply = MemoryAnswer.reply(HTTPReply(status: 200))

  @Test func `a second sending of a paid request is aborted`() async {
    let transport = MemoryTransport { [reply] _ in .resent(then: reply) }
    let gate = Tape<Void>()
    let outcome = await transport.sendOnce(request, limits: .test) { gate.add(()) }
    #expect(outcome.gate == .reachedTwice)
    #expect(outcome.failure == .notSent)
    #expect(gate.all.count == 1)
    #expect(transport.requests.count == 1)
  }

  @Test func `a second sending of a harmless request happens`() async throws {
    let transport = MemoryTransport { [reply] _ in .resent(then: reply) }
    let answer = try await transport.send(request, limits: .test)
    #expect(answer.status == 200)
    #expect(transport.requests.count == 2)
  }

  @Test func `the server is not asked when the gate refuses`() async {
    let asked = Tape<Void>()
    let transport = MemoryTransport { [reply] _ in
      asked.add(())
      return reply
    }
    _ = await transport.sendOnce(request, limits: .test) { throw Refusal() }
    #expect(asked.all.isEmpty)
    #expect(transport.requests.isEmpty)
  }
}
