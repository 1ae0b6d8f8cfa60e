import Foundation
import ScriptedServices
import Testing

/// A cast outlives its provider.
@Suite(.enabled(if: Program.isInstalled("ffmpeg"))) struct MovingTests {
  @Test func `the whole starter cast moves to another provider, and old videos keep the old one`()
    async throws
  {
    let stage = try Stage()
    let film = stage.folder + "/film.mp4"
    try await ServiceStage.makeFilm(film, stage)
    let old = try ScriptedService(.crazyrouter, video: film, key: Stage.key)
    let new = try ScriptedService(.relay(modelFlag: .ignored), video: film, key: Stage.key)
    defer {
      old.stop()
      new.stop()
    }
    let library = stage.folder + "/library"
    try FileManager.default.createDirectory(atPath: library, withIntermediateDirectories: true)
    for name in ["library.json", "characters", "storyboards", "endpoints"] {
      try FileManager.default.copyItem(
        atPath: "\(ReadmeTests.root)/library/\(name)",
        toPath: "\(library)/\(name)"
      )
    }
    var environment = stage.environment
    environment["RELAY_API_KEY"] = Stage.key
    func run(_ arguments: String...) async throws -> Outcome {
      let outcome = try await Program.run(
        Program.troupe,
        ["--library", "library"] + arguments,
        environment: environment,
        folder: stage.folder
      )
      try stage.require(outcome)
      return outcome
    }
    func newest() async throws -> NSDictionary {
      let list = try await run("generation", "list", "--json").json["generations"]
      return try #require((list as? [NSDictionary])?.first)
    }
    func remoteID(_ generation: NSDictionary) -> String? {
      (generation["cast"] as? [NSDictionary])?.first?["remote_id"] as? String
    }
    for (name, service) in [("crazyrouter", old), ("relay", new)] {
      _ = try await run(
        "endpoint",
        "add",
        name,
        "--profile",
        name,
        "--base-url",
        service.url,
        "--poll-interval",
        "0.2"
      )
    }
    _ = try await run("sync", "--endpoint", "crazyrouter")
    #expect(old.charges.count == 6)
    _ = try await run("generate", "@luna waves", "--endpoint", "crazyrouter", "--wait")
    let first = try await newest()

    _ = try await run("endpoint", "retire", "crazyrouter", "closed in September")
    let refused = try await Program.run(
      Program.troupe,
      ["--library", "library", "generate", "@luna waves", "--endpoint", "crazyrouter"],
      environment: environment,
      folder: stage.folder
    )
    #expect(refused.status == 64)
    #expect(refused.errors.contains("closed in September"))
    #expect(old.charges.count == 7)

    _ = try await run("sync", "--endpoint", "relay", "--make-clips")
    #expect(new.charges.count == 6)
    #expect(new.faults == [])
    _ = try await run(
      "generate",
      "@luna waves again",
      "--endpoint",
      "relay",
      "--duration",
      "4",
      "--wait"
    )
    let second = try await newest()
    #expect(second["status"] as? String == "stored")
    #expect(remoteID(second) != nil && remoteID(second) != remoteID(first))
    let again = try await run("generation", "show", first["id"] as? String ?? "", "--json").json
    let kept = try #require(again["generation"] as? NSDictionary)
    #expect(remoteID(kept) == remoteID(first))
    let registrations = try await run("registration", "list", "luna", "--json").json
    let states = (registrations["registrations"] as? [NSDictionary])?.map { one in
      "\(one["endpoint"] ?? "") \(one["state"] ?? "")"
    }
    #expect(states?.contains("crazyrouter retired") == true)
    #expect(states?.contains("relay live") == true)
  }
}
