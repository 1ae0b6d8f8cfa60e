import Testing
import TroupeCatalog
import TroupeModel
import TroupeSearch

@testable import Troupe

@Suite struct SavedSearchTests {
  @Test func `a search is saved, found by its name in others, changed and forgotten`() async throws
  {
    let library = try await SearchLibrary()
    let workspace = library.workspace
    let saved = try workspace.addSavedSearch("wet", "rain, 雨")
    #expect(saved.name == "wet" && saved.problem == nil)
    #expect(try library.prompts("saved:wet with:luna") == ["rain on the harbour"])
    #expect(try library.prompts("saved:WET").count == 3)
    _ = try workspace.editSavedSearch("wet", "snow")
    #expect(try library.prompts("saved:wet") == ["snow and neon light", "snow"])
    #expect(try workspace.savedSearches().map(\.text) == ["snow"])
    _ = try workspace.removeSavedSearch("wet")
    #expect(try workspace.savedSearches().isEmpty)
    #expect(throws: SavedSearchError.unknown("wet", nearest: [])) {
      try library.prompts("saved:wet")
    }
  }

  @Test(arguments: ["keepers", "雨天", "a-b_c9", "é", String(repeating: "k", count: 40)])
  func `a name has letters and digits of any script`(name: String) async throws {
    let library = try await SearchLibrary()
    #expect(try library.workspace.addSavedSearch(name, "rain").name == name)
    #expect(try library.prompts("saved:\(name)").count == 2)
  }

  @Test(arguments: ["", "a b", "a,b", "-a", "a:b", "a\"", "🌧", String(repeating: "k", count: 41)])
  func `other names are refused`(name: String) async throws {
    let library = try await SearchLibrary()
    #expect(throws: SavedSearchError.badName(name)) {
      try library.workspace.addSavedSearch(name, "rain")
    }
  }

  @Test func `a taken name, a search that cannot be read or names itself or nobody is refused`()
    async throws
  {
    let library = try await SearchLibrary()
    let workspace = library.workspace
    _ = try workspace.addSavedSearch("wet", "rain")
    #expect(throws: SavedSearchError.taken("wet", text: "rain")) {
      try workspace.addSavedSearch("Wet", "snow")
    }
    #expect(throws: QueryError.self) { try workspace.addSavedSearch("a", "wiht:luna") }
    #expect(throws: SavedSearchError.circle(["a", "a"])) {
      try workspace.addSavedSearch("a", "rain saved:a")
    }
    _ = try workspace.addSavedSearch("b", "saved:wet")
    #expect(throws: SavedSearchError.self) { try workspace.editSavedSearch("wet", "saved:b") }
    #expect(throws: (any Error).self) { try workspace.addSavedSearch("c", "with:nobody") }
    #expect(throws: SavedSearchError.unknown("wit", nearest: ["wet"])) {
      try workspace.addSavedSearch("c", "saved:wit")
    }
    #expect(try workspace.savedSearches().map(\.name) == ["b", "wet"])
  }

  @Test func `the list says what is wrong with one`() async throws {
    let library = try await SearchLibrary()
    let workspace = library.workspace
    _ = try workspace.addSavedSearch("hers", "with:luna")
    _ = try workspace.addSavedSearch("wet", "rain")
    _ = try workspace.addSavedSearch("both", "saved:hers saved:wet")
    // As an older program may have left it.
    try workspace.catalog.write {
      try $0.set(.init(name: "old", text: "colour:red", createdAt: Milliseconds(0)))
    }
    _ = try workspace.removeSavedSearch("wet")
    let problems = try workspace.savedSearches().map { [$0.name, $0.problem ?? ""] }
    #expect(
      problems == [
        ["both", "There is no saved search 'wet'."], ["hers", ""],
        ["old", "There is no search field 'colour'."],
      ]
    )
    #expect(throws: (any Error).self) { try library.prompts("saved:old") }
    let wrong = try workspace.misnamedPart(of: "rain saved:old")
    #expect(wrong?.part.offset == 5)
    #expect(
      wrong.map { ErrorReport(of: $0.error).message }
        == "The saved search 'old' cannot be read: There is no search field 'colour'."
    )
  }

  @Test func `a saved search runs with more words, and its order stays unless they say another`()
    async throws
  {
    let library = try await SearchLibrary()
    let workspace = library.workspace
    _ = try workspace.addSavedSearch("weather", "rain, snow")
    _ = try workspace.addSavedSearch("first", "neon sort:created+")
    func run(_ name: String, _ more: String) throws -> [String] {
      try library.prompts(try workspace.text(ofSaved: name, and: more))
    }
    #expect(try run("weather", "").count == 4)
    #expect(try run("weather", "neon") == ["snow and neon light", "neon rain"])
    #expect(try run("weather", "harbour, light") == ["snow and neon light", "rain on the harbour"])
    #expect(try run("first", "") == ["neon rain", "snow and neon light"])
    #expect(try run("first", "-light") == ["neon rain"])
    #expect(try run("first", "sort:created-") == ["snow and neon light", "neon rain"])
  }

  @Test func `the words of a saved search are marked too`() async throws {
    let library = try await SearchLibrary()
    _ = try library.workspace.addSavedSearch("wet", "rain")
    let query = try library.workspace.wordsToMark(by: "saved:wet neon")
    #expect(query.marks(in: "neon rain") == [0..<4, 5..<9])
  }
}
