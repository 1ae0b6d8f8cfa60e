import Testing
import TroupeEndpoints
import TroupeModel

@testable import Troupe

@Suite struct RefusalTests {
  let library = TestLibrary()

  /// What is on record of a generation's refusals, as `stage kind code`.
  func record(_ workspace: Workspace, _ prompt: String) throws -> [String] {
    try workspace.sheets(foundBy: prompt).flatMap(\.refusals).map {
      "\($0.reading.stage.rawValue) \($0.reading.kind) \($0.reading.code ?? "-")"
    }
  }

  @Test func `a refusal is recorded once, with its code and its stage`() async throws {
    let workspace = try await library.create(TestProfile())
    library.desk.will(
      "POST /videos",
      FakeService.json(
        #"{"error":{"message":"blocked","code":"content_filter"}}"#,
        status: 400
      ),
      FakeService.json(#"{"id":"a","status":"queued"}"#),
      FakeService.json(#"{"id":"b","status":"queued"}"#),
      FakeService.json(#"{"error":{"message":"no money"}}"#, status: 402)
    )
    library.desk.will(
      "GET /videos",
      #"{"id":"a","status":"failed","error":{"code":"moderation_blocked","message":"no"}}"#,
      #"{"id":"b","status":"failed","error":{"code":"output_moderation","message":"no"}}"#
    )
    for prompt in ["submitted", "during", "output", "quota"] {
      _ = try? await workspace.generate(GenerationRequest(prompt: prompt))
      _ = try await workspace.watch { _ in }
    }
    _ = try await library.reopen().watch { _ in }
    #expect(try record(workspace, "submitted") == ["submit moderation content_filter"])
    #expect(try record(workspace, "during") == ["during moderation moderation_blocked"])
    #expect(try record(workspace, "output") == ["output moderation output_moderation"])
    #expect(try record(workspace, "quota") == ["submit quota -"])
    #expect(library.desk.charges == 4)
  }

  @Test func `what is no refusal is not recorded as one`() async throws {
    let workspace = try await library.create(TestProfile())
    library.desk.will(
      "POST /videos",
      FakeService.json("{}", status: 429, [HTTPHeader("Retry-After", "5")]),
      FakeService.json("{}", status: 500),
      .dropped
    )
    for _ in 0..<3 { _ = try? await workspace.generate(GenerationRequest(prompt: "rain")) }
    #expect(try record(workspace, "rain").isEmpty)
  }

  @Test func `the report says which looks and pictures were in refused and in accepted requests`()
    async throws
  {
    var profile = TestProfile()
    profile.video = #"{"model":"{model}","prompt":"{prompt}","images":"{reference_images}"}"#
    profile.use = ["references", "description"]
    profile.imageTransport = ["data-url"]
    let workspace = try await library.withLuna(profile)
    _ = try await workspace.addCharacter(handle: "milo", CharacterDraft(name: "Milo"))
    let face = try #require(try workspace.character("luna").looks[0].references[0].media?.content)
    library.desk.will(
      "POST /videos",
      FakeService.json(#"{"error":{"code":"content_filter","message":"no"}}"#, status: 400)
    )
    for prompt in ["@luna and @milo fight", "@luna sleeps", "@luna wakes"] {
      _ = try? await workspace.generate(GenerationRequest(prompt: prompt))
    }
    let report = try workspace.refusalReport()
    let rows = report.exposures.map {
      "\($0.handle)/\($0.look) \($0.content == face) \($0.refused) \($0.accepted)"
    }
    #expect(
      rows.sorted() == [
        #"luna/default false ["moderation": 1] 2"#, #"luna/default true ["moderation": 1] 2"#,
        #"milo/default false ["moderation": 1] 0"#,
      ]
    )
    #expect(report.refusals.map(\.title) == ["@luna and @milo fight"])
  }

  @Test func `a refused character is in the report with its look`() async throws {
    var profile = TestProfile()
    profile.character = #"{"name":"{name}","images":"{reference_images}"}"#
    profile.imageTransport = ["data-url"]
    let workspace = try await library.withLuna(profile)
    library.desk.will(
      "POST /characters",
      FakeService.json(#"{"error":{"code":"content_filter","message":"no"}}"#, status: 400)
    )
    _ = try await workspace.sync(["luna/armor"])
    let report = try workspace.refusalReport()
    #expect(report.refusals.map(\.title) == ["luna/armor"])
    #expect(report.refusals.map(\.refusal.reading.kind) == ["moderation"])
    #expect(Set(report.exposures.map { "\($0.handle)/\($0.look)" }) == ["luna/armor"])
  }
}
