import Testing
import TroupeModel

@testable import Commands

@Suite struct CharacterCommandTests {
  @Test func `a character is added, and its handle is what finds it`() async throws {
    let stage = try await Stage()
    let added = await stage.run(
      "character",
      "add",
      "xiaolong",
      "--name",
      "小龙",
      "--description",
      "A boy with a red scarf",
      "--alias",
      "龙龙",
      "--tag",
      "hero"
    )
    let card = """
      小龙  @xiaolong
        id           k0020000
        description  A boy with a red scarf
        aliases      龙龙
        tags         hero
      xiaolong/default
        references  none
      """
    #expect(added == .success("Added 小龙.\n" + card))
    #expect(await stage.run("character", "show", "@龙龙") == .success(card))
    #expect(await stage.run("show", "xiaolong") == .success(card))
  }

  @Test func `the list is aligned, whatever the script of the names`() async throws {
    let stage = try await Stage()
    await stage.run("character", "add", "xiaolong", "--name", "小龙")
    await stage.run("character", "add", "luna", "--name", "Luna")
    #expect(
      await stage.run("character", "list")
        == .success(
          """
          HANDLE     NAME  LOOKS  REFERENCES  REGISTERED AT  VIDEOS
          @luna      Luna      1           0                      0
          @xiaolong  小龙      1           0                      0
          2 of 2 have no live registration at rehearsal: @luna @xiaolong
          """
        )
    )
  }

  @Test func `json has the same values under fixed names`() async throws {
    let stage = try await Stage()
    await stage.run("character", "add", "luna", "--consent", "Ada said yes")
    let character = await stage.run("character", "show", "luna", "--json").json?["character"]
    #expect(
      character?.members?.map(\.name) == [
        "id", "handle", "name", "description", "aliases", "tags", "notes", "consent", "looks",
        "refusals", "videos", "created_at", "trashed_at",
      ]
    )
    #expect(character?["consent"]?.text == "Ada said yes")
    #expect(character?["created_at"]?.text == "2023-11-14T22:13:20.000Z")
  }

  @Test func `an edit changes what was said and nothing else`() async throws {
    let stage = try await Stage()
    await stage.run("character", "add", "luna", "--alias", "Lu", "--alias", "Moon", "--notes", "n")
    await stage.run(
      "character",
      "edit",
      "luna",
      "--add-alias",
      "Selene",
      "--remove-alias",
      "Lu",
      "--notes",
      ""
    )
    let character = await stage.run("character", "show", "luna", "--json").json?["character"]
    #expect(character?["aliases"]?.elements?.compactMap(\.text) == ["Moon", "Selene"])
    #expect(character?["notes"]?.text == "")
    #expect(
      await stage.run("character", "edit", "luna")
        == .failure(64, "Nothing was said to change.", "See 'troupe character edit --help'.")
    )
  }

  @Test func `a character that was removed comes back with all it had`() async throws {
    let stage = try await Stage()
    await stage.run("character", "add", "luna")
    await stage.run("look", "add", "luna", "armor", "--prompt", "in armor")
    let before = await stage.run("character", "show", "luna")
    #expect(
      await stage.run("character", "remove", "luna")
        == .success("@luna is in the trash; 'troupe character restore luna' takes it back.")
    )
    #expect(await stage.run("character", "show", "luna").status == 3)
    #expect(await stage.run("character", "restore", "luna").status == 0)
    #expect(await stage.run("character", "show", "luna") == before)
  }

  @Test func `a look is named with a slash or as a word of its own`() async throws {
    let stage = try await Stage()
    await stage.run("character", "add", "luna")
    #expect(await stage.run("look", "add", "luna/armor", "--prompt", "in armor").status == 0)
    #expect(await stage.run("look", "edit", "luna", "armor", "--name", "knight").status == 0)
    #expect(
      await stage.run("look", "remove", "@luna/knight") == .success("@luna/knight is in the trash.")
    )
    #expect(await stage.run("look", "remove", "luna").status == 64)
  }

  @Test(.enabled(if: Tools.hasImaging))
  func `roles go with references in order, and the same picture is stored once and said so`()
    async throws
  {
    let stage = try await Stage()
    try stage.writePicture("a.png")
    try stage.writePicture("b.png")
    let added = await stage.run(
      "character",
      "add",
      "luna",
      "--reference",
      "a.png",
      "--role",
      "front",
      "--reference",
      "b.png",
      "--json"
    )
    let references = added.json?["character"]?["looks"]?[0]?["references"]
    #expect(references?.elements?.compactMap { $0["role"]?.text } == ["front", "other"])
    #expect(added.errors.contains("is in luna/default already and is stored once"))
  }
}
