import Rehearsal
import RehearsalServer
import Synchronization
import Testing
import TroupeModel

/// A running endpoint with a client, in a folder that outlives restarts.
struct Stage {
  let folder: TemporaryFolder
  let clock: Clock
  let running: RunningRehearsal

  /// A clock that a test moves.
  final class Clock: Sendable {
    private let time = Mutex(Milliseconds(1_709_123_456_789))
    var now: Milliseconds { time.withLock { $0 } }
    func pass(_ length: Milliseconds) { time.withLock { $0 = $0 + length } }
  }

  /// Starts an endpoint, hands it to a test, and stops it whatever happens.
  static func run(
    _ rules: [RehearsalRule] = [],
    renderer: any AnimaticRenderer = FakeRenderer(),
    key: String? = nil,
    folder: TemporaryFolder = TemporaryFolder(),
    clock: Clock = Clock(),
    _ test: (Stage) async throws -> Void
  ) async throws {
    let running = try await RehearsalService.start(
      folder: folder.path,
      script: RehearsalScript(rules),
      requiredKey: key.flatMap(Secret.init),
      renderer: renderer,
      world: RehearsalEndpoint.World(now: { clock.now })
    )
    let stage = Stage(folder: folder, clock: clock, running: running)
    do {
      try await test(stage)
    } catch {
      await running.stop()
      throw error
    }
    await running.stop()
  }

  var client: RawClient { RawClient(port: running.port) }

  /// The charges on the disk, as `video` and `character`.
  func charges() throws -> [String] {
    try ChargeLedger(path: "\(folder.path)/ledger.jsonl").charges().map(\.kind.rawValue)
  }

  func get(_ target: String, fields: [String: String] = [:]) async throws -> RawClient.Reply {
    try #require(try await client.send("GET", target, fields: fields))
  }

  func post(_ target: String, _ body: JSON) async throws -> RawClient.Reply {
    try #require(try await client.post(target, body))
  }

  /// Asks for a video and returns its id.
  func createVideo(_ prompt: String = "A cat") async throws -> String {
    let reply = try await post("/v1/videos", ["model": "sora", "prompt": .string(prompt)])
    return try #require(reply.json["id"]?.text)
  }

  /// Asks about a job until it is no longer under way.
  func outcome(of id: String) async throws -> JSON {
    for _ in 0..<2000 {
      let reply = try await get("/v1/videos/\(id)")
      if reply.json["status"]?.text != "processing" { return reply.json }
      try await Task.sleep(for: .milliseconds(5))
    }
    Issue.record("job \(id) does not end")
    return .null
  }

  /// The path of an address of this server.
  func path(of url: String?) throws -> String {
    let url = try #require(url)
    #expect(url.hasPrefix(running.baseURL + "/"))
    return String(url.dropFirst(running.baseURL.count))
  }
}

extension RawClient {
  /// Posts JSON; nil where the connection ended without a reply.
  func post(_ target: String, _ body: JSON) async throws -> Reply? {
    try await send(
      "POST",
      target,
      fields: ["Content-Type": "application/json"],
      body: Array(body.compact.utf8)
    )
  }
}

/// Small pictures.
enum Picture {
  /// The first bytes of a PNG are all that the endpoint looks at.
  static let png: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A] + [1, 2, 3, 4, 5, 6]
  /// The same as a data URL.
  static let dataURL = "data:image/png;base64,iVBORw0KGgoBAgMEBQY="
}
