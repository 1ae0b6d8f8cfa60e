import TroupeEndpoints
import Testing
import TroupeModel

@testable import Troupe

@Suite struct CastTests {
  func sent(_ prompt: String, in workspace: Workspace) async throws -> String {
    try await workspace.plan(GenerationRequest(prompt: prompt, force: true)).order.prompt
  }

  @Test func `without a registration the name and the description are sent, once in each text`()
    async throws
  {
    let workspace = try await TestLibrary().withLuna()
    #expect(
      try await sent("@luna waits, then @luna runs", in: workspace)
        == "Luna (A young woman) waits, then Luna runs"
    )
    #expect(
      try await sent("@luna/armor walks", in: workspace)
        == "Luna (A young woman; in battered silver armor) walks"
    )
  }

  @Test func `with a registration the remote handle is sent, followed by a space`() async throws {
    let library = TestLibrary()
    let workspace = try await library.withLuna()
    _ = try await workspace.sync(["luna"])
    #expect(try await sent("@luna walks", in: workspace) == "@u1.cast walks")
    #expect(try await sent("@luna's sword", in: workspace) == "@u1.cast 's sword")
    #expect(try await sent("at dawn @Lu", in: workspace) == "at dawn @u1.cast ")
    #expect(
      try await sent("@luna/armor walks", in: workspace)
        == "@u1.cast (in battered silver armor) walks"
    )
  }

  @Test func `a plain mention means the one look that the request names`() async throws {
    let workspace = try await TestLibrary().withLuna()
    let plan = try await workspace.plan(
      GenerationRequest(prompt: "@luna/armor draws her sword, @luna smiles", force: true)
    )
    #expect(plan.generation.cast.map(\.look.description) == ["armor"])
  }

  @Test func `a character cast without a mention leads the prompt`() async throws {
    let workspace = try await TestLibrary().withLuna()
    let plan = try await workspace.plan(
      GenerationRequest(prompt: "rain", with: ["luna"], force: true)
    )
    #expect(plan.order.prompt == "Luna (A young woman). rain")
    #expect(plan.generation.cast.first?.textSent == "Luna (A young woman)")
  }

  @Test func `each scene says who is meant`() async throws {
    let workspace = try await TestLibrary().withLuna()
    let plan = try await workspace.plan(
      GenerationRequest(
        scenes: [
          Scene(prompt: "@luna wakes", duration: 4), Scene(prompt: "@luna leaves", duration: 4),
        ],
        force: true
      )
    )
    #expect(
      plan.order.scenes.map(\.prompt)
        == ["Luna (A young woman) wakes", "Luna (A young woman) leaves"]
    )
    #expect(plan.generation.scenes.map(\.prompt) == ["@luna wakes", "@luna leaves"])
  }

  @Test func `a name without an at sign is pointed out and not cast`() async throws {
    let workspace = try await TestLibrary().withLuna()
    let plan = try await workspace.plan(GenerationRequest(prompt: "Luna in the rain", force: true))
    #expect(plan.generation.cast.isEmpty)
    #expect(plan.remarks.names.map(\.handle.description) == ["luna"])
  }

  @Test func `an unknown mention or look stops before anything is stored, with the nearest names`()
    async throws
  {
    let library = TestLibrary()
    let workspace = try await library.withLuna()
    for prompt in ["@lunna walks", "@luna/amor walks", "@nobody-like-that"] {
      await #expect(throws: (any Error).self) {
        try await workspace.generate(GenerationRequest(prompt: prompt))
      }
    }
    do { _ = try await workspace.plan(GenerationRequest(prompt: "@lunna walks")) } catch {
      #expect(ErrorReport(of: error).hint.contains("@luna"))
      #expect(ErrorReport(of: error).exit == .notFound)
    }
    #expect(try workspace.search("").total == 0)
    #expect(library.service.charges == 0)
  }

  @Test func `the frozen cast stays as it was after a rename and new pictures`() async throws {
    let workspace = try await TestLibrary().withLuna()
    let made = try await workspace.generate(
      GenerationRequest(prompt: "@luna/armor walks", force: true)
    )
    let before = made.generation.cast
    #expect(before.first?.references.first?.content != nil)
    _ = try workspace.renameCharacter("luna", to: "selene")
    _ = try workspace.editCharacter(
      "selene",
      CharacterDraft(name: "Selene", description: "changed")
    )
    let armor = try #require(try workspace.character("selene").looks.last)
    _ = try workspace.removeReference(armor.references[0].reference.id.description)
    let after = try workspace.generation(made.generation.id.description)
    #expect(after.generation.cast == before)
    #expect(after.json == made.json)
    #expect(try workspace.search("with:selene").total == 1)
  }
}
