import TroupeEndpoints
import Testing
import TroupeCatalog
import TroupeMedia
import TroupeModel

@testable import Troupe

/// What a dead process left, rebuilt by hand, and what the next one makes of it.
@Suite struct RecoveryTests {
  /// A generation whose attempt was left in a state, with a receipt or without.
  func leave(
    _ state: AttemptState,
    receipt remoteID: RemoteID?,
    in workspace: Workspace
  ) async throws -> ItemID {
    let plan = try await workspace.plan(GenerationRequest(prompt: "rain", force: true))
    let id = plan.generation.id
    let intent = Intent(
      id: workspace.world.makeID(),
      kind: .generation,
      subject: id,
      request: plan.request.bodyText,
      requestHash: .of(plan.request.bodyText),
      price: nil,
      createdAt: workspace.world.now()
    )
    let attempt = Attempt(
      id: workspace.world.makeID(),
      intentID: intent.id,
      number: 1,
      origin: "https://crazyrouter.com",
      createdAt: workspace.world.now()
    )
    try workspace.write { writer in
      var generation = plan.generation
      try writer.insert(generation)
      try writer.insert(intent)
      try writer.insert(attempt)
      generation.status = .submitting
      try writer.update(generation)
      if state == .inFlight { try writer.move(attempt.id, by: .gatePassed) }
    }
    if state == .inFlight {
      var receipt = Receipt(
        attempt: attempt.id,
        intent: intent.id,
        subject: id,
        origin: attempt.origin,
        sentAt: workspace.world.now()
      )
      if let remoteID {
        receipt.answer(
          remoteID: remoteID,
          httpStatus: 200,
          reply: "{}",
          at: workspace.world.now()
        )
      }
      try workspace.receipts.write(receipt)
    }
    return id
  }

  @Test func `prepared was never sent and waits again`() async throws {
    let workspace = try await TestLibrary().create()
    let id = try await leave(.prepared, receipt: nil, in: workspace)
    try workspace.recover()
    let sheet = try workspace.generation(id.description)
    #expect(sheet.generation.status == .queued)
    #expect(sheet.attempts.map(\.state) == [.neverSent])
  }

  @Test func `in flight with a receipt was accepted`() async throws {
    let workspace = try await TestLibrary().create()
    let id = try await leave(.inFlight, receipt: RemoteID("job_9"), in: workspace)
    try workspace.recover()
    let sheet = try workspace.generation(id.description)
    #expect(sheet.generation.status == .running)
    #expect(sheet.generation.remoteID == RemoteID("job_9"))
    #expect(sheet.attempts.map(\.state) == [.accepted])
  }

  @Test func `in flight without an answer needs a decision`() async throws {
    let library = TestLibrary()
    let workspace = try await library.create()
    let id = try await leave(.inFlight, receipt: nil, in: workspace)
    try workspace.recover()
    #expect(try workspace.generation(id.description).generation.status == .needsDecision)
    _ = try await workspace.watch { _ in }
    #expect(library.service.charges == 0)
  }

  @Test func `recovering twice is recovering once`() async throws {
    let workspace = try await TestLibrary().create()
    var ids: [ItemID] = []
    ids.append(try await leave(.prepared, receipt: nil, in: workspace))
    ids.append(try await leave(.inFlight, receipt: nil, in: workspace))
    ids.append(try await leave(.inFlight, receipt: RemoteID("job_7"), in: workspace))
    try workspace.recover()
    let once = try ids.map { try workspace.generation($0.description).json }
    try workspace.recover()
    #expect(try ids.map { try workspace.generation($0.description).json } == once)
  }
}
