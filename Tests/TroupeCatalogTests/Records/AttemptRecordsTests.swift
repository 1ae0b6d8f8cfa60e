import Testing
import TroupeModel

@testable import TroupeCatalog

@Suite struct AttemptRecordsTests {
  let temporary: TemporaryCatalog
  var samples: Samples
  let generation: Generation
  let intent: Intent

  init() throws {
    temporary = try TemporaryCatalog()
    samples = Samples()
    generation = samples.generation()
    intent = samples.intent(for: generation)
    try temporary.catalog.write { writer in
      try writer.insert(generation)
      try writer.insert(intent)
    }
  }

  func insert(_ attempt: Attempt) throws {
    try temporary.catalog.write { try $0.insert(attempt) }
  }

  func move(_ attempt: Attempt, _ event: AttemptEvent, status: Int? = nil) throws -> Attempt {
    try temporary.catalog.write { writer in
      try writer.move(
        attempt.id,
        by: event,
        httpStatus: status,
        error: status == nil ? "cut" : nil,
        resolution: "r"
      )
    }
  }

  @Test mutating func `an intent and its attempts come back`() throws {
    let first = samples.attempt(1, of: intent)
    try insert(first)
    let moved = try move(first, .neverSent)
    let second = samples.attempt(2, of: intent)
    try insert(second)
    let (subject, id) = (generation.id, intent.id)
    #expect(try temporary.catalog.read { try $0.intent(subject) } == intent)
    #expect(try temporary.catalog.read { try $0.intent(id) } == intent)
    #expect(try temporary.catalog.read { try $0.attempts(of: subject) } == [moved, second])
    #expect(try temporary.catalog.read { try $0.attempts(in: [.prepared]) } == [second])
    #expect(try temporary.catalog.read { try $0.attempts(in: []) } == [])
  }

  @Test mutating func `an attempt that is accepted keeps the gate, the status and the id`() throws {
    let attempt = samples.attempt(1, of: intent)
    try insert(attempt)
    let flying = try move(attempt, .gatePassed)
    #expect(flying.gatePassed && flying.state == .inFlight)
    let id = try #require(RemoteID("job-1"))
    let accepted = try move(attempt, .accepted(id), status: 200)
    #expect((accepted.state, accepted.remoteID, accepted.httpStatus) == (.accepted, id, 200))
    #expect(accepted.transportError == "cut", "what is known stays known")
    #expect(try temporary.catalog.read { try $0.attempt(attempt.id) } == accepted)
    #expect(try temporary.catalog.read { try $0.isKnown(id, origin: "https://a.example") })
    #expect(try !temporary.catalog.read { try $0.isKnown(id, origin: "https://b.example") })
  }

  @Test mutating func `a second attempt waits until the first has not blocked it`() throws {
    let first = samples.attempt(1, of: intent)
    let second = samples.attempt(2, of: intent)
    try insert(first)
    #expect(throws: CatalogError.self) { try insert(second) }
    _ = try move(first, .gatePassed)
    #expect(throws: CatalogError.self) { try insert(second) }
    _ = try move(first, .lost)
    #expect(throws: CatalogError.self) { try insert(second) }
    _ = try move(first, .denied)
    try insert(second)
  }

  @Test mutating func `an event that cannot happen is refused and changes nothing`() throws {
    let attempt = samples.attempt(1, of: intent)
    try insert(attempt)
    let error = #expect(throws: CatalogError.self) { try move(attempt, .refused) }
    guard case .illegalTransition(from: .prepared, event: .refused) = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(try temporary.catalog.read { try $0.attempt(attempt.id) } == attempt)
    let stranger = samples.attempt(1, of: intent)
    #expect(throws: CatalogError.self) { try move(stranger, .gatePassed) }
  }

  @Test mutating func `an id is accepted once, from one origin`() throws {
    let id = try #require(RemoteID("job-1"))
    for (origin, isTaken) in [
      ("https://a.example", false), ("https://a.example", true), ("https://b.example", false),
    ] {
      let generation = samples.generation()
      let intent = samples.intent(for: generation)
      var attempt = samples.attempt(1, of: intent)
      attempt.origin = origin
      try temporary.catalog.write { writer in
        try writer.insert(generation)
        try writer.insert(intent)
        try writer.insert(attempt)
      }
      _ = try move(attempt, .gatePassed)
      guard isTaken else {
        _ = try move(attempt, .accepted(id), status: 200)
        continue
      }
      let error = #expect(throws: CatalogError.self) { try move(attempt, .accepted(id)) }
      guard case .remoteIDTaken(id) = error else {
        Issue.record("\(String(describing: error))")
        return
      }
      #expect(try move(attempt, .lost).state == .unknown)
    }
  }

  @Test mutating func `a registration is an intent's subject too`() throws {
    let luna = samples.character(try Handle("luna"))
    let look = samples.look(of: luna)
    let registration = Registration(
      id: samples.id(),
      lookID: look.id,
      endpoint: "e",
      account: "a",
      state: .pending,
      basis: RegistrationBasis(name: "", description: "", lookPrompt: "", references: []),
      createdAt: Milliseconds(0)
    )
    var intent = samples.intent(for: generation)
    intent.kind = .registration
    intent.subject = registration.id
    intent.price = nil
    let attempt = samples.attempt(1, of: intent)
    let fingerprint = samples.content()
    try temporary.catalog.write { writer in
      try writer.insert(luna)
      try writer.insert(look)
      try writer.insert(registration, fingerprint: fingerprint)
      try writer.insert(intent)
      try writer.insert(attempt)
    }
    #expect(try temporary.catalog.read { try $0.intent(registration.id) } == intent)
    #expect(try temporary.catalog.read { try $0.attempts(of: registration.id) } == [attempt])
  }
}
