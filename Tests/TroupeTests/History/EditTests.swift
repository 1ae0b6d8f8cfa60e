import Testing
import TroupeModel

@testable import Troupe

@Suite struct EditTests {
  private let library = TestLibrary()

  private func past(_ count: Int) async throws -> (Workspace, [ItemID]) {
    let workspace = try await library.withLuna()
    let lines = (0..<count).map {
      #"{"prompt":"rain \#($0)","created_at":"2020-01-01","tags":["draft"]}"#
    }
    let path = try library.file("old.jsonl", lines.joined(separator: "\n"))
    _ = try workspace.importHistory(path, shown: "old.jsonl")
    return (workspace, try workspace.matchingIDs(""))
  }

  @Test func `tags are put on and taken away, and only what changes counts`() async throws {
    let (workspace, ids) = try await past(5)
    let first = try workspace.edit(
      Array(ids.prefix(2)),
      .tags(adding: [" keeper ", "keeper"], removing: ["draft", "none"])
    )
    #expect(first.changed == Array(ids.prefix(2)))
    #expect(try workspace.generation(ids[0].description).generation.tags == ["keeper"])
    let second = try workspace.edit(ids, .tags(adding: ["keeper"], removing: []))
    #expect(second.changed == Array(ids.dropFirst(2)))
    #expect(second.count == 5)
    #expect(try workspace.search("tag:keeper").total == 5)
    #expect(try workspace.search("draft").total == 3)
    #expect(throws: TroupeError.self) {
      _ = try workspace.edit(ids, .tags(adding: [" "], removing: []))
    }
    #expect(try workspace.verify().allSatisfy(\.isGood))
  }

  @Test func `ratings and notes are set for all`() async throws {
    let (workspace, ids) = try await past(3)
    #expect(try workspace.edit(ids, .rating(4)).changed.count == 3)
    #expect(try workspace.edit(ids, .rating(4)).changed.isEmpty)
    #expect(throws: TroupeError.self) { _ = try workspace.edit(ids, .rating(6)) }
    #expect(try workspace.search("rating:4").total == 3)
    #expect(try workspace.edit([ids[1]], .notes("the 银发 one")).changed == [ids[1]])
    #expect(try workspace.search("发 one").lines.map(\.id) == [ids[1]])
    #expect(try workspace.edit(ids, .notes("")).changed == [ids[1]])
    #expect(try workspace.search("银发").total == 0)
    #expect(throws: TroupeError.self) { _ = try workspace.edit(ids, .notes("a\u{7}")) }
  }

  @Test(.enabled(if: WatchTests.hasFFmpeg))
  func `a character is linked with the videos that there are`() async throws {
    let (workspace, ids) = try await past(2)
    _ = try await workspace.addCharacter(handle: "milo", CharacterDraft(name: "Milo"))
    let made = try await library.storeVideo(in: workspace).generation.id
    let linked = try workspace.edit(ids + [made], .link("@milo"))
    #expect(linked.changed == [made])
    #expect(linked.withoutVideo == 2)
    #expect(try workspace.edit([made], .link("milo")).changed.isEmpty)
    #expect(try workspace.edit([made], .link("luna/armor")).changed == [made])
    func people() throws -> [String] {
      try workspace.generation(made.description).videos.flatMap(\.appearances).map(\.words)
    }
    #expect(try people() == ["luna/armor", "milo/-"])
    #expect(try workspace.edit(ids + [made], .unlink("luna")).changed == [made])
    #expect(try workspace.edit([made], .unlink("luna")).changed.isEmpty)
    #expect(try people() == ["milo/-"])
    #expect(throws: (any Error).self) { _ = try workspace.edit([made], .link("nobody")) }
  }

  @Test func `an edit that fails in the middle changes nothing`() async throws {
    struct Stop: Error {}
    let (workspace, ids) = try await past(1200)
    #expect(throws: Stop.self) {
      _ = try workspace.edit(ids, .tags(adding: ["keeper"], removing: [])) { done in
        if done > 600 { throw Stop() }
      }
    }
    #expect(try workspace.search("tag:keeper").total == 0)
    #expect(try workspace.verify().allSatisfy(\.isGood))
  }

  @Test func `ids are found by their beginnings, each once`() async throws {
    let (workspace, ids) = try await past(2)
    let typed = [ids[1].short, ids[0].description, ids[1].description]
    #expect(try workspace.generationIDs(typed) == [ids[1], ids[0]])
    #expect(throws: (any Error).self) { _ = try workspace.generationIDs([ids[0].short, "zzzz"]) }
  }
}

extension AppearanceSheet {
  fileprivate var words: String { "\(handle)/\(appearance.look?.description ?? "-")" }
}
