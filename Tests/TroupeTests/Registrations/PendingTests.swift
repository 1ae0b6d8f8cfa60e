import Testing
import TroupeCatalog
import TroupeEndpoints
import TroupeMedia
import TroupeModel

@testable import Troupe

@Suite struct PendingTests {
  let library = TestLibrary()

  /// An endpoint that makes characters of pictures in its own time, and names them itself.
  static var profile: TestProfile {
    var profile = TestProfile()
    profile.character = #"{"name":"{name}","images":"{reference_images}"}"#
    profile.imageTransport = ["data-url"]
    profile.use = ["remote_handle", "description"]
    profile.asksAboutCharacters = true
    return profile
  }

  static let queued = #"{"id":"c","status":"queued","username":null}"#

  /// Where the registrations stand, the newest first.
  func states(_ workspace: Workspace) throws -> [Registration.State] {
    try workspace.catalog.read { reader in
      try reader.registrations(of: reader.findCharacter("luna").defaultLook(reader).id)
    }.map(\.state)
  }

  /// Luna, live with one registration, and then changed, so that she can be registered again.
  func renewed() async throws -> Workspace {
    let workspace = try await library.withLuna(Self.profile)
    _ = try await workspace.sync(["luna"])
    _ = try workspace.editCharacter("luna", CharacterDraft(description: "other"))
    library.wait(.seconds(60))
    return workspace
  }

  @Test func `one that is being made is asked about until it has its name`() async throws {
    let workspace = try await library.withLuna(Self.profile)
    library.desk.will("POST /characters", Self.queued)
    library.desk.will(
      "GET /characters",
      Self.queued,
      #"{"id":"c"}"#,
      #"{"id":"c","username":"@luna.x","display_name":"Luna X"}"#
    )
    let begun = library.now
    let report = try #require(try await workspace.sync(["luna"]).first)
    guard case .created = report.outcome else {
      Issue.record("\(report.outcome)")
      return
    }
    #expect(report.registration?.state == .live)
    #expect(report.registration?.remoteHandle == "luna.x")
    #expect(report.registration?.displayName == "Luna X")
    #expect((library.now - begun).seconds == 30)
    #expect(library.desk.charges == 1)
  }

  @Test func `patience ends, and the next sync asks again and sends nothing`() async throws {
    let workspace = try await library.withLuna(Self.profile)
    library.desk.will("POST /characters", Self.queued)
    for _ in 0..<40 { library.desk.will("GET /characters", Self.queued) }
    let first = try #require(try await workspace.sync(["luna"]).first)
    guard case .pending = first.outcome else {
      Issue.record("\(first.outcome)")
      return
    }
    // It is not used while it is being made.
    let plan = try await workspace.plan(GenerationRequest(prompt: "@luna walks", force: true))
    #expect(plan.order.prompt == "Luna (A young woman) walks")
    #expect(plan.remarks.unregistered.map(\.state) == [.pending])
    _ = try await workspace.sync(["luna"])
    #expect(try states(workspace) == [.live])
    #expect(library.desk.charges == 1)
  }

  @Test func `watching asks about it too`() async throws {
    let workspace = try await library.withLuna(Self.profile)
    library.desk.will("POST /characters", Self.queued)
    for _ in 0..<40 { library.desk.will("GET /characters", Self.queued) }
    _ = try await workspace.sync(["luna"])
    #expect(try states(workspace) == [.pending])
    _ = try await workspace.watch { _ in }
    #expect(try states(workspace) == [.live])
  }

  @Test func `an endpoint that cannot answer now has not failed to make it`() async throws {
    let workspace = try await library.withLuna(Self.profile)
    library.desk.will("POST /characters", Self.queued)
    library.desk.will(
      "GET /characters",
      FakeService.json("{}", status: 503),
      FakeService.json("{}", status: 429),
      .reply(HTTPReply(status: 200, body: Array("<html>busy</html>".utf8)))
    )
    _ = try await workspace.sync(["luna"])
    #expect(try states(workspace) == [.live])
  }

  private static let gone = FakeService.json(
    #"{"code":"task_not_exist","message":"gone"}"#,
    status: 404
  )

  @Test func `one that its endpoint does not know yet was paid for, and is asked about again`()
    async throws
  {
    let workspace = try await library.withLuna(Self.profile)
    library.desk.will("POST /characters", Self.queued)
    library.desk.will("GET /characters", Self.gone, Self.gone)
    _ = try await workspace.sync(["luna"])
    #expect(try states(workspace) == [.live])
  }

