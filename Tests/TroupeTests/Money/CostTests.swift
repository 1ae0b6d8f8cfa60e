import Foundation
import Testing
import TroupeEndpoints
import TroupeModel

@testable import Troupe

@Suite struct CostTests {
  let library = TestLibrary()

  /// The lines of a report, as `group requests spent`.
  func lines(_ workspace: Workspace, by grouping: CostGrouping) throws -> [String] {
    try workspace.costs(by: grouping).lines.map {
      "\($0.group.isEmpty ? "-" : $0.group) \($0.requests) \(Double($0.spent) / 1e6)"
    }
  }

  @Test func `costs are added up by character, endpoint, model, month and project`() async throws {
    var profile = TestProfile()
    profile.character = #"{"name":"{name}","images":"{reference_images}"}"#
    profile.characterPrice = #"{"amount":2,"currency":"USD","unit":"call"}"#
    profile.imageTransport = ["data-url"]
    let workspace = try await library.withLuna(profile)
    _ = try await workspace.addCharacter(
      handle: "milo",
      CharacterDraft(name: "Milo"),
      references: []
    )
    _ = try await workspace.sync(["luna"])
    var second = TestProfile()
    second.name = "annex"
    second.price = #"{"amount":0.25,"currency":"USD","unit":"call"}"#
    try library.write(second, in: workspace)
    func ask(_ prompt: String, _ endpoint: String, _ project: String?) async throws {
      _ = try await workspace.generate(
        GenerationRequest(prompt: prompt, endpoint: endpoint, project: project, force: true)
      )
    }
    try await ask("@luna and @milo", "studio", "film")
    try await ask("@luna alone", "annex", "film")
    library.wait(.seconds(40 * 86_400))
    try await ask("nobody", "studio", nil)
    library.desk.will("POST /videos", FakeService.json("{}", status: 400))
    await #expect(throws: TroupeError.self) { try await ask("@luna refused", "studio", "film") }

    #expect(try lines(workspace, by: .character) == ["luna 3 3.25", "- 1 1.0", "milo 1 1.0"])
    #expect(try lines(workspace, by: .endpoint) == ["studio 3 4.0", "annex 1 0.25"])
    #expect(try lines(workspace, by: .model) == ["m1 3 2.25", "characters 1 2.0"])
    #expect(try lines(workspace, by: .month) == ["2023-11 3 3.25", "2023-12 1 1.0"])
    #expect(try lines(workspace, by: .project) == ["- 2 3.0", "film 2 1.25"])
    let totals = try workspace.costs(by: .character).totals
    #expect(totals.map(\.spent) == [4_250_000])
    #expect(totals.map(\.requests) == [4])
  }

  @Test func `currencies are never added, and what has no price is counted apart`() async throws {
    let workspace = try await library.create(TestProfile())
    var others: [TestProfile] = []
    for (name, price) in [
      ("euro", #"{"amount":3,"currency":"EUR","unit":"call"}"#), ("secret", nil),
    ] {
      var profile = TestProfile()
      profile.name = name
      profile.price = price
      others.append(profile)
      try library.write(profile, in: workspace)
    }
    for endpoint in ["studio", "euro", "secret"] {
      _ = try await workspace.generate(
        GenerationRequest(prompt: "rain", endpoint: endpoint, force: true)
      )
    }
    let totals = try workspace.costs(by: .model).totals
    #expect(totals.map(\.currency) == ["", "EUR", "USD"])
    #expect(totals.map(\.spent) == [0, 3_000_000, 1_000_000])
    #expect(totals.map(\.withoutPrice) == [1, 0, 0])
  }

  @Test func `what nobody knows the end of counts as spent and is shown as unknown`() async throws {
    let workspace = try await library.create(TestProfile())
    library.desk.will("POST /videos", .dropped)
    for prompt in ["lost", "found"] {
      _ = try? await workspace.generate(GenerationRequest(prompt: prompt))
    }
    let total = try #require(try workspace.costs(by: .endpoint).totals.first)
    #expect(total.spent == 2_000_000)
    #expect(total.unknown == 1_000_000)
  }

  @Test(.enabled(if: WatchTests.hasFFmpeg))
  func `a kept video bears the cost of all that was not kept, and is counted once`() async throws {
    let workspace = try await library.create(TestProfile())
    library.desk.serve("/files/video", type: "video/mp4", try WatchTests.video())
    // The first is lost and sent again; then there are two requests for one video.
    library.desk.will("POST /videos", .dropped)
    _ = try? await workspace.generate(GenerationRequest(prompt: "first"))
    let lost = try #require(try workspace.undecided().first?.intent.subject.description)
    try await workspace.resend(lost, confirmation: String(lost.prefix(8)))
    var ids = [lost]
    for prompt in ["second", "third"] {
      ids.append(
        try await workspace.generate(GenerationRequest(prompt: prompt)).generation.id.description
      )
    }
    _ = try await workspace.watch { _ in }
    func total() throws -> CostLine { try #require(try workspace.costs(by: .model).totals.first) }
    #expect(try total().perKept == nil)
    _ = try workspace.rate(ids[0], 4)
    _ = try workspace.rate(ids[1], 3)
    #expect(try total().kept == 1)
    #expect(try total().perKept == total().spent)
    _ = try workspace.rate(ids[1], 5)
    #expect(try total().kept == 2)
    _ = try workspace.rate(ids[1], nil)
    #expect(try total().kept == 1)
    #expect(throws: TroupeError.self) { try workspace.rate(ids[0], 6) }
    #expect(throws: TroupeError.self) { try workspace.rate(ids[0], 0) }
  }
}
