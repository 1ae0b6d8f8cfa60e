import Foundation
import Testing
import TroupeCatalog
import TroupeMedia
import TroupeModel

@testable import Troupe

@Suite struct LibraryTests {
  @Test func `the starter library builds its catalog and its committed files stay as they are`()
    async throws
  {
    let library = TestLibrary()
    let copy = library.path + "/starter"
    try FileManager.default.createDirectory(atPath: library.path, withIntermediateDirectories: true)
    let committed = ["library.json", "characters", "storyboards", "endpoints"]
    try FileManager.default.createDirectory(atPath: copy, withIntermediateDirectories: true)
    for name in committed {
      try FileManager.default.copyItem(
        atPath: "\(TestLibrary.root)/library/\(name)",
        toPath: "\(copy)/\(name)"
      )
    }
    let before = try Self.digests(of: copy, committed)
    let workspace = try await Workspace.open(LibraryFolder(path: copy), world: library.world)
    let handles = try workspace.characters().map(\.character.handle.description)
    #expect(handles == ["ines", "luna", "milo", "pip", "unit7", "xiaolong"])
    #expect(try workspace.character("小龙").character.handle.description == "xiaolong")
    #expect(try Self.digests(of: copy, committed) == before)
    let again = try await Workspace.open(LibraryFolder(path: copy), world: library.world)
    #expect(again.libraryID == workspace.libraryID)
    #expect(again.readOnlyReason == nil)
  }

  static func digests(of folder: String, _ names: [String]) throws -> [String: ContentID] {
    var result: [String: ContentID] = [:]
    for name in names {
      let path = folder + "/" + name
      let inside = FileManager.default.enumerator(atPath: path)?.allObjects as? [String] ?? []
      for file in inside.isEmpty ? [path] : inside.map({ path + "/" + $0 }) {
        var isFolder: ObjCBool = false
        _ = FileManager.default.fileExists(atPath: file, isDirectory: &isFolder)
        if !isFolder.boolValue { result[file] = try ContentID.of(fileAt: file) }
      }
    }
    return result
  }

  @Test func `a copy may be read, not changed, until it is adopted, and then it is paused`()
    async throws
  {
    let library = TestLibrary()
    _ = try await library.withLuna()
    let copy = library.path + "/copy"
    try FileManager.default.copyItem(atPath: library.path + "/library", toPath: copy)
    let workspace = try await Workspace.open(LibraryFolder(path: copy), world: library.world)
    #expect(try workspace.characters().count == 1)
    #expect(throws: TroupeError.self) {
      try workspace.editCharacter("luna", CharacterDraft(name: "x"))
    }
    await #expect(throws: (any Error).self) {
      try await workspace.generate(GenerationRequest(prompt: "x"))
    }
    let adopted = try await Workspace.adopt(LibraryFolder(path: copy), world: library.world)
    _ = try adopted.editCharacter("luna", CharacterDraft(name: "x"))
    await #expect(throws: TroupeError.self) {
      try await adopted.generate(GenerationRequest(prompt: "x"))
    }
    try adopted.resumeQueue()
    _ = try await adopted.generate(GenerationRequest(prompt: "x"))
    #expect(library.service.charges == 1)
  }

  @Test func `a library whose catalog has gone is not taken for a new one`() async throws {
    let library = TestLibrary()
    _ = try await library.withLuna()
    for name in ["catalog.sqlite", "catalog.sqlite-wal", "catalog.sqlite-shm"] {
      try? FileManager.default.removeItem(atPath: library.path + "/library/" + name)
    }
    do {
      _ = try await library.reopen()
      Issue.record("it was opened")
    } catch { #expect(ErrorReport(of: error).exit == .storageTrouble) }
  }

  @Test func `two programs that open a new library at once build it once`() async throws {
    let library = TestLibrary()
    let folder = try LibraryFolder.create(at: library.path + "/library", name: "films")
    let ids = try await withThrowingTaskGroup(of: ItemID.self) { group in
      for _ in 0..<4 {
        group.addTask { try await Workspace.open(folder, world: library.world).libraryID }
      }
      return try await group.reduce(into: Set<ItemID>()) { $0.insert($1) }
    }
    #expect(ids.count == 1)
    #expect(try await library.reopen().readOnlyReason == nil)
  }

  @Test func `settings of the catalog stand before those of the file, and can be taken away`()
    async throws
  {
    let workspace = try await TestLibrary().create()
    #expect(try workspace.setting(.endpoint) == "crazyrouter")
    try workspace.setSetting(named: "size", to: "1280x720")
    #expect(try workspace.setting(.size) == "1280x720")
    #expect(throws: TroupeError.self) { try workspace.setSetting(named: "size", to: "big") }
    #expect(throws: TroupeError.self) { try workspace.setSetting(named: "sizes", to: "1x1") }
    try workspace.setSetting(named: "size", to: nil)
    #expect(try workspace.setting(.size) == nil)
  }

  @Test func `a key goes only to an approved address`() async throws {
    let library = TestLibrary()
    let workspace = try await library.create()
    let endpoints = library.path + "/library/endpoints"
    try FileManager.default.createDirectory(atPath: endpoints, withIntermediateDirectories: true)
    let profile = try String(
      contentsOfFile: TestLibrary.root + "/library/endpoints/crazyrouter.json",
      encoding: .utf8
    ).replacingOccurrences(of: "https://crazyrouter.com", with: "https://thief.example")
    try profile.write(toFile: endpoints + "/crazyrouter.json", atomically: true, encoding: .utf8)
    do {
      _ = try await workspace.generate(GenerationRequest(prompt: "x"))
      Issue.record("the key was released")
    } catch { #expect(ErrorReport(of: error).message.contains("thief.example")) }
    #expect(library.service.charges == 0)
  }
}
