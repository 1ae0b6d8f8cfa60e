import Testing
import TroupeModel

@testable import Commands

@Suite struct SavedCommandTests {
  @Test func `a search is saved, listed, run with more words, changed and removed`() async throws {
    let stage = try await SearchLanguageTests().stage()
    #expect(
      await stage.run("saved", "add", "wet", "rain,", "雨")
        == .success("Saved. 'troupe saved run wet' runs it, and saved:wet stands for it.")
    )
    #expect(await stage.run("saved", "list") == .success("NAME  SEARCH\nwet   rain, 雨"))
    let json = await stage.run("saved", "list", "--json").json
    #expect(json?["saved_searches"]?[0]?["search"]?.text == "rain, 雨")
    #expect(json?["total"]?.int == 1)
    let run = await stage.run("saved", "run", "wet", "with:luna", "--json")
    #expect(SearchLanguageTests.prompts(run) == ["@luna @milo 银发 雨", "@luna rain"])
    let page = await stage.run("saved", "run", "wet", "--limit", "1", "--format", "{prompt}")
    #expect(page == .success("neon rain"))
    let ids = await stage.run("saved", "run", "wet", "--ids").output.split(separator: "\n")
    #expect(ids.count == 4)
    let edited = await stage.run("saved", "edit", "wet", "snow", "--json")
    #expect(edited.json?["saved_search"]?["search"]?.text == "snow")
    #expect(
      SearchLanguageTests.prompts(await stage.run("search", "saved:wet", "--json")) == ["snow"]
    )
    let removed = await stage.run("saved", "remove", "wet")
    #expect(removed == .success("The saved search 'wet' is gone: snow"))
    #expect(await stage.run("saved", "list").output.hasPrefix("No searches are saved."))
  }

  @Test func `what cannot be saved is refused with the place`() async throws {
    let stage = try await SearchLanguageTests().stage()
    #expect(
      await stage.run("saved", "add", "a", "rain", "wiht:luna")
        == Outcome(
          status: 64,
          output: "",
          errors: """
            troupe: There is no search field 'wiht'.
              rain wiht:luna
                   ^^^^^
              Did you mean with:?

            """
        )
    )
    #expect(await stage.run("saved", "add", "a b", "rain").status == 64)
    #expect(await stage.run("saved", "add", "a").errors.contains("Missing expected argument"))
    await stage.run("saved", "add", "wet", "rain")
    let taken = await stage.run("saved", "add", "wet", "snow")
    #expect(taken.status == 64 && taken.errors.contains("saved edit wet"))
    let circle = await stage.run("saved", "edit", "wet", "snow saved:wet")
    #expect(circle.status == 64 && circle.errors.contains("snow saved:wet\n       ^^^^^^^^^"))
    let gone = await stage.run("saved", "run", "wit")
    #expect(
      gone == .failure(3, "There is no saved search 'wit'.", "Did you mean saved:wet?")
    )
    let unknown = await stage.run("search", "rain -saved:wit", "--json")
    #expect(unknown.status == 3)
    #expect(
      unknown.errors.contains("  rain -saved:wit\n        ^^^^^^^^^\n  Did you mean saved:wet?")
    )
    #expect(unknown.json?["error"]?["offset"]?.int == 6)
    #expect(unknown.json?["error"]?["length"]?.int == 9)
    let nobody = await stage.run("search", "rain with:lnua", "--json")
    #expect(nobody.status == 3 && nobody.json?["error"]?["offset"]?.int == 5)
  }

  @Test func `the list says which saved search names what is gone`() async throws {
    let stage = try await SearchLanguageTests().stage()
    await stage.run("saved", "add", "wet", "rain")
    await stage.run("saved", "add", "both", "saved:wet snow")
    await stage.run("saved", "remove", "wet")
    #expect(
      await stage.run("saved", "list")
        == .success(
          """
          NAME  SEARCH          PROBLEM
          both  saved:wet snow  There is no saved search 'wet'.
          'troupe saved edit NAME SEARCH' mends one.
          """
        )
    )
    let run = await stage.run("saved", "run", "both")
    #expect(run.status == 3 && run.errors.contains("no saved search 'wet'"))
  }
}
