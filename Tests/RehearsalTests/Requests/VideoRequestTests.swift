import Testing
import TroupeModel

@testable import Rehearsal

struct VideoRequestTests {
  /// The six bodies of the interface, but for the character, word for word.
  static let documented: [(String, Bool, parts: Int, duration: Double, size: String)] = [
    (
      #"{"model":"sora","prompt":"A cat playing piano in a jazz club, cinematic lighting","aspect_ratio":"16:9"}"#,
      true, 1, 5, "1280x720"
    ),
    (
      #"{"model":"sora","prompt":"A cat playing piano in a jazz club, cinematic lighting","size":"1920x1080","duration":10}"#,
      false, 1, 10, "1920x1080"
    ),
    (
      #"{"model":"sora","prompt":"The person in the image starts dancing","image_url":"https://example.com/portrait.jpg","size":"1920x1080"}"#,
      false, 1, 5, "1920x1080"
    ),
    (
      #"{"model":"sora-pro","prompt":"An epic battle scene in a fantasy world","size":"1920x1080","duration":20}"#,
      false, 1, 20, "1920x1080"
    ),
    (
      #"{"model":"sora","storyboard":[{"prompt":"A sunrise over the mountains","duration":5},{"prompt":"Camera pans down to reveal a village","duration":5},{"prompt":"Close-up of a farmer starting their day","duration":5}],"size":"1920x1080"}"#,
      false, 3, 15, "1920x1080"
    ),
  ]

  @Test(arguments: documented)
  func `the documented bodies are read`(
    body: String,
    unified: Bool,
    parts: Int,
    duration: Double,
    size: String
  ) throws {
    let request = try VideoRequest(JSON(parsing: body), unified: unified)
    #expect(request.parts.count == parts)
    #expect(request.duration == duration)
    #expect(request.size.description == size)
    #expect(request.model.hasPrefix("sora"))
    #expect(request.format == (unified ? .unified : .documented))
  }

