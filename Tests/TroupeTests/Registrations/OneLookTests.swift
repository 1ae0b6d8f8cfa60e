import Testing
import TroupeEndpoints
import TroupeModel

@testable import Troupe

/// What is wrong with one look does not keep the others from being registered.
@Suite struct OneLookTests {
  let library = TestLibrary()

  @Test func `a refused upload fails its look, and the next one is created`() async throws {
    var profile = TestProfile()
    profile.character = #"{"name":"{name}","reference_images":"{reference_images}"}"#
    profile.imageTransport = ["upload"]
    profile.upload = (true, 172_800)
    let workspace = try await library.create(profile)
    for handle in ["ann", "bob"] {
      _ = try await workspace.addCharacter(
        handle: handle,
        CharacterDraft(),
        references: [
          ReferenceDraft(
            source: TestLibrary.picture("luna/\(handle == "ann" ? "face" : "full-body")")
          )
        ]
      )
    }
    library.desk.will(
      "POST /uploads",
      FakeService.json(#"{"error":{"message":"file too large"}}"#, status: 413)
    )
    library.desk.will("POST /characters", #"{"id":"ch_bob"}"#)
    let reports = try await workspace.sync()
    try #require(reports.count == 2)
    guard case .failed(let text) = reports[0].outcome else {
      Issue.record("\(reports[0].outcome)")
      return
    }
    #expect(text.contains("file too large"))
    #expect(reports[0].registration == nil)
    guard case .created = reports[1].outcome else {
      Issue.record("\(reports[1].outcome)")
      return
    }
    #expect(library.desk.bodies("POST /characters").count == 1)
  }
}
