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
  func `killed while the request is on its way it needs a decision and is not sent again`() throws {
    let stage = try Stage()
    try stage.startWire()
    try stage.makeLibrary()
    stage.tell("hold-request")
    try killWhileHeld(stage)
    stage.untell("hold-request", "held")
    stage.tell("release")
    let sent = try stage.paidBodies().count
    let watched = try stage.troupe("watch", "--json")
    #expect(watched.status == 4, "\(watched)")
    let status = try soleGeneration(stage)["status"] as? String
    #expect(status == "needs_decision")
    #expect(try stage.paidBodies().count == sent)
  }

  @Test(.enabled(if: Program.isInstalled("ffmpeg")))
  func `a charge whose answer was lost is attached by its id`() throws {
    let stage = try Stage()
    try stage.startWire()
    try stage.makeLibrary()
    stage.tell("drop-reply")
    let outcome = try Program.run(
      Program.troupe,
      ["--library", "films"] + Self.arguments,
      environment: stage.environment,
      folder: stage.folder
    )
    #expect(outcome.status == 4, "\(outcome)")
    stage.untell("drop-reply")
    let id = try #require(try soleGeneration(stage)["id"] as? String)
    let reply = try String(
      contentsOfFile: stage.recordings + "/" + lastReply(stage),
      encoding: .utf8
    )
    let remoteID = try #require(
      reply.components(separatedBy: "\"id\":\"").dropFirst().first?.prefix { $0 != "\"" }
    )
    let wrong = try stage.troupe("resolve", id, "--remote-id", "nobody-knows-this")
    #expect(wrong.status == 1, "\(wrong)")
    try stage.require(stage.troupe("resolve", id, "--remote-id", String(remoteID)))
    try stage.require(stage.troupe("watch"))
    #expect(try soleGeneration(stage)["status"] as? String == "stored")
    #expect(try stage.charges() == 1)
  }

  /// Kills at the N-th time that any thread makes something durable, for every N until it comes through.
  @Test(.enabled(if: Program.isInstalled("ffmpeg") && Program.isInstalled("strace")))
  func `killed at every durable write there is one charge at the most and every video is found`()
    throws
  {
    let stage = try Stage()
    try stage.startWire()
    var stages: [String: Int] = [:]
    var number = 0
    var charged = 0
    while true {
      number += 1
      let library = "films-\(number)"
      try stage.makeLibrary(library)
      let outcome = try Program.run(
        "/usr/bin/strace",
        [
          "-f", "-qq", "-o", "/dev/null", "-e", "trace=fsync,fdatasync", "-e",
          "inject=fsync,fdatasync:signal=SIGKILL:when=\(number)", Program.troupe, "--library",
          library,
        ] + Self.arguments,
        environment: stage.environment,
        folder: stage.folder
      )
      let watched = try stage.troupe("watch", "--json", library: library)
      let list = try stage.troupe("generation", "list", "--json", library: library)
      let generations = (list.json["generations"] as? [NSDictionary]) ?? []
      let now = try stage.charges() - charged
      charged += now
      let status = generations.first?["status"] as? String ?? "none"
      stages[status, default: 0] += 1
      switch status {
      case "stored":
        #expect(now == 1, "kill \(number)")
        #expect(watched.status == 0, "kill \(number): \(watched)")
        let videos = generations.first?["videos"] as? [NSDictionary]
        #expect(videos?.count == 1, "kill \(number)")
      case "needs_decision":
        #expect(now <= 1, "kill \(number)")
        #expect(watched.status == 4, "kill \(number): \(watched)")
      case "none":
        #expect(now == 0, "kill \(number)")
      default:
        Issue.record("kill \(number) left \(status): \(watched)")
      }
      if outcome.status == 0 { break }
      try #require(number < 80, "it never came through: \(outcome)")
    }
    print("kills at \(number) durable writes: \(stages.sorted { $0.key < $1.key })")
    #expect(stages["needs_decision", default: 0] > 0)
    #expect(stages["stored", default: 0] > 1)
  }

  private func killWhileHeld(_ stage: Stage) throws {
    let (process, _) = try Program.start(
      Program.troupe,
      ["--library", "films"] + Self.arguments,
      environment: stage.environment,
      folder: stage.folder
    )
    let end = Date() + 30
    while !stage.isTold("held"), process.isRunning, Date() < end { usleep(5000) }
    try #require(stage.isTold("held"))
    kill(process.processIdentifier, SIGKILL)
    process.waitUntilExit()
  }

  private func soleGeneration(_ stage: Stage) throws -> NSDictionary {
    let list = try stage.troupe("generation", "list", "--json")
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