  @Test(arguments: [
    (#"{"duration":7.5}"#, 7.5), (#"{"duration":"12"}"#, 12), (#"{"seconds":"8"}"#, 8),
    (#"{"seconds":4}"#, 4), (#"{"duration":3,"seconds":"8"}"#, 3), (#"{}"#, 5),
    (#"{"input_reference":"https://a/b"}"#, 4),
  ])
  func `seconds may be a number or a text`(option: String, seconds: Double) throws {
    #expect(try Self.request(with: option).duration == seconds)
  }

  @Test(arguments: [
    ("9:16", "720x1280"), ("1:1", "720x720"), ("4:3", "960x720"), ("21:9", "1680x720"),
    ("2:3", "720x1080"),
  ])
  func `an aspect ratio becomes a size`(ratio: String, size: String) throws {
    let body: JSON = ["model": "m", "prompt": "p", "aspect_ratio": .string(ratio)]
    #expect(try VideoRequest(body, unified: true).size.description == size)
  }

  @Test func `a picture comes as an address or as an input reference`() throws {
    #expect(try Self.request(with: #"{"image_url":"https://a/b"}"#).image == "https://a/b")
    #expect(
      try Self.request(with: #"{"input_reference":{"image_url":"data:x"}}"#).image == "data:x"
    )
  }

  @Test(arguments: [
    (#"[]"#, nil), (#"{"prompt":"p"}"#, "model"), (#"{"model":7,"prompt":"p"}"#, "model"),
    (#"{"model":"m"}"#, "prompt"), (#"{"model":"m","prompt":"  "}"#, "prompt"),
    (#"{"model":"m","prompt":null}"#, "prompt"),
    (#"{"model":"m","prompt":"p","duration":"long"}"#, "duration"),
    (#"{"model":"m","prompt":"p","duration":0}"#, "duration"),
    (#"{"model":"m","prompt":"p","duration":[5]}"#, "duration"),
    (#"{"model":"m","prompt":"p","seconds":"nan"}"#, "seconds"),
    (#"{"model":"m","prompt":"p","duration":100000}"#, "duration"),
    (#"{"model":"m","prompt":"p","size":"large"}"#, "size"),
    (#"{"model":"m","prompt":"p","size":"1x1"}"#, "size"),
    (#"{"model":"m","prompt":"p","size":1280}"#, "size"),
    (#"{"model":"m","prompt":"p","image_url":5}"#, "image_url"),
    (#"{"model":"m","storyboard":[]}"#, "storyboard"),
    (#"{"model":"m","storyboard":{}}"#, "storyboard"),
    (#"{"model":"m","storyboard":[{"prompt":"p"},{"duration":3}]}"#, "storyboard[1].prompt"),
    (#"{"model":"m","storyboard":[{"prompt":"p","duration":"x"}]}"#, "storyboard[0].duration"),
    (#"{"model":"m","storyboard":["p"]}"#, "storyboard[0]"),
    (
      "{\"model\":\"m\",\"prompt\":\"\(String(repeating: "a", count: 65_537))\"}", "prompt"
    ),
  ])
  func `a bad body is refused by its member`(body: String, member: String?) throws {
    let json = try JSON(parsing: body)
    let fault = #expect(throws: RequestFault.self) { try VideoRequest(json, unified: false) }
    #expect(fault?.status == 400)
    #expect(fault?.member == member)
    if let member { #expect(fault?.message.hasPrefix(member) == true) }
  }

  @Test(arguments: ["16x9", "16", "0:9", "1:9", "a:b"])
  func `a bad aspect ratio is refused`(ratio: String) {
    let body: JSON = ["model": "m", "prompt": "p", "aspect_ratio": .string(ratio)]
    let fault = #expect(throws: RequestFault.self) { try VideoRequest(body, unified: true) }
    #expect(fault?.member == "aspect_ratio")
  }

  @Test(arguments: [
    (#"{"seconds":"8"}"#, VideoRequest.Format.openAI),
    (#"{"input_reference":{"image_url":"data:x"}}"#, .openAI),
    (#"{"seconds":8}"#, .documented), (#"{"size":"1280x720"}"#, .documented),
    (#"{"seconds":"8","duration":3}"#, .documented),
    (#"{"seconds":"8","image_url":"https://a/b"}"#, .documented),
  ])
  func `a text for seconds or an input reference is how OpenAI's format is known`(
    options: String,
    format: VideoRequest.Format
  ) throws {
    #expect(try Self.request(with: options).format == format)
  }

  @Test func `OpenAI's format has defaults of its own`() throws {
    let bare = try VideoRequest(#require(Self.form([("prompt", "A cat")])))
    #expect(
      bare
        == VideoRequest(
          model: "sora-2",
          parts: [VideoRequest.Part(prompt: "A cat", duration: 4)],
          size: PixelSize(width: 720, height: 1280),
          characterIDs: [],
          format: .openAI
        )
    )
    let body = try VideoRequest(JSON(parsing: #"{"prompt":"p","seconds":"12"}"#), unified: false)
    #expect(body.model == "sora-2" && body.size.description == "720x1280")
  }

  @Test func `a form is read as its body in JSON would be`() throws {
    let form = try #require(
      Self.form([
        ("model", "sora-2-pro"), ("prompt", "下雨了"), ("seconds", "8"), ("size", "1024x1792"),
        ("input_reference[image_url]", "data:x"), ("characters[][id]", "char_1"),
        ("characters[][id]", "char_2"),
      ])
    )
    let json = try JSON(
      parsing:
        #"{"model":"sora-2-pro","prompt":"下雨了","seconds":"8","size":"1024x1792","input_reference":{"image_url":"data:x"},"characters":[{"id":"char_1"},{"id":"char_2"}]}"#
    )
    #expect(try VideoRequest(form) == VideoRequest(json, unified: false))
    #expect(try VideoRequest(form).characterIDs == ["char_1", "char_2"])
  }

  @Test(arguments: [
    ([], "prompt"), ([("prompt", " ")], "prompt"), ([("prompt", "p"), ("size", "large")], "size"),
    ([("prompt", "p"), ("seconds", "four")], "seconds"),
  ])
  func `a bad form is refused by its member`(fields: [(String, String)], member: String) throws {
    let form = try #require(Self.form(fields + [("x", "1")]))
    let fault = #expect(throws: RequestFault.self) { try VideoRequest(form) }
    #expect(fault?.status == 400 && fault?.member == member)
  }

  /// A form of texts.
  private static func form(_ fields: [(String, String)]) -> MultipartForm? {
    let form = FormBody(fields)
    return MultipartForm(contentType: form.type, body: form.bytes)
  }

  private static func request(with options: String) throws -> VideoRequest {
    let members = try JSON(parsing: options).members ?? []
    return try VideoRequest(
      .object([JSON.Member("model", "m"), JSON.Member("prompt", "p")] + members),
      unified: false
    )
  }
}
