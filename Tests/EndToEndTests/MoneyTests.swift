import Foundation
import ScriptedServices
import Testing
import TroupeModel

/// Money and refusals, by the built program against a scripted service.
@Suite(.enabled(if: Program.isInstalled("ffmpeg"))) struct MoneyTests {
  @Test func `a refusal is kept with its stage, and who was in it can be looked up`() async throws {
    let stage = try await ServiceStage(.crazyrouter2026, profile: "crazyrouter-2026")
    let place = ["--endpoint", stage.place, "--model", "sora-2"]
    try await stage.run("sync", "luna", "--endpoint", stage.place)
    stage.service.rules = [.on(.createVideo, .refuseModeration(.submit), times: 1)]
    let refused = try await stage.outcome(["generate", "@luna fights"] + place)
    #expect(refused.status == 1, "\(refused)")
    stage.service.rules = [.on(.createVideo, .refuseModeration(.during), times: 1)]
    let failed = try await stage.outcome(["generate", "@luna fights on", "--wait"] + place)
    #expect(failed.status == 1, "\(failed)")
    stage.service.rules = []
    try stage.stage.require(
      try await stage.outcome(["generate", "@luna sleeps", "--wait"] + place)
    )
    let report = try await stage.run("costs", "--refusals", "--json").json
    let refusals = try #require(report["refusals"] as? [NSDictionary])
    #expect(Set(refusals.compactMap { $0["stage"] as? String }) == ["submit", "during"])
    #expect(refusals.allSatisfy { $0["kind"] as? String == "moderation" })
    let exposures = try #require(report["exposures"] as? [NSDictionary])
    let look = try #require(exposures.first { $0["sha256"] is NSNull })
    #expect(look["character"] as? String == "luna")
    #expect(look["refused"] as? Int == 2)
    // The one that slept, and the registration.
    #expect(look["accepted"] as? Int == 2)
  }

  @Test func `what the endpoint says that it charged takes the place of the estimate`()
    async throws
  {
    let stage = try await ServiceStage(.crazyrouter2026, profile: "crazyrouter-2026")
    stage.service.rules = [.on(.queryVideo, .cost("0.12", currency: "USD"))]
    try await stage.run(
      "generate",
      "rain",
      "--endpoint",
      stage.place,
      "--model",
      "sora-2",
      "--wait"
    )
    let costs = try await stage.run("costs", "--json").json["costs"] as? [NSDictionary]
    let line = try #require(costs?.first)
    #expect(line["actual"] as? Double == 0.12)
    #expect(line["spent"] as? Double == 0.12)
    let generation = try #require(try await stage.generations().first)
    let cost = try #require(generation["cost"] as? NSDictionary)
    #expect(cost["state"] as? String == "charged")
    #expect(cost["amount"] as? Double == 0.12)
  }

  @Test func `a budget stops before anything is sent`() async throws {
    let stage = try await ServiceStage(.crazyrouter, profile: "crazyrouter")
    let once = ["generate", "rain", "--endpoint", stage.place, "--force"]
    let over = try await stage.outcome(once + ["--budget", "0.10"])
    #expect(over.status == 1 && over.errors.contains("0.10"), "\(over)")
    try await stage.run("settings", "budget", "0.20 USD")
    try stage.stage.require(try await stage.outcome(once))
    let second = try await stage.outcome(once)
    #expect(second.status == 1, "\(second)")
    #expect(stage.service.charges.count == 1)
  }

  @Test func `a batch is checked whole, sent at once, and never twice`() async throws {
    let stage = try await ServiceStage(.crazyrouter, profile: "crazyrouter")
    let file = stage.stage.folder + "/places.csv"
    try "place,duration\nParis,4\n\"Rome, at night\",soon\n"
      .write(toFile: file, atomically: true, encoding: .utf8)
    let command = [
      "generate", "rain in {place}", "--batch", file, "--endpoint", stage.place, "--force",
    ]
    let wrong = try await stage.outcome(command)
    #expect(wrong.status == 64 && wrong.errors.contains("row 2"), "\(wrong)")
    #expect(stage.service.charges.isEmpty)
    try "place,duration\nParis,4\n\"Rome, at night\",5\n"
      .write(toFile: file, atomically: true, encoding: .utf8)
    stage.service.rules = [.on(.createVideo, .tooManyRequests(retryAfter: 1), times: 1)]
    try stage.stage.require(try await stage.outcome(command + ["--wait"]))
    #expect(stage.service.charges.count == 2)
    let bodies = stage.service.charges.map { String(decoding: $0.body, as: UTF8.self) }
    #expect(bodies[1].contains("rain in Rome, at night"))
    let again = try await stage.outcome(command)
    #expect(again.status == 0 && again.output.contains("asked for before"), "\(again)")
    #expect(stage.service.charges.count == 2)
    try stage.stage.require(try await stage.outcome(command + ["--again"]))
    #expect(stage.service.charges.count == 4)
  }

  @Test func `a batch that was killed goes on with the rest, and no row is paid twice`()
    async throws
  {
    let stage = try await ServiceStage(.crazyrouter, profile: "crazyrouter")
    let file = stage.stage.folder + "/rows.jsonl"
    try (1...6).map { "{\"prompt\": \"rain \($0)\"}" }.joined(separator: "\n")
      .write(toFile: file, atomically: true, encoding: .utf8)
    stage.service.rules = [.on(.createVideo, .slow(milliseconds: 150))]
    let command = ["--library", "films", "generate", "--batch", file, "--endpoint", stage.place]
    let running = try Program.start(
      Program.troupe,
      command,
      environment: stage.stage.environment,
      folder: stage.stage.folder,
      output: stage.stage.folder + "/batch.out",
      errors: stage.stage.folder + "/batch.err"
    )
    for _ in 0..<2000 where stage.service.charges.count < 3 {
      try await Task.sleep(for: .milliseconds(5))
    }
    running.kill(SIGKILL)
    running.wait()
    let rest = try await stage.outcome(Array(command.dropFirst(2)))
    let prompts = stage.service.charges.compactMap { $0.json?["prompt"]?.text }
    #expect(Set(prompts).count == prompts.count)
    let statuses = try await stage.generations().compactMap { $0["status"] as? String }
    #expect(statuses.count == 6)
    let undecided = statuses.count { $0 == "needs_decision" }
    #expect(undecided <= 1)
    #expect(rest.status == (undecided == 1 ? 4 : 0), "\(rest)")
    #expect(prompts.count == 6 || prompts.count + undecided == 6, "\(statuses)")
  }

  @Test func `somebody who appeared in a video becomes a character made of that job`()
    async throws
  {
    let stage = try await ServiceStage(.relay(modelFlag: .ignored), profile: "relay")
    try await stage.run(
      "generate",
      "a stranger",
      "--endpoint",
      stage.place,
      "--duration",
      "4",
      "--wait"
    )
    let generation = try #require(try await stage.generations().first)
    let id = try #require(generation["id"] as? String)
    try await stage.run(
      "character",
      "add",
      "stranger",
      "--from",
      id,
      "--from-time",
      "0.2",
      "--to-time",
      "1.8"
    )
    try await stage.run("sync", "stranger", "--endpoint", stage.place)
    #expect(stage.service.faults == [])
    let body = String(decoding: try #require(stage.service.charges.last).body, as: UTF8.self)
    let remote = try #require(generation["remote_id"] as? String)
    #expect(body == "{\"from_task\":\"\(remote)\",\"timestamps\":\"0.2,1.8\"}")
    let shown = try await stage.run("reference", "list", "stranger", "--json").json["references"]
    let lineage = (shown as? [NSDictionary])?.first?["lineage"] as? NSDictionary
    #expect(lineage?["generation"] as? String == id)
  }
}
