import Testing

@testable import Rehearsal

struct ClipCharacterRequestTests {
  private static func request(
    name: String? = "Mossy",
    clip: [UInt8]? = HandmadeClip.bytes(seconds: 3)
  ) throws -> ClipCharacterRequest {
    var form = FormBody(name.map { [("name", $0)] } ?? [])
    if let clip { form.add("video", clip, file: "a.mp4") }
    form.add("x", [1])
    return try ClipCharacterRequest(
      #require(MultipartForm(contentType: form.type, body: form.bytes))
    )
  }

  @Test(arguments: [2, 3, 4, 4.04, nil])
  func `a name and a clip of two to four seconds are read`(seconds: Double?) throws {
    let clip = HandmadeClip.bytes(seconds: seconds)
    let request = try Self.request(name: String(repeating: "龙", count: 80), clip: clip)
    #expect(request.name.count == 80)
    #expect(request.clip == clip)
  }

  @Test(arguments: [nil, "", "  ", String(repeating: "a", count: 81)])
  func `a name has 1 to 80 characters`(name: String?) {
    let fault = #expect(throws: RequestFault.self) { try Self.request(name: name) }
    #expect(fault?.status == 400 && fault?.member == "name")
  }

  @Test(arguments: [
    (nil, "video is required"), ([], "video is not a whole MP4"),
    (Array(HandmadeClip.bytes(seconds: 3).dropLast()), "video is not a whole MP4"),
    (HandmadeClip.bytes(seconds: 1.8), "video lasts 1.8 seconds"),
    (HandmadeClip.bytes(seconds: 10), "video lasts 10.0 seconds"),
  ])
  func `a clip that is none, or too short or long, is refused`(
    clip: [UInt8]?,
    message: String
  ) {
    let fault = #expect(throws: RequestFault.self) { try Self.request(clip: clip) }
    #expect(fault?.member == "video")
    #expect(fault?.message.hasPrefix(message) == true, "\(fault?.message ?? "")")
  }
}
