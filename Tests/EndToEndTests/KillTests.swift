import Foundation
import Testing

/// The program killed at every stage of a paid request: one charge at the most, and nothing lost.
@Suite(.serialized) struct KillTests {
  static let prompt = "a paper boat in the gutter"
  static let arguments = [
    "generate", prompt, "--endpoint", "relay", "--model", "sora", "--size", "128x72",
    "--duration", "1", "--force", "--json",
  ]

  @Test(.enabled(if: Program.isInstalled("ffmpeg")))
  func `killed while the request is on its way it needs a decision and is not sent again`()
    async throws
  {
    let stage = try Stage()
    try await stage.startWire()
    try await stage.makeLibrary()
    stage.tell("hold-request")
    try await killWhileHeld(stage)
    stage.untell("hold-request", "held")
    stage.tell("release")
    let sent = try stage.paidBodies().count
    let watched = try await stage.troupe("watch", "--json")
    #expect(watched.status == 4, "\(watched)")
    let status = try await soleGeneration(stage)["status"] as? String
    #expect(status == "needs_decision")
    #expect(try stage.paidBodies().count == sent)
  }

  @Test(.enabled(if: Program.isInstalled("ffmpeg")))
  func `a charge whose answer was lost is attached by its id`() async throws {
    let stage = try Stage()
    try await stage.startWire()
    try await stage.makeLibrary()
    stage.tell("drop-reply")
    let outcome = try await Program.run(
      Program.troupe,
      ["--library", "films"] + Self.arguments,
      environment: stage.environment,
      folder: stage.folder
    )
    #expect(outcome.status == 4, "\(outcome)")
    stage.untell("drop-reply")
    let id = try #require(try await soleGeneration(stage)["id"] as? String)
    let reply = try String(
      contentsOfFile: stage.recordings + "/" + lastReply(stage),
      encoding: .utf8
    )
    let remoteID = try #require(
      reply.components(separatedBy: "\"id\":\"").dropFirst().first?.prefix { $0 != "\"" }
    )
    let wrong = try await stage.troupe("resolve", id, "--remote-id", "nobody-knows-this")
    #expect(wrong.status == 1, "\(wrong)")
    try await stage.require(stage.troupe("resolve", id, "--remote-id", String(remoteID)))
    try await stage.require(stage.troupe("watch"))
    #expect(try await soleGeneration(stage)["status"] as? String == "stored")
    #expect(try stage.charges() == 1)
  }

  /// System calls at which the program is killed: durable writes, locks, and what goes over the wire.
  static let calls = [
    "fsync", "fdatasync", "rename,renameat,renameat2", "flock", "pwrite64", "sendto", "recvfrom",
  ]

  /// Kills at the N-th time that any thread makes the call, for every N until the program comes through.
  @Test(
    .enabled(if: Program.isInstalled("ffmpeg") && Program.isInstalled("strace")),
    arguments: calls
  )
  func `killed at every call there is one charge at the most and every video is found`(
    call: String
  ) async throws {
    let stage = try Stage()
    try await stage.startWire()
    var stages: [String: Int] = [:]
    var charged = 0
    for number in 1...80 {
      let library = "films-\(number)"
      try await stage.makeLibrary(library)
      let outcome = try await Program.run(
        "/usr/bin/strace",
        [
          "-f", "-qq", "-o", "/dev/null", "-e", "trace=\(call)", "-e",
          "inject=\(call):signal=SIGKILL:when=\(number)", Program.troupe, "--library", library,
        ] + Self.arguments,
        environment: stage.environment,
        folder: stage.folder
      )
      let now = try stage.charges() - charged
      let status = try await settle(library, stage, before: now, "\(call) \(number)")
      charged = try stage.charges()
      stages[status, default: 0] += 1
      if outcome.status == 0 { break }
      #expect(outcome.status == 128 + SIGKILL, "\(call) \(number): \(outcome)")
    }
    print("killed at \(call): \(stages.sorted { $0.key < $1.key })")
    #expect(stages["stored", default: 0] > 0)
  }

  /// Lets `watch` go on with what was left; returns how the generation ended.
  private func settle(
    _ library: String,
    _ stage: Stage,
    before: Int,
    _ place: String
  ) async throws -> String {
    let charged = try stage.charges() - before
    let watched = try await stage.troupe("watch", "--json", library: library)
    let list = try await stage.troupe("generation", "list", "--json", library: library)
    let generations = (list.json["generations"] as? [NSDictionary]) ?? []
    let status = generations.first?["status"] as? String ?? "none"
    let all = try stage.charges() - charged
    switch status {
    case "stored":
      #expect(all == 1, "\(place)")
      #expect(watched.status == 0, "\(place): \(watched)")
      #expect((generations.first?["videos"] as? [NSDictionary])?.count == 1, "\(place)")
    case "needs_decision":
      #expect(all <= 1, "\(place)")
      #expect(watched.status == 4, "\(place): \(watched)")
    case "none": #expect(all == 0, "\(place)")
    default: Issue.record("\(place) left \(status): \(watched)")
    }
    return status
  }

  private func killWhileHeld(_ stage: Stage) async throws {
    let program = try Program.start(
      Program.troupe,
      ["--library", "films"] + Self.arguments,
      environment: stage.environment,
      folder: stage.folder,
      output: "/dev/null",
      errors: "/dev/null"
    )
    for _ in 0..<1500 where !stage.isTold("held") {
      try await Task.sleep(for: .milliseconds(20))
    }
    program.kill(SIGKILL)
    program.wait()
    try #require(stage.isTold("held"))
  }

  private func soleGeneration(_ stage: Stage) async throws -> NSDictionary {
    let list = try await stage.troupe("generation", "list", "--json")
    let all = try #require(list.json["generations"] as? [NSDictionary], "\(list)")
    #expect(all.count == 1)
    return try #require(all.first)
  }

  private func lastReply(_ stage: Stage) throws -> String {
    try #require(
      FileManager.default.contentsOfDirectory(atPath: stage.recordings)
        .filter { $0.hasSuffix(".reply") }.max()
    )
  }
}
