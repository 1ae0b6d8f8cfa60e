import Testing
import TroupeEndpoints
import TroupeModel

@testable import Troupe

@Suite struct CostSearchTests {
  @Test func `costs and refusals are those of the generations that a search finds`() async throws {
    let library = TestLibrary()
    var profile = TestProfile()
    profile.character = #"{"name":"{name}","images":"{reference_images}"}"#
    profile.characterPrice = #"{"amount":2,"currency":"USD","unit":"call"}"#
    profile.imageTransport = ["data-url"]
    let workspace = try await library.withLuna(profile)
    _ = try await workspace.sync(["luna"])
    func ask(_ prompt: String, _ project: String? = nil) async throws {
      _ = try await workspace.generate(
        GenerationRequest(prompt: prompt, endpoint: "studio", project: project, force: true)
      )
    }
    try await ask("@luna in the rain", "film")
    try await ask("rain", "pilot")
    try await ask("snow", "film")
    let refusal = #"{"error":{"message":"blocked","code":"content_filter"}}"#
    library.desk.will(
      "POST /videos",
      FakeService.json(refusal, status: 400),
      FakeService.json(refusal, status: 400)
    )
    for prompt in ["@luna refused", "refused snow"] {
      await #expect(throws: TroupeError.self) { try await ask(prompt) }
    }
    func spent(_ text: String?) throws -> [Int64] {
      try workspace.costs(by: .project, matching: text).totals.map(\.spent)
    }
    #expect(try spent(nil) == [5_000_000])
    #expect(try spent("") == [3_000_000])
    #expect(try spent("rain") == [2_000_000])
    #expect(try spent("rain with:luna") == [1_000_000])
    #expect(try spent("project:film") == [2_000_000])
    #expect(try spent("nothing") == [])
    let lines = try workspace.costs(by: .project, matching: "rain").lines.map(\.group)
    #expect(lines.sorted() == ["film", "pilot"])

    func refused(_ text: String?) throws -> [String] {
      try workspace.refusalReport(matching: text).refusals.map(\.title)
    }
    func exposed(_ text: String?) throws -> [Int] {
      try workspace.refusalReport(matching: text).exposures.filter { $0.content == nil }
        .map { $0.refusedCount * 10 + $0.accepted }
    }
    #expect(try refused(nil).count == 2)
    #expect(try refused("snow") == ["refused snow"])
    #expect(try refused("rain") == [])
    #expect(try exposed(nil) == [12])
    #expect(try exposed("with:luna") == [11])
    #expect(try exposed("snow") == [])
    #expect(throws: (any Error).self) { try workspace.costs(by: .month, matching: "with:nobody") }
  }
}
