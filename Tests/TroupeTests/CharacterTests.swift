import TroupeCatalog
import Foundation
import Testing
import TroupeModel

@testable import Troupe

@Suite struct CharacterTests {
  @Test func `the same picture twice is stored once and said so`() async throws {
    let workspace = try await TestLibrary().withLuna()
    let face = ReferenceDraft(source: TestLibrary.picture("luna/face"))
    let added = try await workspace.addReferences(to: "luna/armor", [face])
    #expect(added.first?.sharedWith == ["luna/default"])
    let media = try workspace.catalog.read { try $0.allMedia() }
    #expect(media.count == 2)
  }

  @Test func `references keep their order, move, and leave`() async throws {
    let workspace = try await TestLibrary().withLuna()
    let body = ReferenceDraft(source: TestLibrary.picture("luna/full-body"), role: .fullBody)
    let added = try await workspace.addReferences(to: "luna", [body], at: 1)
    func roles() throws -> [ReferenceRole] {
      try workspace.character("luna").looks[0].references.map(\.reference.role)
    }
    #expect(try roles() == [.fullBody, .face])
    _ = try workspace.editReference(added[0].reference.id.description, position: 2)
    #expect(try roles() == [.face, .fullBody])
    _ = try workspace.removeReference(added[0].reference.id.description)
    #expect(try roles() == [.face])
  }

  @Test(arguments: [
    "", "Luna", "lu na", "a/b", "@luna", "a\u{7}b", "-luna", String(repeating: "a", count: 41),
  ])
  func `a bad handle is refused with a hint and wrong usage`(handle: String) async throws {
    let workspace = try await TestLibrary().create()
    do {
      _ = try await workspace.addCharacter(handle: handle, CharacterDraft())
      Issue.record("it was taken")
    } catch {
      let report = ErrorReport(of: error)
      #expect(report.exit == .wrongUsage)
      #expect(!report.hint.isEmpty)
    }
    #expect(try workspace.characters().isEmpty)
  }

  @Test func `a removed character gives its handle free and comes back under another`() async throws
  {
    let workspace = try await TestLibrary().withLuna()
    _ = try workspace.removeCharacter("luna")
    #expect(try workspace.characters().isEmpty)
    _ = try await workspace.addCharacter(handle: "luna", CharacterDraft(name: "Another"))
    #expect(throws: (any Error).self) { try workspace.restoreCharacter("luna") }
    let back = try workspace.restoreCharacter("luna", as: "luna-old")
    #expect(back.character.name == "Luna")
    #expect(back.looks.count == 2)
  }

  @Test func `files that are no pictures are refused and nothing is stored`() async throws {
    let library = TestLibrary()
    let workspace = try await library.withLuna()
    let good = try Data(contentsOf: URL(fileURLWithPath: TestLibrary.picture("luna/face")))
    let files: [(String, Data)] = [
      ("empty.png", Data()), ("text.png", Data("hello".utf8)), ("cut.png", good.prefix(2000)),
      ("drawing.svg", Data("<svg xmlns='http://www.w3.org/2000/svg'/>".utf8)),
      ("page.jpg", Data("<!doctype html><html></html>".utf8)),
    ]
    for (name, data) in files {
      let path = library.path + "/" + name
      try data.write(to: URL(fileURLWithPath: path))
      do {
        _ = try await workspace.addReferences(to: "luna", [ReferenceDraft(source: path)])
        Issue.record("\(name) was taken")
      } catch { #expect(!ErrorReport(of: error).hint.isEmpty) }
    }
    do {
      _ = try await workspace.addReferences(
        to: "luna",
        [ReferenceDraft(source: library.path + "/missing.png")]
      )
    } catch { #expect(ErrorReport(of: error).exit == .notFound) }
    #expect(try workspace.character("luna").looks[0].references.count == 1)
    #expect(try workspace.catalog.read { try $0.allMedia() }.count == 2)
  }

  @Test func `a misspelt handle gets the nearest ones`() async throws {
    let workspace = try await TestLibrary().withLuna()
    do { _ = try workspace.character("lnua") } catch {
      #expect(ErrorReport(of: error).hint.contains("luna"))
      #expect(ErrorReport(of: error).exit == .notFound)
    }
  }
}
