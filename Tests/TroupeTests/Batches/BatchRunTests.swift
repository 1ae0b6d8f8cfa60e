import Synchronization
import Testing
import TroupeEndpoints
import TroupeModel

@testable import Troupe

@Suite struct BatchRunTests {
  let library = TestLibrary()
  static let rows = "prompt\none\ntwo\nthree\nfour\n"

  /// Plans the batch and runs it, telling each event with the time.
  @discardableResult
  func run(
    _ workspace: Workspace,
    _ text: String = rows,
    again: Bool = false,
    budget: Budget? = nil,
    force: Bool = false,
    report: @escaping @Sendable (BatchEvent) -> Void = { _ in }
  ) async throws -> BatchOutcome {
    let plan = try await workspace.planBatch(
      library.file("batch.csv", text),
      shown: "batch.csv",
      on: GenerationRequest(force: force),
      again: again
    )
    return try await workspace.run(plan, budget: budget, force: force, report: report)
  }

  func statuses(_ workspace: Workspace) throws -> [String: GenerationStatus] {
    Dictionary(
      try workspace.sheets(foundBy: "").map { ($0.generation.prompt, $0.generation.status) },
      uniquingKeysWith: { first, _ in first }
    )
  }

  @Test func `the rows are sent in their order at the endpoint's pace`() async throws {
    var profile = TestProfile()
    profile.more = [#""pace":{"poll_seconds":15,"requests_per_minute":4}"#]
    let workspace = try await library.create(profile)
    library.desk.will("POST /videos", FakeService.json("{}", status: 400))
    let times = Mutex<[Milliseconds]>([])
    let outcome = try await run(workspace) { event in
      if case .sending = event { times.withLock { $0.append(library.now) } }
    }
    #expect(library.desk.prompts == ["one", "two", "three", "four"])
    #expect(outcome.stopped == nil)
    #expect(
      outcome.generations.map(\.generation.status) == [.rejected, .running, .running, .running]
    )
    let first = times.withLock { $0[0] }
    #expect(times.withLock { $0.map { ($0 - first).seconds } } == [0, 15, 30, 45])
  }

  @Test func `what the endpoint wants to be waited for is waited for, and the pace holds after it`()
    async throws
  {
    var profile = TestProfile()
    profile.more = [#""pace":{"poll_seconds":15,"requests_per_minute":6}"#]
    let workspace = try await library.create(profile)
    library.desk.will(
      "POST /videos",
      FakeService.json("{}", status: 429, [HTTPHeader("Retry-After", "40")]),
      FakeService.json("{}", status: 429, [HTTPHeader("Retry-After", "20")])
    )
    let begun = library.now
    let told = Mutex<[String]>([])
    try await run(workspace, "prompt\none\ntwo\n") { event in
      let after = (library.now - begun).seconds
      switch event {
      case .planned: break
      case .sending(let number, _, _): told.withLock { $0.append("\(after) sending \(number)") }
      case .sent(let number, _, let now, _):
        told.withLock { $0.append("\(after) \(number) \(now.status.rawValue)") }
      case .waiting(let until):
        told.withLock { $0.append("\(after) until \((until - begun).seconds)") }
      }
    }
    #expect(
      told.withLock(\.self) == [
        "0.0 sending 1", "0.0 until 40.0", "40.0 until 60.0", "60.0 1 running",
        "70.0 sending 2", "70.0 2 running",
      ]
    )
    #expect(library.desk.prompts == ["one", "one", "one", "two"])
  }

  @Test func `a row that is refused does not keep the next from being sent`() async throws {
    let workspace = try await library.create(TestProfile())
    library.desk.will(
      "POST /videos",
      FakeService.json(#"{"error":{"message":"not that"}}"#, status: 400),
      .dropped
    )
    let words = Mutex<[String]>([])
    let outcome = try await run(workspace) { event in
      if case .sent(let number, _, _, let text?) = event {
        words.withLock { $0.append("\(number) \(text)") }
      }
    }
    #expect(outcome.stopped == nil)
    #expect(
      outcome.generations.map(\.generation.status)
        == [.rejected, .needsDecision, .running, .running]
    )
    #expect(words.withLock(\.count) == 2)
    #expect(words.withLock(\.first)?.contains("not that") == true)
    #expect(library.desk.charges == 4)
  }

