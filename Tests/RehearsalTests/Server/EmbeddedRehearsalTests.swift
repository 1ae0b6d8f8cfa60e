import Rehearsal
import RehearsalServer
import Testing
import TroupeModel

/// One server for each folder, whichever process runs it.
struct EmbeddedRehearsalTests {
  static func elector(
    _ folder: TemporaryFolder,
    patience: Duration = .seconds(1200)
  )
    -> EmbeddedRehearsal
  {
    EmbeddedRehearsal(
      folder: folder.path,
      lock: FileLock("\(folder.path)/lock"),
      patience: patience,
      now: { Milliseconds(5) },
      start: {
        try await RehearsalService.start(
          folder: folder.path,
          renderer: FakeRenderer(),
          world: RehearsalEndpoint.World(now: { Milliseconds(5) })
        )
      }
    )
  }

  static func health(_ url: String) async throws -> Int? {
    let port = try #require(url.split(separator: ":").last.flatMap { Int($0) })
    return try await RawClient(port: port).send("GET", "/health")?.status
  }

  @Test func `two elections in one folder give one server`() async throws {
    let folder = TemporaryFolder()
    let (one, two) = (Self.elector(folder), Self.elector(folder))
    async let first = one.baseURL()
    async let second = two.baseURL()
    let urls = try await [first, second]
    #expect(urls[0] == urls[1])
    #expect(await [one.isHolder, two.isHolder].filter { $0 }.count == 1)
    #expect(try await Self.health(urls[0]) == 200)
    let again = try await [one.baseURL(), two.baseURL()]
    #expect(again == urls)
    let note = try JSON(parsing: DurableFile.read("\(folder.path)/port.json") ?? [])
    #expect(urls[0].hasSuffix(":\(note["port"]?.int ?? 0)"))
    #expect(note["pid"]?.int != nil)
    #expect(note["started_at"]?.int == 5)
    await one.stop()
    await two.stop()
    #expect(try DurableFile.read("\(folder.path)/port.json") == nil)
  }

  @Test func `many questions at once start one server`() async throws {
    let folder = TemporaryFolder()
    let elector = Self.elector(folder)
    let urls = try await withThrowingTaskGroup(of: String.self) { group in
      for _ in 0..<8 { group.addTask { try await elector.baseURL() } }
      return try await group.reduce(into: Set<String>()) { $0.insert($1) }
    }
    #expect(urls.count == 1)
    await elector.stop()
  }

  @Test func `after the holder stops the other takes over`() async throws {
    let folder = TemporaryFolder()
    let (one, two) = (Self.elector(folder), Self.elector(folder))
    let first = try await one.baseURL()
    #expect(try await two.baseURL() == first)
    await one.stop()
    let second = try await two.baseURL()
    #expect(await two.isHolder)
    #expect(try await Self.health(second) == 200)
    #expect(try await one.baseURL() == second)
    await two.stop()
  }

  @Test func `a note that a dead holder left is not believed`() async throws {
    let (folder, other) = (TemporaryFolder(), TemporaryFolder())
    let stranger = Self.elector(other)
    let strange = try await stranger.baseURL()
    // The port of the dead holder has gone to the server of another library.
    let port = strange.split(separator: ":").last ?? ""
    try DurableFile.write(
      Array("{\"port\":\(port),\"pid\":1,\"instance\":\"gone\"}".utf8),
      to: "\(folder.path)/port.json"
    )
    let holder = FileLock("\(folder.path)/lock")
    #expect(try holder.tryLock())
    let waiting = Self.elector(folder, patience: .milliseconds(200))
    await #expect(throws: RehearsalServerError.holderSilent(folder: folder.path)) {
      try await waiting.baseURL()
    }
    holder.unlock()
    #expect(try await waiting.baseURL() != strange)
    #expect(await waiting.isHolder)
    await waiting.stop()
    await stranger.stop()
  }

  @Test func `a start that fails gives the lock back`() async throws {
    let folder = TemporaryFolder()
    try DurableFile.write(Array("[]".utf8), to: "\(folder.path)/script.json")
    let elector = Self.elector(folder)
    await #expect(throws: RehearsalError.self) { try await elector.baseURL() }
    DurableFile.remove("\(folder.path)/script.json")
    #expect(try await Self.health(elector.baseURL()) == 200)
    await elector.stop()
  }
}
