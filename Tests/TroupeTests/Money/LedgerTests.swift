import Testing
import TroupeCatalog
import TroupeEndpoints
import TroupeModel

@testable import Troupe

@Suite struct LedgerTests {
  let library = TestLibrary()

  func ask(
    _ workspace: Workspace,
    _ prompt: String,
    project: String? = nil
  ) async throws
    -> GenerationSheet
  {
    try await workspace.generate(GenerationRequest(prompt: prompt, project: project, force: true))
  }

  @Test func `what the reply to a request says it charged is on record beside the estimate`()
    async throws
  {
    let workspace = try await library.create(TestProfile())
    library.desk.will("POST /videos", #"{"id":"a","usage":{"cost":0.8,"currency":"USD"}}"#)
    let made = try await ask(workspace, "rain")
    let entry = try #require(made.ledger.first)
    #expect(made.ledger.count == 1)
    #expect(entry.estimate == Cost(micros: 1_000_000, currency: "USD", unit: "call"))
    #expect(entry.actual?.micros == 800_000)
    #expect(entry.state == .charged)
  }

  @Test func `what a later answer says it charged takes the place of what was said before`()
    async throws
  {
    let workspace = try await library.create(TestProfile())
    library.desk.will("POST /videos", #"{"id":"a","cost":0.8,"currency":"USD"}"#)
    library.desk.will(
      "GET /videos",
      #"{"id":"a","status":"running"}"#,
      #"{"id":"a","status":"failed","error":{"message":"no"},"cost":0,"currency":"USD"}"#
    )
    let made = try await ask(workspace, "rain")
    _ = try await workspace.watch { _ in }
    let entry = try #require(
      try workspace.generation(made.generation.id.description).ledger.first
    )
    #expect(entry.actual?.micros == 0)
    #expect(entry.state == .refunded)
    #expect(entry.spent == nil)
  }

  @Test func `an estimate is frozen with the request, whatever the profile says later`()
    async throws
  {
    var profile = TestProfile()
    let workspace = try await library.create(profile)
    let made = try await ask(workspace, "rain")
    profile.price = #"{"amount":9,"currency":"EUR","unit":"call"}"#
    try library.write(profile, in: workspace)
    let sheet = try workspace.generation(made.generation.id.description)
    #expect(sheet.ledger.map(\.estimate?.micros) == [1_000_000])
    #expect(try workspace.costs(by: .endpoint).totals.map(\.currency) == ["USD"])
  }

  @Test func `a character that the endpoint charges for is in the ledger`() async throws {
    var profile = TestProfile()
    profile.character = #"{"name":"{name}","images":"{reference_images}"}"#
    profile.characterPrice = #"{"amount":2,"currency":"USD","unit":"call"}"#
    profile.imageTransport = ["data-url"]
    profile.asksAboutCharacters = true
    let workspace = try await library.withLuna(profile)
    library.desk.will("POST /characters", #"{"id":"c","status":"queued"}"#)
    library.desk.will(
      "GET /characters",
      #"{"id":"c","status":"completed","username":"luna.x","cost":1.5,"currency":"USD"}"#
    )
    let report = try #require(try await workspace.sync(["luna"]).first)
    let id = try #require(report.registration?.id)
    let entry = try #require(try workspace.catalog.read { try $0.ledger(of: id) }.first)
    #expect(entry.kind == .registration)
    #expect(entry.estimate?.micros == 2_000_000)
    #expect(entry.actual?.micros == 1_500_000)
  }
}
