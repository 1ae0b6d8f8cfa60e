import Testing
import TroupeEndpoints
import TroupeModel

@testable import Troupe

@Suite struct SyncTests {
  @Test func `a look is created once and then nothing is sent`() async throws {
    let library = TestLibrary()
    let workspace = try await library.withLuna()
    let first = try await workspace.sync()
    #expect(first.count == 1)
    #expect(first.first?.registration?.remoteHandle == "u1.cast")
    _ = try await workspace.sync()
    #expect(library.service.charges == 1)
    _ = try await workspace.sync(options: SyncOptions(withLooks: true))
    #expect(library.service.charges == 2)
  }

  @Test func `what has changed since is reported, and again keeps the old registration`()
    async throws
  {
    let library = TestLibrary()
    let workspace = try await library.withLuna()
    _ = try await workspace.sync(["luna"])
    _ = try workspace.editCharacter("luna", CharacterDraft(description: "A woman with grey eyes"))
    let report = try #require(try await workspace.sync(["luna"]).first)
    guard case .changed(let changes) = report.outcome else {
      Issue.record("\(report.outcome)")
      return
    }
    #expect(changes == ["description: 'A young woman' → 'A woman with grey eyes'"])
    _ = try await workspace.sync(["luna"], options: SyncOptions(again: true))
    let states = try workspace.registrations(of: "luna").map(\.registration.state)
    #expect(states.sorted { $0.rawValue < $1.rawValue } == [.live, .superseded])
    #expect(library.service.charges == 2)
  }

  @Test func `a renamed handle and another order of tags are no change`() async throws {
    let workspace = try await TestLibrary().withLuna()
    _ = try await workspace.sync(["luna"])
    _ = try workspace.renameCharacter("luna", to: "moon")
    _ = try workspace.editCharacter("moon", CharacterDraft(tags: ["b", "a"]))
    let report = try #require(try await workspace.sync(["moon"]).first)
    guard case .unchanged = report.outcome else {
      Issue.record("\(report.outcome)")
      return
    }
  }

  @Test func `an unknown creation needs a decision and is never sent again`() async throws {
    let library = TestLibrary()
    let workspace = try await library.withLuna()
    library.service.willAnswer(.dropped)
    _ = try await workspace.sync(["luna"])
    let second = try #require(try await workspace.sync(["luna"]).first)
    guard case .needsDecision = second.outcome else {
      Issue.record("\(second.outcome)")
      return
    }
    #expect(library.service.charges == 1)
    let found = try #require(try workspace.undecided().first)
    #expect(found.title == "luna/default")
    try workspace.abandon(found.intent.subject.description)
    _ = try await workspace.sync(["luna"])
    #expect(library.service.charges == 2)
  }

  @Test func `a refused renewal leaves the old registration live`() async throws {
    let library = TestLibrary()
    let workspace = try await library.withLuna()
    _ = try await workspace.sync(["luna"])
    _ = try workspace.editCharacter("luna", CharacterDraft(description: "other"))
    library.service.willAnswer(FakeService.json("{}", status: 400))
    _ = try await workspace.sync(["luna"], options: SyncOptions(again: true))
    let states = Set(try workspace.registrations(of: "luna").map(\.registration.state))
    #expect(states == [.live, .failed])
  }

  @Test func `a character that exists there is recorded and nothing is sent`() async throws {
    let library = TestLibrary()
    let workspace = try await library.withLuna()
    let sheet = try workspace.addRegistration(
      "luna",
      endpoint: nil,
      remoteID: "ch_old",
      remoteHandle: "@luna.old"
    )
    #expect(sheet.registration.remoteHandle == "luna.old")
    _ = try await workspace.sync(["luna"])
    #expect(library.service.charges == 0)
    #expect(throws: TroupeError.self) {
      try workspace.addRegistration("luna", endpoint: nil, remoteID: "ch_new")
    }
    _ = try workspace.forgetRegistration(sheet.registration.id.description)
    _ = try await workspace.sync(["luna"])
    #expect(library.service.charges == 1)
  }
}
