import Testing
import TroupeModel

@testable import Commands

@Suite struct SearchCommandTests {
  @Test(arguments: [
    (
      "wiht:luna rain", "There is no search field 'wiht'.", "  wiht:luna rain\n  ^^^^^",
      "Did you mean with:?"
    ),
    ("小龙 (rain", "A parenthesis is not closed.", "  小龙 (rain\n       ^", "Add the closing )."),
    ("a \"b", "A quotation mark is not closed.", "  a \"b\n    ^", "Add the closing \"."),
  ])
  func `a search that cannot be read shows where`(
    text: String,
    message: String,
    place: String,
    hint: String
  ) async throws {
    let outcome = try await Stage().run("search", text)
    #expect(
      outcome
        == Outcome(status: 64, output: "", errors: "troupe: \(message)\n\(place)\n  \(hint)\n")
    )
  }

  @Test func `a picture is known by its content, and a file that nobody knows ends with 3`()
    async throws
  {
    let stage = try await Stage()
    _ = try stage.write("clip.mp4", "not known")
    let outcome = await stage.run("whatis", "clip.mp4", "--json")
    #expect(outcome.status == 3)
    #expect(outcome.json?["known"]?.bool == false)
    guard Tools.hasImaging else { return }
    try stage.writePicture("a.png")
    await stage.run("character", "add", "luna", "--reference", "a.png")
    let known = await stage.run("whatis", "a.png")
    #expect(known == .success("a.png\nis a reference of @luna/default"))
    let path = await stage.run("open", "luna", "--print")
    #expect(path.output.hasSuffix(".png\n"), "\(path)")
  }
}
