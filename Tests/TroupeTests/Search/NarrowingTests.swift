import Testing
import TroupeModel
import TroupeSearch

@testable import Troupe

/// Videos, jobs, costs and characters by the search language.
@Suite struct NarrowingTests {
  private func prompts(_ page: VideoPage, _ library: SearchLibrary) -> [String] {
    page.videos.map { sheet in
      library.ids.first { $0.value == sheet.video.generationID }?.key ?? "?"
    }
  }

  @Test func `videos are those of the generations that fit, in their order, by pages`() async throws
  {
    let library = try await SearchLibrary()
    let workspace = library.workspace
    func page(
      _ text: String,
      with: String? = nil,
      limit: Int = 50,
      after: String? = nil
    ) throws
      -> [String]
    {
      let page = try workspace.videos(matching: text, with: with, limit: limit, after: after)
      return prompts(page, library)
    }
    let all = ["lanterns", "小龙走在雨里", "rain on the harbour"]
    #expect(try page("") == all)
    #expect(try page("", limit: 2) == Array(all.prefix(2)))
    #expect(try page("rain, lanterns") == ["lanterns", "rain on the harbour"])
    #expect(try page("sort:created+") == all.reversed())
    #expect(try page("-rain", with: "milo") == ["小龙走在雨里"])
    #expect(try page("", with: "luna") == ["rain on the harbour"])
    #expect(try page("snow") == [])
    for text in ["", "model:sora-2-pro"] {
      var seen: [String] = []
      var last: String?
      for number in 1...3 {
        let page = try workspace.videos(matching: text, limit: 1, after: last)
        #expect(page.total == 3 && page.isTotalExact, "\(number)")
        seen += prompts(page, library)
        last = page.videos.first?.video.id.description
      }
      #expect(seen == all)
      #expect(try page(text, after: last) == [])
    }
    #expect(throws: (any Error).self) { try page("with:nobody") }
    #expect(throws: (any Error).self) { try page("", after: "zzzz") }
  }

  @Test func `jobs are those under way that fit`() async throws {
    let library = try await SearchLibrary()
    func jobs(_ text: String) throws -> [String] {
      try library.workspace.jobs(matching: text).map(\.generation.prompt)
    }
    #expect(try jobs("neon") == ["neon rain", "snow and neon light"])
    #expect(try jobs("rain, lanterns") == ["neon rain"])
    #expect(try jobs("sort:cost project:\"second film\"") == ["snow and neon light"])
    #expect(try jobs("status:failed") == [])
  }

  @Test func `a page of characters has those that fit, and all tags`() async throws {
    let library = try await SearchLibrary()
    let workspace = library.workspace
    func handles(_ page: CharacterPage) -> [String] {
      page.characters.map(\.character.handle.description)
    }
    #expect(handles(try workspace.characterPage(matching: "")) == ["luna", "milo"])
    #expect(handles(try workspace.characterPage(matching: "look:armor")) == ["luna"])
    #expect(handles(try workspace.characterPage(matching: "", tags: ["hero", "x"])) == [])
    let first = try workspace.characterPage(matching: "tag:hero", limit: 1)
    #expect(handles(first) == ["luna"] && first.total == 2)
    let second = try workspace.characterPage(matching: "tag:hero", limit: 1, after: "luna")
    #expect(handles(second) == ["milo"] && second.total == 2)
    _ = try workspace.removeCharacter("milo")
    #expect(handles(try workspace.characterPage(matching: "", inTrash: true)) == ["milo"])
  }

  @Test func `a part that names what is not there is shown`() async throws {
    let workspace = try await SearchLibrary().workspace
    for (text, offset, length) in [
      ("rain with:nobody", 5, 11), ("saved:a, rain", 0, 7), ("a (b -parent:zzzz)", 6, 11),
      ("same:nothing.png", 0, 16), ("with:luna/cape", 0, 14),
    ] {
      let found = try workspace.misnamedPart(of: text)
      #expect(found?.part.offset == offset && found?.part.length == length, "\(text)")
    }
    #expect(try workspace.misnamedPart(of: "rain with:luna") == nil)
  }
}
