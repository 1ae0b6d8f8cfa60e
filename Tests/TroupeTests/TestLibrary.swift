import Foundation
import Synchronization
import TestSupport
import TroupeEndpoints
import TroupeMedia
import TroupeModel

@testable import Troupe

/// A library in a folder of its own, a clock that stands still unless somebody waits, and a service in memory.
final class TestLibrary: Sendable {
  let path: String
  let service = FakeService()
  /// What answers for the endpoint of a profile that a test wrote.
  let desk = ServiceDesk()
  let clock = Mutex(Milliseconds(1_700_000_000_000))
  let random = Mutex(SeededRandom(seed: 7))

  init() { path = NSTemporaryDirectory() + "troupe-test-" + UUID().uuidString }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  var world: World {
    World(
      now: { self.clock.withLock { $0 } },
      makeID: { self.random.withLock { ItemID(using: &$0) } },
      sleep: { length in self.clock.withLock { $0 = $0 + length } },
      environment: [
        "HOME": path + "-home", "TROUPE_CONFIG": path + "/config",
        "CRAZYROUTER_API_KEY": "test-key",
        "PATH": ProcessInfo.processInfo.environment["PATH"] ?? "",
      ],
      transport: MemoryTransport(
        connecting: { request in
          request.url.hasPrefix(TestProfile.base)
            ? self.desk.connect() : self.service.connect()
        },
        handler: { request in
          request.url.hasPrefix(TestProfile.base)
            ? await self.desk.answer(request) : self.service.answer(request)
        }
      )
    )
  }

  /// The workspace of a new library whose default endpoint is the service.
  func create() async throws -> Workspace {
    let workspace = try await Workspace.create(
      at: path + "/library",
      name: "films",
      workingFolder: "/",
      world: world
    )
    try workspace.setSetting(.endpoint, to: "crazyrouter")
    return workspace
  }

  /// The workspace of a new library whose default endpoint is described by this profile.
  func create(_ profile: TestProfile) async throws -> Workspace {
    let workspace = try await create()
    try write(profile, in: workspace)
    try workspace.setSetting(.endpoint, to: profile.name)
    return workspace
  }

  /// Puts a profile into the library's folder, in place of the one of that name.
  func write(_ profile: TestProfile, in workspace: Workspace) throws {
    let folder = workspace.folder.endpointsPath
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    try Data(profile.text.utf8).write(
      to: URL(fileURLWithPath: "\(folder)/\(profile.name).json")
    )
  }

  /// Writes a file beside the library, and says where it is.
  func file(_ name: String, _ text: String) throws -> String {
    let path = path + "/" + name
    try Data(text.utf8).write(to: URL(fileURLWithPath: path))
    return path
  }

  /// Lets time pass.
  func wait(_ time: Milliseconds) { clock.withLock { $0 = $0 + time } }

  var now: Milliseconds { clock.withLock { $0 } }

  /// The same library opened again.
  func reopen() async throws -> Workspace {
    try await Workspace.open(LibraryFolder(path: path + "/library"), world: world)
  }

  /// The root of the checkout.
  static let root = URL(fileURLWithPath: #filePath).resolvingSymlinksInPath()
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().path

  /// A picture of the starter library.
  static func picture(_ name: String) -> String { "\(root)/library/characters/\(name).png" }

  /// A library with Luna, who has a look in armor.
  func withLuna(_ profile: TestProfile? = nil) async throws -> Workspace {
    let workspace = if let profile { try await create(profile) } else { try await create() }
    _ = try await workspace.addCharacter(
      handle: "luna",
      CharacterDraft(name: "Luna", description: "A young woman", aliases: ["Lu"]),
      references: [ReferenceDraft(source: Self.picture("luna/face"))]
    )
    _ = try await workspace.addLook(
      "luna",
      name: "armor",
      prompt: "in battered silver armor",
      references: [ReferenceDraft(source: Self.picture("luna/armor-outfit"), role: .outfit)]
    )
    return workspace
  }
}

extension Workspace {
  /// What a search finds, with all that belongs to it.
  func sheets(foundBy text: String) throws -> [GenerationSheet] {
    try sheets(ids: search(text).lines.map(\.id))
  }
}
