import Synchronization
import Testing
import TroupeCatalog
import TroupeEndpoints
import TroupeMedia
import TroupeModel

@testable import Troupe

@Suite struct SendingTests {
  let request = GenerationRequest(prompt: "rain on a tin roof", force: true)

  @Test func `an accepted request runs, with its receipt and its id`() async throws {
    let library = TestLibrary()
    let workspace = try await library.create()
    let made = try await workspace.generate(request)
    #expect(made.generation.status == .running)
    #expect(made.generation.remoteID == RemoteID("job_1"))
    #expect(made.attempts.map(\.state) == [.accepted])
    let receipts = try workspace.receipts.all().receipts
    #expect(receipts.map(\.remoteID) == [RemoteID("job_1")])
    #expect(library.service.charges == 1)
  }

  @Test(
    arguments: [
      FakeService.json("{}", status: 500), FakeService.json("{}", status: 409),
      FakeService.json(#"{"status":"processing"}"#), .dropped,
      .reply(HTTPReply(status: 200, body: Array("<html>busy</html>".utf8))),
      .reply(HTTPReply(status: 200)), FakeService.json("{}", status: 302),
    ]
  )
  func `what nobody can know needs a decision, is told, and is never sent again`(
    answer: MemoryAnswer
  ) async throws {
    let library = TestLibrary()
    let workspace = try await library.create()
    library.service.willAnswer(answer)
    do {
      _ = try await workspace.generate(request)
      Issue.record("it went through")
    } catch { #expect(ErrorReport(of: error).exit == .decisionNeeded) }
    let summary = try await workspace.watch { _ in }
    _ = try await library.reopen().watch { _ in }
    #expect(summary.generations.isEmpty || summary.undecided.count == 1)
    #expect(try workspace.undecided().count == 1)
    #expect(library.service.charges == 1)
  }

  @Test func `an id that another request has is unknown, not accepted`() async throws {
    let library = TestLibrary()
    let workspace = try await library.create()
    library.service.willAnswer(
      FakeService.json(#"{"id":"twin"}"#),
      FakeService.json(#"{"id":"twin"}"#)
    )
    _ = try await workspace.generate(request)
    await #expect(throws: TroupeError.self) { try await workspace.generate(request) }
    #expect(try workspace.undecided().first?.attempt.transportError?.contains("twin") == true)
  }

  @Test func `a connection that never stood is tried five times and then stays queued`()
    async throws
  {
    let library = TestLibrary()
    let workspace = try await library.create()
    library.service.willRefuse(99)
    do {
      _ = try await workspace.generate(request)
      Issue.record("it went through")
    } catch { #expect(ErrorReport(of: error).exit == .endpointUnavailable) }
    let queued = try #require(try workspace.jobs().first)
    #expect(queued.generation.status == .queued)
    #expect(queued.attempts.map(\.state) == Array(repeating: .neverSent, count: 5))
    #expect(library.service.charges == 0)
    _ = try workspace.cancel(queued.generation.id.description)
    #expect(try workspace.jobs().isEmpty)
  }

  @Test func `a refused connection once is tried again and charged once`() async throws {
    let library = TestLibrary()
    let workspace = try await library.create()
    library.service.willRefuse(1)
    let made = try await workspace.generate(request)
    #expect(made.attempts.map(\.state) == [.neverSent, .accepted])
    #expect(library.service.charges == 1)
  }

  @Test func `too many requests with a time wait for it, without one are refused`() async throws {
    let library = TestLibrary()
    let workspace = try await library.create()
    library.service.willAnswer(
      FakeService.json("{}", status: 429, [HTTPHeader("Retry-After", "30")])
    )
    let waiting = try await workspace.generate(request)
    #expect(waiting.generation.status == .queued)
    #expect(waiting.generation.notBefore == library.clock.withLock { $0 } + .seconds(30))
    library.service.willAnswer(FakeService.json("{}", status: 429))
    await #expect(throws: TroupeError.self) { try await workspace.generate(request) }
  }

  @Test func `a refused key pauses the endpoint until the user logs in`() async throws {
    let library = TestLibrary()
    let workspace = try await library.create()
    library.service.willAnswer(FakeService.json("{}", status: 401))
    await #expect(throws: TroupeError.self) { try await workspace.generate(request) }
    await #expect(throws: TroupeError.self) { try await workspace.generate(request) }
    #expect(library.service.charges == 1)
    _ = try workspace.login("crazyrouter", key: "another-key")
    _ = try await workspace.generate(request)
    #expect(library.service.charges == 2)
  }

  @Test func `an id found at the provider is attached, abandoning counts as spent, resending asks`()
    async throws
  {
    let library = TestLibrary()
    let workspace = try await library.create()
    for _ in 0..<3 {
      library.service.willAnswer(.dropped)
      _ = try? await workspace.generate(request)
    }
    let cases = try workspace.undecided().map { $0.intent.subject.description }
    try await workspace.resolve(cases[0], remoteID: "job_found")
    #expect(try workspace.generation(cases[0]).generation.status == .running)
    #expect(try workspace.generation(cases[0]).attempts.last?.state == .resolvedAccepted)
    try workspace.abandon(cases[1])
    #expect(try workspace.generation(cases[1]).attempts.last?.state == .abandoned)
    await #expect(throws: TroupeError.self) {
      try await workspace.resend(cases[2], confirmation: "yes")
    }
    #expect(library.service.charges == 3)
    try await workspace.resend(cases[2], confirmation: String(cases[2].prefix(8)))
    #expect(library.service.charges == 4)
    #expect(try workspace.generation(cases[2]).generation.status == .running)
  }

  @Test func `the key stands in no receipt, no error and no row`() async throws {
    let library = TestLibrary()
    let workspace = try await library.create()
    library.service.willAnswer(
      FakeService.json(#"{"error":{"message":"bad test-key"}}"#, status: 400)
    )
    do { _ = try await workspace.generate(request) } catch {
      #expect(!ErrorReport(of: error).message.contains("test-key"))
    }
    let sheet = try #require(try workspace.sheets(foundBy: "").first)
    #expect(!sheet.json.compact.contains("test-key"))
    for receipt in try workspace.receipts.all().receipts {
      #expect(receipt.reply?.contains("test-key") != true)
    }
  }

  @Test func `what would go over the budget is not sent`() async throws {
    let library = TestLibrary()
    let workspace = try await library.create()
    try workspace.setSetting(named: "budget", to: "0.20")
    _ = try await workspace.generate(GenerationRequest(prompt: "rain", model: "sora", force: true))
    await #expect(throws: TroupeError.self) {
      try await workspace.generate(GenerationRequest(prompt: "snow", model: "sora", force: true))
    }
    #expect(library.service.charges == 1)
    #expect(try workspace.search("snow").total == 0)
  }
}
