import Testing
import TroupeEndpoints
import TroupeModel

@Suite struct CharacterRequestTests {
  private func body(_ name: String, _ order: CharacterOrder) throws -> String {
    try Profiles.shipped(name).request(for: order).bodyText
  }

  @Test func `a relay takes a clip or a job, and a model only where the profile says one`() throws {
    let clip = CharacterOrder(
      name: "Luna",
      description: "silver hair",
      clip: .address("https://a/luna.mp4"),
      span: 1...3
    )
    #expect(try body("relay", clip) == #"{"url":"https://a/luna.mp4","timestamps":"1,3"}"#)
    let task = CharacterOrder(name: "Luna", task: RemoteID("task:1"), span: 0.5...2)
    #expect(try body("relay", task) == #"{"from_task":"task:1","timestamps":"0.5,2"}"#)
    #expect(
      try body("relay", CharacterOrder(name: "", task: RemoteID("t"))) == #"{"from_task":"t"}"#
    )

    let text = try #require(ShippedProfiles.text("relay"))
    let edited = text.replacing("\"model\": null", with: "\"model\": \"sora-2-character\"")
    #expect(
      try EndpointProfile(parsing: edited).request(for: task).bodyText
        == #"{"model":"sora-2-character","from_task":"task:1","timestamps":"0.5,2"}"#
    )
  }

  @Test func `the OpenAI form takes the clip as a file`() throws {
    let clip = Files.clip()
    let built = try Profiles.shipped("openai").request(
      for: CharacterOrder(name: "Luna", clip: .file(clip), span: 0...3)
    )
    #expect(built.path == "/v1/videos/characters")
    #expect(
      built.body
        == .multipart([
          BuiltRequest.Part(name: "video", content: .file(clip)),
          BuiltRequest.Part(name: "name", content: .text("Luna")),
        ])
    )
  }

  @Test func `elements are one frontal picture and the others`() throws {
    let pictures = (1...3).map { SentFile.address("https://a/\($0)") }
    #expect(
      try body("elements", CharacterOrder(name: "Luna", pictures: pictures))
        == #"{"name":"Luna","frontal_image":"https://a/1","other_images":["https://a/2","https://a/3"]}"#
    )
    #expect(
      try body("elements", CharacterOrder(name: "Luna", pictures: [pictures[0]]))
        == #"{"name":"Luna","frontal_image":"https://a/1"}"#
    )
    let profile = try Profiles.shipped("elements")
    let five = CharacterOrder(name: "Luna", pictures: pictures + pictures)
    #expect(profile.advice(for: five) == [.tooManyReferences(6, limit: 4)])
  }

  @Test func `the others may be objects, and a single place takes a single picture`() throws {
    let route: JSON = [
      "method": "POST", "path": "/c",
      "body": [
        "front": "{frontal_image}", "list": ["{other_images}": ["image_url": "{other_image}"]],
      ],
    ]
    let creation: JSON = ["from": ["elements"]]
    let profile = try Profiles.make([
      ("formats.native.create_character", route), ("character_creation", creation),
    ])
    let two = CharacterOrder(
      name: "",
      pictures: [.address("https://a/1"), .address("https://a/2")]
    )
    #expect(
      try profile.request(for: two).bodyText
        == #"{"front":"https://a/1","list":[{"image_url":"https://a/2"}]}"#
    )
    let single = try Profiles.make([
      (
        "formats.native.create_character",
        ["method": "POST", "path": "/c", "body": ["front": "{frontal_image}"]]
      ), ("character_creation", creation),
    ])
    #expect(throws: RequestProblem.optionNotTaken(.references, endpoint: "tiny")) {
      try single.request(for: two)
    }
  }

  @Test func `what a body cannot take is a problem with a sentence and a hint`() throws {
    let cases: [(String, CharacterOrder, RequestProblem)] = [
      (
        "relay", CharacterOrder(name: "Luna"),
        .nothingToMakeCharacterOf(endpoint: "relay", sources: [.fromTask, .clipURL])
      ),
      (
        "relay", CharacterOrder(name: "Luna", clip: .file(Files.clip())),
        .onlyAddressesTaken(.clip, endpoint: "relay")
      ),
      (
        "relay", CharacterOrder(name: "Luna", pictures: [.address("https://a/1")]),
        .optionNotTaken(.references, endpoint: "relay")
      ),
      (
        "openai", CharacterOrder(name: "Luna", clip: .address("https://a/1")),
        .onlyFilesTaken(.clip, endpoint: "openai")
      ),
      (
        "openai", CharacterOrder(name: "Luna", task: RemoteID("t")),
        .optionNotTaken(.task, endpoint: "openai")
      ),
      ("openai", CharacterOrder(name: "", clip: .file(Files.clip())), .characterWithoutName),
      (
        "elements", CharacterOrder(name: "Luna", pictures: [.file(Files.picture([1]))]),
        .onlyAddressesTaken(.references, endpoint: "elements")
      ),
      (
        "crazyrouter", CharacterOrder(name: "Luna", pictures: [.file(Files.picture([1]))]),
        .onlyAddressesTaken(.references, endpoint: "crazyrouter")
      ),
      (
        "crazyrouter", CharacterOrder(name: "Luna", clip: .address("https://a/c")),
        .optionNotTaken(.clip, endpoint: "crazyrouter")
      ),
      ("relay-v2", CharacterOrder(name: "Luna"), .noRoute(.createCharacter, endpoint: "relay-v2")),
    ]
    for (name, order, problem) in cases {
      let profile = try Profiles.shipped(name)
      #expect(throws: problem) { try profile.request(for: order) }
      #expect(!problem.message.isEmpty && !problem.hint.isEmpty)
    }
    #expect(
      cases[0].2.message
        == "relay makes characters of a video that it made itself, or a clip, and there is none"
    )
  }

  @Test func `clips and pictures are measured by the profile`() throws {
    let relay = try Profiles.shipped("relay")
    func span(_ span: ClosedRange<Double>) -> CharacterOrder {
      CharacterOrder(name: "Luna", clip: .address("https://a/c"), span: span)
    }
    #expect(relay.advice(for: span(1...4)).isEmpty)
    #expect(relay.advice(for: span(1...1.5)) == [.clipLengthNotListed(0.5, listed: 1...3)])
    #expect(
      relay.advice(for: span(0...4)).map(\.message) == [
        "the endpoint takes 1 to 3 s of a clip, not 4 s"
      ]
    )
    var openai = try Profiles.shipped("openai")
    openai.characterCreation?.clip?.bytes = 1
    openai.retired = nil
    let big = CharacterOrder(name: "Luna", clip: .file(Files.clip([1, 2])), span: 0...3)
    #expect(openai.advice(for: big) == [.fileTooLarge(2, limit: 1)])
    let same = openai.adviceForImage(
      bytes: 1,
      mediaType: "image/png",
      size: Sizes.hd,
      videoSize: Sizes.hd
    )
    #expect(same.isEmpty)
    let other = openai.adviceForImage(
      bytes: 1,
      mediaType: "image/png",
      size: Sizes.hd,
      videoSize: Sizes.tall
    )
    #expect(other == [.pictureSizeDiffers(Sizes.hd, video: Sizes.tall)])
    openai.limits.image = EndpointLimits.Image(bytes: 1, mediaTypes: ["image/jpeg"])
    let order = VideoOrder(model: "sora-2", prompt: "x", image: .file(Files.picture([1, 2])))
    #expect(
      openai.advice(for: order, castCount: 0) == [
        .fileTooLarge(2, limit: 1), .fileTypeNotListed("image/png", listed: ["image/jpeg"]),
      ]
    )
    openai.limits.referencesPerVideo = 1
    let cast = VideoOrder(
      model: "sora-2",
      prompt: "x",
      references: [.address("https://a/1"), .address("https://a/2")]
    )
    #expect(openai.advice(for: cast, castCount: 0) == [.tooManyReferencesInVideo(2, limit: 1)])
  }
}
