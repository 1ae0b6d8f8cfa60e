import Testing
import TroupeModel

@testable import Rehearsal

struct CharacterRequestTests {
  @Test func `the documented body is read`() throws {
    let body =
      #"{"name":"Luna","description":"A young woman with long silver hair and blue eyes","reference_images":["https://example.com/character_ref.jpg"]}"#
    let request = try CharacterRequest(JSON(parsing: body))
    #expect(request.name == "Luna")
    #expect(request.description.hasPrefix("A young woman"))
    #expect(request.images == ["https://example.com/character_ref.jpg"])
  }

  @Test(arguments: [
    (#"{"reference_images":["a"]}"#, "name"), (#"{"name":" ","reference_images":["a"]}"#, "name"),
    (#"{"name":"L"}"#, "reference_images"),
    (#"{"name":"L","reference_images":[]}"#, "reference_images"),
    (#"{"name":"L","reference_images":"a"}"#, "reference_images"),
    (#"{"name":"L","reference_images":[1]}"#, "reference_images"),
    (#"{"name":"L","reference_images":[""]}"#, "reference_images"),
  ])
  func `a character needs a name and pictures`(body: String, member: String) throws {
    let json = try JSON(parsing: body)
    let fault = #expect(throws: RequestFault.self) { try CharacterRequest(json) }
    #expect(fault?.status == 400)
    #expect(fault?.member == member)
  }
}
