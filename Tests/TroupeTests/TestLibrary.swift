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
      transport: service.transport
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
  func withLuna() async throws -> Workspace {
    let workspace = try await create()
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