  @Test func `an interruption leaves the rest, and running it again sends exactly the rest`()
    async throws
  {
    let workspace = try await library.create(TestProfile())
    let task = Task {
      try await run(workspace) { event in
        if case .sent(2, _, _, _) = event { withUnsafeCurrentTask { $0?.cancel() } }
      }
    }
    await #expect(throws: CancellationError.self) { try await task.value }
    #expect(library.desk.prompts == ["one", "two"])
    #expect(
      try statuses(workspace)
        == ["one": .running, "two": .running, "three": .queued, "four": .queued]
    )
    let again = try await library.reopen()
    let plan = try await again.planBatch(
      library.file("batch.csv", Self.rows),
      shown: "batch.csv",
      on: GenerationRequest()
    )
    #expect(plan.plans.isEmpty)
    #expect(plan.waiting.count == 2)
    #expect(plan.done == 2)
    let outcome = try await again.run(plan, budget: nil, force: false) { _ in }
    #expect(outcome.generations.map(\.generation.prompt) == ["three", "four"])
    #expect(library.desk.prompts == ["one", "two", "three", "four"])
    try await run(again)
    #expect(library.desk.charges == 4)
  }

  @Test func `another round sends all rows again, and never while one of the last waits`()
    async throws
  {
    let workspace = try await library.create(TestProfile())
    try await run(workspace, "prompt\none\ntwo\n")
    try await run(workspace, "prompt\none\ntwo\n", again: true)
    try await run(workspace, "prompt\none\ntwo\n", again: true)
    #expect(library.desk.prompts == ["one", "two", "one", "two", "one", "two"])
    // The first connection of the next round fails five times: its first row waits, and so does the rest.
    library.desk.willRefuse(5)
    let stopped = try await run(workspace, "prompt\none\ntwo\n", again: true)
    #expect(stopped.stopped?.exit == .endpointUnavailable)
    #expect(library.desk.charges == 6)
    try await run(workspace, "prompt\none\ntwo\n", again: true)
    #expect(library.desk.charges == 8)
    #expect(try workspace.search("").total == 8)
  }

  @Test func `two programs that run the same batch send each row once`() async throws {
    let workspace = try await library.create(TestProfile())
    let path = try library.file("batch.csv", Self.rows)
    var plans: [BatchPlan] = []
    for _ in 0..<2 {
      plans.append(
        try await workspace.planBatch(path, shown: "batch.csv", on: GenerationRequest())
      )
    }
    _ = try await workspace.run(plans[0], budget: nil, force: false) { _ in }
    await #expect(throws: (any Error).self) {
      try await library.reopen().run(plans[1], budget: nil, force: false) { _ in }
    }
    #expect(library.desk.prompts == ["one", "two", "three", "four"])
    #expect(try workspace.search("").total == 4)
  }

  @Test func `a row is known by what it asks for: a changed file asks for what is new in it`()
    async throws
  {
    let workspace = try await library.create(TestProfile())
    try await run(workspace, "prompt\none\none\n")
    #expect(library.desk.prompts == ["one", "one"])
    try await run(workspace, "prompt\ntwo\none\nthree\none\none\n")
    #expect(library.desk.prompts == ["one", "one", "two", "three", "one"])
    let plan = try await workspace.planBatch(
      library.file("batch.csv", "prompt\none\n"),
      shown: "batch.csv",
      on: GenerationRequest(project: "film")
    )
    #expect(plan.plans.count == 1, "another option is another row")
  }

  @Test func `a row that was refused is asked for again, and no other`() async throws {
    let workspace = try await library.create(TestProfile())
    library.desk.will(
      "POST /videos",
      FakeService.json(#"{"error":{"message":"not that"}}"#, status: 400)
    )
    try await run(workspace)
    #expect(library.desk.charges == 4)
    try await run(workspace)
    #expect(library.desk.prompts == ["one", "two", "three", "four", "one"])
  }

  @Test func `an account without quota ends the batch, and the rest can be sent later`()
    async throws
  {
    let workspace = try await library.create(TestProfile())
    library.desk.will("POST /videos", #"{"id":"a","status":"queued"}"#)
    library.desk.will(
      "POST /videos",
      FakeService.json(
        #"{"error":{"message":"insufficient quota","code":"insufficient_quota"}}"#,
        status: 402
      )
    )
    let outcome = try await run(workspace)
    #expect(outcome.stopped != nil)
    #expect(library.desk.prompts == ["one", "two"])
    _ = try await workspace.watch { _ in }
    #expect(library.desk.prompts == ["one", "two"])
    try await run(workspace)
    #expect(Set(library.desk.prompts.dropFirst(2)) == ["two", "three", "four"])
    #expect(library.desk.prompts.count == 5)
  }

  @Test func `the budget is asked about the sum of all rows before anything is stored`()
    async throws
  {
    let workspace = try await library.create(TestProfile())
    await #expect(throws: TroupeError.self) {
      try await run(workspace, budget: Budget("3.99"))
    }
    try workspace.setSetting(.budget, to: "3.99")
    await #expect(throws: TroupeError.self) { try await run(workspace) }
    #expect(library.desk.charges == 0)
    #expect(try workspace.search("").total == 0)
    try workspace.setSetting(.budget, to: "4.00")
    try await run(workspace)
    #expect(library.desk.charges == 4)
  }

  @Test
  func `what turns out dearer than it was said to be stops the rest, which can be sent later`()
    async throws
  {
    let workspace = try await library.create(TestProfile())
    library.desk.will(
      "POST /videos",
      #"{"id":"a","status":"queued","cost":2.5,"currency":"USD"}"#
    )
    let outcome = try await run(workspace, budget: Budget("4.00"))
    #expect(outcome.stopped?.exit == .failed)
    #expect(library.desk.prompts == ["one", "two"])
    // A later watch must not spend what the budget of the command kept back.
    _ = try await workspace.watch { _ in }
    #expect(library.desk.prompts == ["one", "two"])
    try await run(workspace)
    #expect(library.desk.prompts == ["one", "two", "three", "four"])
  }

  @Test func `a budget too small for the rest stops it before it goes on`() async throws {
    let workspace = try await library.create(TestProfile())
    library.desk.willRefuse(5)
    _ = try await run(workspace)
    await #expect(throws: TroupeError.self) { try await run(workspace, budget: Budget("3")) }
    #expect(library.desk.charges == 0)
    try await run(workspace, budget: Budget("4"))
    #expect(library.desk.charges == 4)
  }
}
