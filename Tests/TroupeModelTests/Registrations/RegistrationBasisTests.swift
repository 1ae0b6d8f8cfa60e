import Testing
import TroupeModel

@Suite struct RegistrationBasisTests {
  let basis = RegistrationBasis(
    name: "Café",
    description: "silver hair",
    lookPrompt: "in armor",
    references: ["aa", "bb"]
  )

  func changed(_ change: (inout RegistrationBasis) -> Void) -> [String] {
    var now = basis
    change(&now)
    return basis.changes(to: now)
  }

  @Test func `what is the same has no changes, in any form of Unicode`() {
    #expect(changed { _ in } == [])
    #expect(changed { $0.name = "Cafe\u{301}" } == [])
  }

  @Test func `every change is named with the old and the new`() {
    #expect(changed { $0.name = "Luna" } == ["name: 'Café' → 'Luna'"])
    #expect(changed { $0.description = "" } == ["description: 'silver hair' → ''"])
    #expect(changed { $0.lookPrompt = "in silk" } == ["look prompt: 'in armor' → 'in silk'"])
    #expect(
      changed {
        $0.name = "Luna"
        $0.references = []
      } == ["name: 'Café' → 'Luna'", "references: 0 added, 2 removed"]
    )
  }

  @Test(arguments: [
    (["bb", "aa"], "references: another order"),
    (["aa", "bb", "cc"], "references: 1 added, 0 removed"),
    (["aa", "cc"], "references: 1 added, 1 removed"), (["bb"], "references: 0 added, 1 removed"),
    (["aa", "bb", "bb"], "references: 1 added, 0 removed"),
  ])
  func `references are compared in order`(references: [String], change: String) {
    #expect(changed { $0.references = references } == [change])
  }

  @Test func `a basis comes back from its JSON, byte for byte`() throws {
    #expect(
      basis.json.compact
        == #"{"name":"Café","description":"silver hair","look_prompt":"in armor","references":["aa","bb"]}"#
    )
    #expect(RegistrationBasis(json: basis.json) == basis)
  }

  @Test(arguments: [
    "{}", "null", #"{"name":"a","description":"b","look_prompt":"c"}"#,
    #"{"name":1,"description":"b","look_prompt":"c","references":[]}"#,
    #"{"name":"a","description":"b","look_prompt":"c","references":[1]}"#,
  ])
  func `other JSON is no basis`(text: String) throws {
    #expect(RegistrationBasis(json: try JSON(parsing: text)) == nil)
  }
}
