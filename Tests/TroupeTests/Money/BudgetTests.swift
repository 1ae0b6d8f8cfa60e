import Testing
import TroupeEndpoints
import TroupeModel

@testable import Troupe

@Suite struct BudgetTests {
  let library = TestLibrary()

  @discardableResult
  func ask(
    _ workspace: Workspace,
    _ prompt: String = "rain",
    budget: String? = nil,
    force: Bool = false
  ) async throws -> GenerationSheet {
    try await workspace.generate(
      GenerationRequest(prompt: prompt, force: force, budget: budget.flatMap { Budget($0) })
    )
  }

  /// What keeps a request from being sent, in one word.
  func refused(
    _ workspace: Workspace,
    budget: String? = nil,
    force: Bool = false
  ) async -> String {
    do {
      try await ask(workspace, "snow", budget: budget, force: force)
      return "sent"
    } catch TroupeError.budgetReached(let scope, let spent, _, _) {
      return "\(scope) reached after \(spent)"
    } catch TroupeError.budgetUnknownPrice(let scope) {
      return "\(scope) unknown"
    } catch TroupeError.budgetOtherCurrency(let scope, _, let currency) {
      return "\(scope) not in \(currency)"
    } catch {
      return "\(error)"
    }
  }

  @Test func `a library's budget holds for all that was spent, a command's for its own`()
    async throws
  {
    let workspace = try await library.create(TestProfile())
    try workspace.setSetting(.budget, to: "2.50")
    try await ask(workspace, budget: "1")
    try await ask(workspace, budget: "1")
    #expect(await refused(workspace) == "library reached after 2000000")
    try workspace.setSetting(.budget, to: "10 USD")
    #expect(await refused(workspace, budget: "0.99") == "command reached after 0")
    #expect(library.desk.charges == 2)
    #expect(try workspace.search("snow").total == 0)
    // Force passes over what nobody can judge, never over a sum that is too large.
    #expect(await refused(workspace, budget: "0.99", force: true) == "command reached after 0")
  }

  @Test func `a price that nobody knows stops, unless it is forced`() async throws {
    var profile = TestProfile()
    profile.price = nil
    let workspace = try await library.create(profile)
    #expect(await refused(workspace, budget: "5") == "command unknown")
    try workspace.setSetting(.budget, to: "5")
    #expect(await refused(workspace) == "library unknown")
    #expect(library.desk.charges == 0)
    #expect(await refused(workspace, force: true) == "sent")
  }

