import Testing
import TroupeEndpoints
import TroupeModel

/// What every transport promises about a request that may cost money.
@Suite struct OneShotContract {
  @Test(arguments: Subject.allCases)
  func `the gate is called once, before the far side sees a byte`(_ subject: Subject) async throws {
    try await withStage(subject, { _ in .reply(200, "paid") }) { stage in
      let untouched = Tape<Bool>()
      let outcome = await stage.transport.sendOnce(stage.post("/pay"), limits: .test) {
        // Long enough for a byte to arrive, if one had left.
        sleepBriefly()
        untouched.add(stage.isUntouched())
      }
      #expect(untouched.all == [true])
      #expect(outcome.gate == .passed)
      #expect(outcome.reply?.body == Array("paid".utf8))
      #expect(stage.arrivals() == [Arrival(method: "POST", path: "/pay", body: Array("{}".utf8))])
    }
  }

  @Test(arguments: Subject.allCases)
  func `a gate that refuses sends nothing and is told why`(_ subject: Subject) async throws {
    try await withStage(subject, { _ in .reply(200) }) { stage in
      let outcome = await stage.transport.sendOnce(stage.post(), limits: .test) {
        throw Refusal(reason: "the disk is full")
      }
      #expect(outcome.gate == .refused)
      #expect(outcome.failure == .notSent)
      #expect(outcome.gateError as? Refusal == Refusal(reason: "the disk is full"))
      #expect(stage.isUntouched())
    }
  }

  @Test(arguments: Subject.allCases)
  func `a connection dropped after the request leaves the gate passed`(
    _ subject: Subject
  ) async throws {
    try await withStage(subject, { _ in .drop }) { stage in
      let outcome = await stage.transport.sendOnce(stage.post(), limits: .test) {}
      #expect(outcome.gate == .passed)
      #expect(outcome.failure?.kind == "connectionLost")
      #expect(stage.arrivals().count == 1)
    }
  }

  @Test(arguments: Subject.allCases)
  func `an answer cut short leaves the gate passed`(_ subject: Subject) async throws {
    let part = HTTPReply(status: 200, body: Array(#"{"id":"vid"#.utf8))
    try await withStage(subject, { _ in .cut(part) }) { stage in
      let outcome = await stage.transport.sendOnce(stage.post(), limits: .test) {}
      #expect(outcome.gate == .passed)
      #expect(outcome.failure?.kind == "connectionLost")
    }
  }

  @Test(arguments: Subject.allCases)
  func `the gate is not called when there is no connection`(_ subject: Subject) async throws {
    let stage = try deserted(subject)
    let gate = Tape<Void>()
    let outcome = await stage.transport.sendOnce(stage.post(), limits: .test) { gate.add(()) }
    #expect(outcome.gate == .neverReached)
    #expect(outcome.failure?.kind == "connectionRefused")
    #expect(gate.all.isEmpty)
  }

  @Test(arguments: Subject.allCases)
  func `a refused address never reaches the gate`(_ subject: Subject) async throws {
    let stage = try deserted(subject)
    let gate = Tape<Void>()
    let request = HTTPRequest(method: "POST", url: "http://example.com/", body: .bytes([1]))
    let outcome = await stage.transport.sendOnce(request, limits: .test) { gate.add(()) }
    #expect(outcome.gate == .neverReached)
    #expect(outcome.failure?.kind == "refusedScheme")
    #expect(gate.all.isEmpty)
  }

  @Test(arguments: Subject.allCases)
  func `cancelling before the gate prevents sending`(_ subject: Subject) async throws {
    try await withStage(subject, { _ in .reply(200) }) { stage in
      let gate = Tape<Void>()
      let task = Task {
        while !Task.isCancelled { await Task.yield() }
        return await stage.transport.sendOnce(stage.post(), limits: .test) { gate.add(()) }
      }
      task.cancel()
      let outcome = await task.value
      #expect(outcome.gate == .neverReached)
      #expect(outcome.failure == .cancelled)
      #expect(gate.all.isEmpty)
      #expect(stage.isUntouched())
    }
  }

  @Test(arguments: Subject.allCases)
  func `cancelling after the gate awaits the answer`(_ subject: Subject) async throws {
    try await withStage(subject, { _ in .delayed(Milliseconds(300), .reply(201, "kept")) }) {
      stage in
      let task = Task { await stage.transport.sendOnce(stage.post(), limits: .test) {} }
      try await stage.firstArrival()
      task.cancel()
      let outcome = await task.value
      #expect(outcome.gate == .passed)
      #expect(outcome.reply?.status == 201)
    }
  }

  @Test(arguments: Subject.allCases, [307, 417, 503])
  func `no answer makes it send again`(_ subject: Subject, _ status: Int) async throws {
    let reply = HTTPReply(status: status, headers: [HTTPHeader("Location", "/again")])
    try await withStage(subject, { _ in .reply(reply) }) { stage in
      let gate = Tape<Void>()
      let body = String(repeating: "x", count: 2 << 20)
      let outcome = await stage.transport.sendOnce(stage.post("/once", body), limits: .test) {
        gate.add(())
      }
      #expect(outcome.gate == .passed)
      #expect(outcome.reply?.status == status)
      #expect(gate.all.count == 1)
      #expect(stage.arrivals().map(\.path) == ["/once"])
    }
  }
}
