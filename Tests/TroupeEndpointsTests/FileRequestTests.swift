import Testing
import TroupeEndpoints
import TroupeModel

@Suite struct FileRequestTests {
  private let place = "formats.openai.create"

  /// The smallest profile with this body for videos.
  private func profile(_ body: JSON, _ encoding: JSON? = nil) throws -> EndpointProfile {
    try Profiles.make([(place + ".body", body), (place + ".encoding", encoding)])
  }

  private func order(_ change: (inout VideoOrder) -> Void) -> VideoOrder {
    var order = VideoOrder(model: "one", prompt: "x")
    change(&order)
    return order
  }

  @Test func `an address may stand in an object of its own, which goes with it`() throws {
    let profile = try profile([
      "prompt": "{prompt}", "input_reference": ["image_url": "{image_url}"],
    ])
    let data = Files.picture([1, 2, 3]).dataURL
    #expect(data == "data:image/png;base64,AQID")
    let with = try profile.request(for: order { $0.image = .address(data) })
    #expect(
      with.bodyText
        == #"{"prompt":"x","input_reference":{"image_url":"data:image/png;base64,AQID"}}"#
    )
    #expect(try profile.request(for: order { _ in }).bodyText == #"{"prompt":"x"}"#)
    #expect(throws: RequestProblem.onlyAddressesTaken(.image, endpoint: "tiny")) {
      try profile.request(for: order { $0.image = .file(Files.picture([1])) })
    }
  }

  @Test func `a start picture goes as a part of a form, among the other values in their order`()
    throws
  {
    let profile = try profile(
      ["model": "{model}", "start": "{image_file}", "prompt": "{prompt}", "n": [1, true]],
      "multipart"
    )
    let picture = Files.picture([1, 2])
    let built = try profile.request(for: order { $0.image = .file(picture) })
    #expect(
      built.body
        == .multipart([
          BuiltRequest.Part(name: "model", content: .text("one")),
          BuiltRequest.Part(name: "start", content: .file(picture)),
          BuiltRequest.Part(name: "prompt", content: .text("x")),
          BuiltRequest.Part(name: "n", content: .text("[1,true]")),
        ])
    )
    #expect(built.headers.isEmpty)
    #expect(
      built.bodyText == "model=one\nstart=@luna.png (image/png, 2 bytes)\nprompt=x\nn=[1,true]"
    )
    #expect(throws: RequestProblem.onlyFilesTaken(.image, endpoint: "tiny")) {
      try profile.request(for: order { $0.image = .address("https://a/b.png") })
    }
  }

  @Test func `a body may be JSON, and a form where a file goes along`() throws {
    let profile = try Profiles.shipped("openai")
    let plain = try profile.request(
      for: VideoOrder(model: "sora-2", prompt: "x", size: Sizes.hd, duration: 8)
    )
    #expect(
      plain.body
        == .json(#"{"model":"sora-2","prompt":"x","seconds":"8","size":"1280x720"}"#)
    )
    let picture = Files.picture([7])
    let form = try profile.request(
      for: VideoOrder(model: "sora-2", prompt: "x", duration: 8, image: .file(picture))
    )
    #expect(
      form.body
        == .multipart([
          BuiltRequest.Part(name: "model", content: .text("sora-2")),
          BuiltRequest.Part(name: "prompt", content: .text("x")),
          BuiltRequest.Part(name: "seconds", content: .text("8")),
          BuiltRequest.Part(name: "input_reference", content: .file(picture)),
        ])
    )
  }

  @Test func `pictures of the cast go as addresses, as a list of objects, or as parts`() throws {
    let pictures = ["https://a/1", "https://a/2"]
    let addresses = try profile([
      "prompt": "{prompt}", "images": "{reference_images}",
      "elements": ["{reference_images}": ["url": "{reference_image}"]],
    ])
    let order = order { $0.references = pictures.map(SentFile.address) }
    #expect(
      try addresses.request(for: order).bodyText
        == #"{"prompt":"x","images":["https://a/1","https://a/2"],"elements":[{"url":"https://a/1"},{"url":"https://a/2"}]}"#
    )
    let files = try profile(
      ["prompt": "{prompt}", "image[]": "{reference_files}"],
      "multipart"
    )
    let (one, two) = (Files.picture([1], "1.png"), Files.picture([2], "2.png"))
    let sent = try files.request(for: self.order { $0.references = [.file(one), .file(two)] })
    #expect(
      sent.body
        == .multipart([
          BuiltRequest.Part(name: "prompt", content: .text("x")),
          BuiltRequest.Part(name: "image[]", content: .file(one)),
          BuiltRequest.Part(name: "image[]", content: .file(two)),
        ])
    )
    #expect(throws: RequestProblem.onlyFilesTaken(.references, endpoint: "tiny")) {
      try files.request(for: order)
    }
    #expect(throws: RequestProblem.onlyAddressesTaken(.references, endpoint: "tiny")) {
      try addresses.request(for: self.order { $0.references = [.file(one)] })
    }
    #expect(throws: RequestProblem.optionNotTaken(.references, endpoint: "tiny")) {
      try Profiles.make().request(for: order)
    }
  }

  @Test(arguments: [
    (1.0...3.0, "1,3"), (0...2.5, "0,2.5"), (1.25...4.125, "1.25,4.125"), (0.00001...3, "0,3"),
    (10...100, "10,100"), (0.05...0.1004, "0.05,0.1"),
  ])
  func `seconds are plain decimals`(span: ClosedRange<Double>, written: String) throws {
    let clip = CharacterClip(address: "https://a/c.mp4", span: span)
    for format in VideoFormat.allCases {
      let order = VideoOrder(format: format, model: "sora-2", prompt: "x", clip: clip)
      let json = try JSON(parsing: Profiles.shipped("relay").request(for: order).bodyText)
      #expect(json["character_url"]?.text == clip.address)
      #expect(json["character_timestamps"]?.text == written)
    }
  }

  @Test func `an upload may be JSON with the file in base 64, by itself or as a data URL`() throws {
    let profile = try Profiles.make([
      (
        "formats.native.upload",
        [
          "method": "POST", "path": "/files?name={file_name}",
          "body": [
            "data": "{file_base64}", "url": "{file_data_url}", "name": "{file_name}",
            "type": "{file_type}",
          ],
        ]
      )
    ])
    let built = try profile.request(for: Files.picture([255, 0, 1, 2], "luna é.png"))
    #expect(built.path == "/files?name=luna%20%C3%A9.png")
    #expect(
      built.body
        == .json(
          #"{"data":"/wABAg==","url":"data:image/png;base64,/wABAg==","name":"luna é.png","type":"image/png"}"#
        )
    )
  }

  @Test func `a path takes plain values, and says which one is missing`() throws {
    let profile = try Profiles.make([(place + ".path", "/v1/{model}/{size}")])
    let order = order { $0.size = Sizes.hd }
    #expect(try profile.request(for: order).path == "/v1/one/1280x720")
    let problem = RequestProblem.pathValueMissing(.size, endpoint: "tiny")
    #expect(throws: problem) { try profile.request(for: self.order { _ in }) }
    #expect(problem.message.contains("{size}"))
  }
}

/// Sizes that the tests use.
enum Sizes {
  static let hd = PixelSize(width: 1280, height: 720)
  static let tall = PixelSize(width: 720, height: 1280)
}