  @Test func `one that stays unknown to its endpoint for ten minutes has failed`() async throws {
    let workspace = try await renewed()
    library.desk.will("POST /characters", Self.queued)
    for _ in 0..<500 { library.desk.will("GET /characters", Self.gone) }
    _ = try await workspace.sync(["luna"], options: SyncOptions(again: true))
    #expect(try states(workspace) == [.pending, .superseded])
    library.wait(.seconds(600))
    _ = try await workspace.sync(["luna"])
    #expect(try states(workspace) == [.failed, .live])
  }

  @Test
  func `one that fails while it is made brings back the one whose place it took`() async throws {
    let workspace = try await renewed()
    library.desk.will("POST /characters", Self.queued)
    library.desk.will(
      "GET /characters",
      FakeService.json(#"{"id":"c","status":"failed","error":{"message":"no face"}}"#)
    )
    let report = try #require(
      try await workspace.sync(["luna"], options: SyncOptions(again: true)).first
    )
    guard case .failed = report.outcome else {
      Issue.record("\(report.outcome)")
      return
    }
    #expect(try states(workspace) == [.failed, .live])
    let plan = try await workspace.plan(GenerationRequest(prompt: "@luna walks", force: true))
    #expect(plan.order.prompt == "@u1.cast walks")
  }

  @Test func `one that fails does not bring back what ended before`() async throws {
    var profile = Self.profile
    profile.creation = #"{"from":["images"],"lifetime_seconds":3600}"#
    let workspace = try await library.withLuna(profile)
    _ = try await workspace.sync(["luna"])
    _ = try workspace.editCharacter("luna", CharacterDraft(description: "other"))
    _ = try await workspace.sync(["luna"], options: SyncOptions(again: true))
    library.wait(.seconds(7200))
    library.desk.will("POST /characters", FakeService.json("{}", status: 400))
    _ = try await workspace.sync(["luna"])
    #expect(try states(workspace) == [.failed, .expired, .superseded])
  }

  @Test func `a decision that it was not made brings the old one back, and resending renews it`()
    async throws
  {
    let workspace = try await renewed()
    library.desk.will("POST /characters", .dropped, .dropped)
    let again = SyncOptions(again: true)
    _ = try await workspace.sync(["luna"], options: again)
    #expect(try states(workspace) == [.needsDecision, .superseded])
    var lost = try #require(try workspace.undecided().first).intent.subject.description
    try workspace.abandon(lost)
    #expect(try states(workspace) == [.failed, .live])
    _ = try await workspace.sync(["luna"], options: again)
    lost = try #require(try workspace.undecided().first).intent.subject.description
    try await workspace.resend(lost, confirmation: String(lost.prefix(8)))
    #expect(try states(workspace) == [.live, .failed, .failed, .superseded])
    #expect(library.desk.charges == 4)
  }

  @Test func `a program that died before it sent leaves the old one live`() async throws {
    let workspace = try await renewed()
    let (look, old) = try workspace.catalog.read { reader in
      let look = try reader.findCharacter("luna").defaultLook(reader)
      return (look, try reader.registrations(of: look.id)[0])
    }
    let registration = Registration(
      id: workspace.world.makeID(),
      lookID: look.id,
      endpoint: "studio",
      account: "default",
      state: .pending,
      basis: old.basis,
      createdAt: library.now
    )
    let intent = Intent(
      id: workspace.world.makeID(),
      kind: .registration,
      subject: registration.id,
      request: "{}",
      requestHash: .of("{}"),
      price: nil,
      createdAt: library.now
    )
    try workspace.write { writer in
      var older = old
      older.state = .superseded
      try writer.update(older)
      try writer.insert(registration, fingerprint: .of("x"))
      try writer.insert(intent)
      try writer.insert(
        Attempt(
          id: workspace.world.makeID(),
          intentID: intent.id,
          number: 1,
          origin: TestProfile.base,
          createdAt: library.now
        )
      )
    }
    try workspace.recover()
    #expect(try states(workspace) == [.failed, .live])
  }
}

extension CastCharacter {
  fileprivate func defaultLook(_ reader: CatalogReader) throws -> Look {
    try reader.findLook(.defaultLook, of: self)
  }
}
