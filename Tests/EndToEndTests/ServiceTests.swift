import Foundation
import ScriptedServices
import Testing

/// Every shipped profile against a service that answers as that service does, by the built program.
@Suite(.enabled(if: Program.isInstalled("ffmpeg"))) struct ServiceTests {
  /// A service, the profile for it, and what is asked of it.
  struct Case: CustomTestStringConvertible, Sendable {
    var kind: ServiceKind
    var profile: String
    var model: String
    var options: [String] = []
    /// How the cast stands in the request.
    var how: String
    var makesClips = false
    /// Whether the profile is marked retired, which a copy is not.
    var isRetired = false
    var testDescription: String { profile }
  }

  static let cases = [
    Case(kind: .crazyrouter, profile: "crazyrouter", model: "sora", how: "description"),
    Case(
      kind: .crazyrouter2026,
      profile: "crazyrouter-2026",
      model: "sora-2",
      how: "description"
    ),
    Case(
      kind: .relay(modelFlag: .forbidden),
      profile: "relay",
      model: "sora-2",
      options: ["--duration", "4"],
      how: "remote_handle",
      makesClips: true
    ),
    Case(
      kind: .openai,
      profile: "openai",
      model: "sora-2",
      options: ["--duration", "4", "--size", "1280x720"],
      how: "remote_id",
      makesClips: true,
      isRetired: true
    ),
    Case(kind: .elements, profile: "elements", model: "sora-2", how: "remote_id"),
  ]

  @Test(arguments: cases)
  func `the cast is created once, a video is asked for, stored and linked`(
    one: Case
  ) async throws {
    let stage = try await ServiceStage(
      one.kind,
      profile: one.profile,
      edit: one.isRetired ? { $0.replacing(/,\n  "retired": "[^"]*"/, with: "") } : nil
    )
    if one.makesClips {
      let asked = try await stage.attempt("sync", "luna", "--endpoint", stage.place)
      #expect(asked.status == 4, "\(asked)")
      #expect(stage.service.charges.isEmpty)
    }
    let clips = one.makesClips ? ["--make-clips"] : []
    let synced = try await stage.outcome(
      ["sync", "luna", "--endpoint", stage.place, "--json"] + clips
    )
    try stage.stage.require(synced)
    try await stage.run("sync", "luna", "--endpoint", stage.place)
    #expect(stage.service.charges.count == 1)
    let generated = try await stage.outcome(
      [
        "generate", "@luna walks through the rain", "--endpoint", stage.place, "--model", one.model,
        "--json",
      ] + one.options
    )
    try stage.stage.require(generated)
    let cast = (generated.json["generation"] as? NSDictionary)?["cast"] as? [NSDictionary]
    #expect(cast?.first?["how"] as? String == one.how)
    try await stage.run("watch")
    #expect(stage.service.faults == [])
    #expect(stage.service.charges.count == 2)
    let stored = try #require(try await stage.generations().first)
    #expect(stored["status"] as? String == "stored")
    let videos = stored["videos"] as? [NSDictionary]
    let people = videos?.first?["characters"] as? [NSDictionary]
    #expect(people?.first?["handle"] as? String == "luna")
  }

  @Test func `a service that knows no characters is told of them in words`() async throws {
    let stage = try await ServiceStage(.relayV2, profile: "relay-v2")
    let refused = try await stage.attempt("sync", "luna", "--endpoint", stage.place)
    #expect(refused.status == 64)
    try await stage.run(
      "generate",
      "@luna walks through the rain",
      "--endpoint",
      stage.place,
      "--wait"
    )
    #expect(stage.service.faults == [])
    let body = try #require(stage.service.charges.first?.body)
    let text = String(decoding: body, as: UTF8.self)
    #expect(text.contains("Luna (A young woman) walks through the rain"))
    #expect(try await stage.generations().first?["status"] as? String == "stored")
  }

  @Test func `a relay that wants a model for characters is served by one edit`() async throws {
    let stage = try await ServiceStage(
      .relay(modelFlag: .required("sora-2-character")),
      profile: "relay",
      edit: { $0.replacing("\"model\": null", with: "\"model\": \"sora-2-character\"") }
    )
    try await stage.run("sync", "luna", "--endpoint", stage.place, "--make-clips")
    #expect(stage.service.faults == [])
    #expect(stage.service.characters.count == 1)
  }

  @Test func `an id under a name never seen is kept for a decision, and one path makes it work`()
    async throws
  {
    let stage = try await ServiceStage(.crazyrouter, profile: "crazyrouter", edit: { $0 })
    stage.service.rules = [.on(.createVideo, .rename("id", to: "operation_name"))]
    let first = try await stage.attempt("generate", "rain", "--endpoint", stage.place)
    #expect(first.status == 4)
    #expect(stage.service.charges.count == 1)
    let text = try String(
      contentsOfFile: stage.stage.folder + "/films/endpoints/mine.json",
      encoding: .utf8
    )
    try stage.write(
      text.replacing(#""id": ["id""#, with: #""id": ["operation_name", "id""#),
      toProfile: "mine"
    )
    try await stage.run("generate", "rain again", "--endpoint", stage.place, "--wait")
    #expect(stage.service.charges.count == 2)
    #expect(try await stage.generations().first?["status"] as? String == "stored")
  }
}
