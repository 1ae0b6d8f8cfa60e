import Testing
import TroupeModel

@testable import Commands

@Suite struct LibraryCommandTests {
  @Test func `init makes a library and says what to do next`() async throws {
    let stage = try await Stage(library: false)
    let outcome = await stage.run("init", "films")
    #expect(
      outcome
        == .success(
          """
          Made the library films in \(stage.folder)/films.
          Add your first character:
            cd films && troupe character add luna --name Luna --reference face.jpg
          """
        )
    )
    #expect(await stage.run("--library", "films", "character", "list").status == 0)
    #expect(await stage.run("init", "films").status == 64)
  }

  @Test func `without a library the places that were looked at are named`() async throws {
    let stage = try await Stage(library: false)
    let outcome = await stage.run("character", "list")
    #expect(outcome.status == 3)
    #expect(outcome.errors.contains("'\(stage.folder)'"), "\(outcome)")
  }

  @Test func `a setting is stored, shown and taken away`() async throws {
    let stage = try await Stage()
    #expect(await stage.run("settings", "size", "1280x720") == .success("1280x720"))
    #expect(await stage.run("settings", "size") == .success("1280x720"))
    #expect(
      await stage.run("settings", "--json").json?["settings"]?["size"]?.text == "1280x720"
    )
    #expect(await stage.run("settings", "size", "--unset") == .success("size is not set."))
  }

  @Test func `a key is read from standard input and shown nowhere`() async throws {
    let stage = try await Stage()
    let outcome = await stage.run(
      ["endpoint", "login", "crazyrouter"],
      input: " sk-canary-1234 \n"
    )
    #expect(outcome.status == 0, "\(outcome)")
    #expect(!outcome.description.contains("canary"))
    #expect(outcome.output.contains("key          present"), "\(outcome)")
  }

  @Test func `a registration made elsewhere is recorded, listed and forgotten`() async throws {
    let stage = try await Stage()
    await stage.run("character", "add", "luna", "--name", "Luna")
    let added = await stage.run(
      "registration",
      "add",
      "luna",
      "--endpoint",
      "crazyrouter",
      "--remote-id",
      "ch_1",
      "--remote-handle",
      "@luna.moon"
    )
    #expect(added == .success("@luna/default is ch_1 at crazyrouter."))
    await stage.run("character", "edit", "luna", "--name", "Selene")
    let list = await stage.run("registration", "list", "--json").json?["registrations"]
    #expect(list?[0]?["remote_handle"]?.text == "luna.moon")
    #expect(list?[0]?["changes"]?[0]?.text == "name: 'Luna' → 'Selene'")
    let id = try #require(list?[0]?["id"]?.text)
    #expect(await stage.run("registration", "forget", id).status == 0)
  }
}
