import Foundation
import ScriptedServices
import Testing

/// Characters of whose creation the answer was lost.
@Suite(.enabled(if: Program.isInstalled("ffmpeg"))) struct UndecidedTests {
  @Test func `a character whose answer was lost is attached by its id, with its name`()
    async throws
  {
    let stage = try await ServiceStage(.relay(modelFlag: .ignored), profile: "relay")
    stage.service.rules = [.on(.createCharacter, .drop, times: 1)]
    let lost = try await stage.attempt(
      "sync",
      "luna",
      "--endpoint",
      stage.place,
      "--make-clips"
    )
    #expect(lost.status == 4, "\(lost)")
    #expect(stage.service.charges.count == 1)
    let cases = try await stage.attempt("resolve", "--json").json
    let list = try #require(
      cases["cases"] as? [NSDictionary] ?? cases["undecided"] as? [NSDictionary]
    )
    let id = try #require(list.first?["id"] as? String)
    let made = try #require(stage.service.characters.first)
    let resolved = try await stage.attempt("resolve", id, "--remote-id", made.id)
    #expect(resolved.status == 0, "\(resolved)")
    try await stage.run("sync", "luna", "--endpoint", stage.place)
    #expect(stage.service.charges.count == 1)
    try await stage.run(
      "generate",
      "@luna waves",
      "--endpoint",
      stage.place,
      "--duration",
      "4",
      "--wait"
    )
    let name = try #require(made.username)
    let body = String(decoding: try #require(stage.service.charges.last).body, as: UTF8.self)
    #expect(body.contains("@\(name) "), "\(body)")
  }
}
