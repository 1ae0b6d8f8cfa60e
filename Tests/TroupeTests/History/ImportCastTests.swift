import Foundation
import Testing
import TroupeModel

@testable import Troupe

@Suite struct ImportCastTests {
  private let library = TestLibrary()

  private func run(
    _ casts: [String],
    _ workspace: Workspace,
    createsCast: Bool = false
  ) throws -> HistoryReport {
    let lines = casts.map { #"{"prompt":"a","created_at":"2020-01-01","cast":\#($0)}"# }
    return try workspace.importHistory(
      try library.file("old.jsonl", lines.joined(separator: "\n")),
      shown: "old.jsonl",
      HistoryOptions(createsCast: createsCast)
    )
  }

  private func casts(_ workspace: Workspace) throws -> [[String]] {
    try workspace.search("").lines.reversed().map { line in
      line.cast.map { "\($0.handle)/\($0.look)" }
    }
  }

  @Test func `somebody is found by handle, name and alias, in any case of letters`() async throws {
    let workspace = try await library.withLuna()
    let report = try run(
      [#"["luna"]"#, #"["@Luna/armor"]"#, #"["LU","luna","luna"]"#, #""luna, luna/armor""#],
      workspace
    )
    #expect(report.imported == 4)
    #expect(
      try casts(workspace) == [
        ["luna/default"], ["luna/armor"], ["luna/default", "luna/default"],
        ["luna/default", "luna/armor"],
      ]
    )
  }

  @Test func `a look that is not here is named, and made where that is wanted`() async throws {
    let workspace = try await library.withLuna()
    let lines = [#"["luna/pyjamas"]"#, #"["luna/pyjamas","Milo"]"#]
    #expect {
      _ = try run(lines, workspace)
    } throws: { error in
      guard case HistoryError.unknownCast(_, let names) = error else { return false }
      return names == ["Milo", "luna/pyjamas"]
    }
    #expect(try workspace.search("").total == 0)
    _ = try run(lines, workspace, createsCast: true)
    #expect(try casts(workspace) == [["luna/pyjamas"], ["luna/pyjamas", "milo/default"]])
  }

  @Test func `all whom nobody is called are named, and nothing is written`() async throws {
    let workspace = try await library.withLuna()
    #expect {
      _ = try run([#"["luna","Milo"]"#, #"["小龙","milo"]"#, #"[{"character":"pip"}]"#], workspace)
    } throws: { error in
      guard case HistoryError.unknownCast(_, let names) = error else { return false }
      #expect(Set(names) == ["Milo", "小龙", "pip"])
      return ErrorReport(of: error).exit == .notFound
    }
    #expect(try workspace.search("").total == 0)
  }

  @Test func `a name of two characters is an error, whatever is to be made`() async throws {
    let workspace = try await library.withLuna()
    _ = try await workspace.addCharacter(handle: "luna-2", CharacterDraft(name: "Lu"))
    #expect {
      _ = try run([#"["lu"]"#], workspace, createsCast: true)
    } throws: { error in
      guard case HistoryError.badLines(_, let problems, 1) = error else { return false }
      return problems == ["'lu' is the name of more than one: luna, luna-2"]
    }
  }

  @Test func `characters are made with the handles that are written, or with proper ones`()
    async throws
  {
    let workspace = try await library.withLuna()
    let report = try run(
      [
        #"["milo/night","Luna Vega","小龙","雪/fur"]"#, #"["Milo","luna-vega"]"#,
        #"["luna/night"]"#,
      ],
      workspace,
      createsCast: true
    )
    #expect(
      report.newCharacters.map(\.description) == ["cast-1", "cast-2", "luna-vega", "milo"]
    )
    #expect(report.newLooks == 1)
    func sheet(_ name: String) throws -> CharacterSheet { try workspace.character(name) }
    #expect(try sheet("milo").character.name == "Milo")
    #expect(try sheet("milo").looks.map(\.look.name.description) == ["default", "night"])
    #expect(try sheet("小龙").character.handle.description.hasPrefix("cast-"))
    #expect(try sheet("雪").looks.map(\.look.name.description) == ["default", "fur"])
    #expect(try sheet("luna-vega").character.name == "Luna Vega")
    #expect(try sheet("luna").looks.map(\.look.name.description) == ["default", "armor", "night"])
    let dragon = try sheet("小龙").character.handle
    let snow = try sheet("雪").character.handle
    #expect(
      try casts(workspace) == [
        ["milo/night", "luna-vega/default", "\(dragon)/default", "\(snow)/fur"],
        ["milo/default", "luna-vega/default"], ["luna/night"],
      ]
    )
    #expect(try workspace.search("with:小龙").total == 1)
  }

  @Test func `what was frozen stays as it was, also of somebody who is gone`() async throws {
    let workspace = try await library.withLuna()
    let luna = try workspace.character("luna").character
    let digest = String(repeating: "ab", count: 32)
    let frozen = """
      {"slot":3,"character":"old-luna","name":"Old Luna","character_id":"\(luna.id)","look":"pyjamas",\
      "description":"red hair","look_prompt":"in blue","how":"remote_handle","text_sent":"@l","remote_id":"r 1",\
      "remote_handle":"l","references":[{"role":"face","sha256":"\(digest)","url":null,"sent":true}]}
      """
    let gone = #"{"slot":7,"character":"gone","character_id":null}"#
    _ = try run(["[\(frozen),\(gone)]"], workspace)
    let line = try #require(try workspace.search("").lines.first)
    let cast = try workspace.generation(line.id.description).generation.cast
    #expect(
      cast == [
        CastMember(
          slot: 3,
          characterID: luna.id,
          handle: try Handle("old-luna"),
          name: "Old Luna",
          look: try Handle("pyjamas"),
          description: "red hair",
          lookPrompt: "in blue",
          references: [FrozenReference(role: .face, content: ContentID(digest), isSent: true)],
          remoteID: RemoteID("r 1"),
          remoteHandle: "l",
          use: .remoteHandle,
          textSent: "@l"
        ),
        CastMember(
          slot: 7,
          characterID: nil,
          handle: try Handle("gone"),
          name: "gone",
          look: .defaultLook,
          description: "",
          lookPrompt: "",
          references: [],
          remoteID: nil,
          remoteHandle: nil,
          use: .description,
          textSent: ""
        ),
      ]
    )
    #expect(try workspace.search("with:luna").total == 1)
  }
}