  @Test func `a price by the second with no length is one that nobody knows`() async throws {
    var profile = TestProfile()
    profile.price = #"{"amount":0.5,"currency":"USD","unit":"second"}"#
    profile.video = #"{"model":"{model}","prompt":"{prompt}","duration":"{duration}"}"#
    let workspace = try await library.create(profile)
    #expect(await refused(workspace, budget: "5") == "command unknown")
    await #expect(throws: TroupeError.self) {
      try await workspace.generate(
        GenerationRequest(prompt: "rain", duration: 11, budget: Budget("5"))
      )
    }
    _ = try await workspace.generate(
      GenerationRequest(prompt: "rain", duration: 10, budget: Budget("5"))
    )
    #expect(library.desk.charges == 1)
  }

  @Test func `a budget in another currency compares with nothing, unless it is forced`()
    async throws
  {
    let workspace = try await library.create(TestProfile())
    #expect(await refused(workspace, budget: "5 EUR") == "command not in USD")
    try workspace.setSetting(.budget, to: "5 EUR")
    #expect(await refused(workspace) == "library not in USD")
    #expect(library.desk.charges == 0)
    #expect(await refused(workspace, force: true) == "sent")
  }

  @Test func `what costs nothing fits any budget`() async throws {
    var profile = TestProfile()
    profile.price = #"{"unit":"free"}"#
    let workspace = try await library.create(profile)
    #expect(await refused(workspace, budget: "0") == "sent")
  }

  @Test func `what nobody knows the end of counts, what was refused does not`() async throws {
    let workspace = try await library.create(TestProfile())
    try workspace.setSetting(.budget, to: "2")
    library.desk.will("POST /videos", .dropped, FakeService.json("{}", status: 400))
    await #expect(throws: TroupeError.self) { try await ask(workspace) }
    await #expect(throws: TroupeError.self) { try await ask(workspace) }
    try await ask(workspace)
    #expect(await refused(workspace) == "library reached after 2000000")
    let unsettled = try #require(try workspace.undecided().first)
    try workspace.abandon(unsettled.intent.subject.description)
    #expect(await refused(workspace) == "library reached after 2000000")
    #expect(library.desk.charges == 3)
  }

  @Test func `what turns out cheaper frees the rest, what turns out dearer takes more`()
    async throws
  {
    let workspace = try await library.create(TestProfile())
    try workspace.setSetting(.budget, to: "2")
    library.desk.will(
      "POST /videos",
      #"{"id":"a","status":"queued","cost":0.25,"currency":"USD"}"#,
      #"{"id":"b","status":"queued","cost":"0.75","currency":"usd"}"#,
      #"{"id":"c","status":"queued","cost":1.5,"currency":"USD"}"#
    )
    try await ask(workspace)
    try await ask(workspace)
    try await ask(workspace)
    #expect(await refused(workspace) == "library reached after 2500000")
    #expect(library.desk.charges == 3)
  }

  @Test(arguments: 1...5)
  func `two at once cannot both pass a budget for one`(round: Int) async throws {
    let workspace = try await library.create(TestProfile())
    try workspace.setSetting(.budget, to: "1")
    // Another program has the same library open.
    let other = try await library.reopen()
    let ends = await withTaskGroup(of: String.self) { group in
      for (index, workspace) in [workspace, other, workspace, other].enumerated() {
        group.addTask {
          do {
            _ = try await workspace.generate(GenerationRequest(prompt: "number \(index)"))
            return "sent"
          } catch TroupeError.budgetReached { return "reached" } catch { return "\(error)" }
        }
      }
      return await group.reduce(into: []) { $0.append($1) }
    }
    #expect(ends.sorted() == ["reached", "reached", "reached", "sent"])
    #expect(library.desk.charges == 1)
    // The others were told that nothing was sent: no later watch may send them.
    try workspace.setSetting(.budget, to: "10")
    _ = try await workspace.watch { _ in }
    #expect(library.desk.charges == 1)
  }

  @Test func `a budget that is reached between the question and the sending stops it for good`()
    async throws
  {
    let workspace = try await library.create(TestProfile())
    try workspace.setSetting(.budget, to: "1")
    let plan = try await workspace.plan(GenerationRequest(prompt: "late"))
    try workspace.write { try workspace.store(plan, $0) }
    try await ask(workspace)
    await #expect(throws: TroupeError.self) {
      try await workspace.send(plan.generation.id, SpendingLimit(nil, allowsUnknown: false))
    }
    #expect(library.desk.prompts == ["rain"])
    #expect(try workspace.generation(plan.generation.id.description).attempts.isEmpty)
  }

  @Test func `a budget that stops a character leaves nothing behind`() async throws {
    var profile = TestProfile()
    profile.character = #"{"name":"{name}","images":"{reference_images}"}"#
    profile.imageTransport = ["data-url"]
    profile.characterPrice = #"{"amount":2,"currency":"USD","unit":"call"}"#
    let workspace = try await library.withLuna(profile)
    let options = SyncOptions(budget: Budget("1"))
    await #expect(throws: TroupeError.self) { try await workspace.sync(["luna"], options: options) }
    #expect(try workspace.registrations(of: "luna").isEmpty)
    _ = try await workspace.sync(["luna"])
    #expect(try workspace.registrations(of: "luna").map(\.registration.state) == [.live])
    // Nor does one that was to take the place of another.
    _ = try workspace.editCharacter("luna", CharacterDraft(description: "other"))
    await #expect(throws: TroupeError.self) {
      try await workspace.sync(["luna"], options: SyncOptions(again: true, budget: Budget("1")))
    }
    #expect(try workspace.registrations(of: "luna").map(\.registration.state) == [.live])
    #expect(library.desk.charges == 1)
  }

  @Test func `one sync adds up what its characters cost`() async throws {
    var profile = TestProfile()
    profile.character = #"{"name":"{name}","images":"{reference_images}"}"#
    profile.imageTransport = ["data-url"]
    profile.characterPrice = #"{"amount":2,"currency":"USD","unit":"call"}"#
    let workspace = try await library.withLuna(profile)
    await #expect(throws: TroupeError.self) {
      try await workspace.sync(
        options: SyncOptions(withLooks: true, budget: Budget("3"))
      )
    }
    #expect(library.desk.charges == 1)
    _ = try await workspace.sync(options: SyncOptions(withLooks: true, budget: Budget("3")))
    #expect(library.desk.charges == 2)
  }
}
