import Testing
import TroupeEndpoints
import TroupeModel

@Suite struct RequestTests {
  @Test(arguments: ["rehearsal", "crazyrouter"])
  func `the five bodies for videos are byte for byte those of the interface`(
    name: String
  ) throws {
    let profile = try Profiles.shipped(name)
    for (order, path, body) in SixBodies.videos {
      let built = try profile.request(for: order)
      #expect(built.body == .json(body))
      #expect(built.path == path)
      #expect(built.method == "POST")
      #expect(built.headers == [HTTPHeader("Content-Type", "application/json")])
      #expect(built.kind == .create)
      #expect(built.format == FormatName(order.format))
    }
  }

  @Test(arguments: ["rehearsal", "crazyrouter"])
  func `the body for a character is byte for byte that of the interface`(name: String) throws {
    let built = try Profiles.shipped(name).request(for: SixBodies.characterOrder)
    #expect(built.body == .json(SixBodies.character))
    #expect(built.bodyText == SixBodies.character)
    #expect(built.path == "/sora/v1/characters")
    #expect(built.format == .native)
  }

  @Test func `an option that was not given has no member`() throws {
    let profile = try Profiles.shipped("crazyrouter")
    let bare = try profile.request(for: VideoOrder(model: "sora", prompt: "x"))
    #expect(bare.bodyText == #"{"model":"sora","prompt":"x"}"#)
    let character = try profile.request(for: CharacterOrder(name: "Luna"))
    #expect(character.bodyText == #"{"name":"Luna"}"#)
    let scenes = try profile.request(
      for: VideoOrder(
        model: "sora",
        scenes: [Scene(prompt: "a"), Scene(prompt: "b", duration: 2.5)]
      )
    )
    #expect(
      scenes.bodyText
        == #"{"model":"sora","storyboard":[{"prompt":"a"},{"prompt":"b","duration":2.5}]}"#
    )
  }

  @Test func `texts are sent literally, whatever they hold`() throws {
    let prompt = "{model} \"quoted\" a/b \\ 小龙 \u{1} {scenes}"
    let built = try Profiles.shipped("crazyrouter").request(
      for: VideoOrder(model: "sora", prompt: prompt)
    )
    #expect(
      built.bodyText
        == #"{"model":"sora","prompt":"{model} \"quoted\" a/b \\ 小龙 \u0001 {scenes}"}"#
    )
    #expect(try JSON(parsing: built.bodyText)["prompt"]?.text == prompt)
  }

  @Test func `the private setting is sent when it is asked for, in both formats`() throws {
    let profile = try Profiles.shipped("crazyrouter")
    for format in VideoFormat.allCases {
      let order = VideoOrder(format: format, model: "sora", prompt: "x", isPrivate: true)
      #expect(
        try profile.request(for: order).bodyText == #"{"model":"sora","prompt":"x","private":true}"#
      )
    }
  }

  @Test func `a profile may ask for privacy by default`() throws {
    let profile = try Profiles.make([
      ("formats.openai.create.body.private", "{private}"), ("private_default", true),
    ])
    #expect(
      try profile.request(for: VideoOrder(model: "one", prompt: "x")).bodyText
        == #"{"model":"one","prompt":"x","private":true}"#
    )
    #expect(
      try profile.request(for: VideoOrder(model: "one", prompt: "x", isPrivate: false)).bodyText
        == #"{"model":"one","prompt":"x","private":false}"#
    )
  }

  @Test func `the wrong pair of format and option names the format that takes it`() throws {
    let profile = try Profiles.shipped("crazyrouter")
    let unified = VideoOrder(format: .unified, model: "sora", prompt: "x")
    var cases: [(VideoOrder, RequestProblem)] = []
    func add(_ option: RequestOption, _ change: (inout VideoOrder) -> Void) {
      var order = unified
      change(&order)
      cases.append((order, .optionOfOtherFormat(option, takenBy: .openai)))
    }
    add(.size) { $0.size = SixBodies.wide }
    add(.duration) { $0.duration = 10 }
    add(.image) { $0.image = .address("https://example.com/a.png") }
    add(.scenes) {
      $0.scenes = [Scene(prompt: "a")]
      $0.prompt = ""
    }
    cases.append(
      (
        VideoOrder(model: "sora", prompt: "x", aspectRatio: "16:9"),
        .optionOfOtherFormat(.aspectRatio, takenBy: .unified)
      )
    )
    for (order, problem) in cases {
      #expect(throws: problem) { try profile.request(for: order) }
      #expect(problem.message.contains("belongs to the format"))
      #expect(problem.hint.contains("--format"))
    }
  }

  @Test func `an order that makes no sense is refused with its reason`() throws {
    let profile = try Profiles.shipped("crazyrouter")
    let scene = Scene(prompt: "a")
    let cases: [(VideoOrder, RequestProblem)] = [
      (VideoOrder(model: "sora"), .nothingToShow),
      (VideoOrder(model: "sora", prompt: "x", scenes: [scene]), .promptAndScenes),
      (VideoOrder(model: "sora", scenes: [scene, Scene(prompt: "")]), .emptyScene(2)),
      (VideoOrder(model: "sora", prompt: "x", duration: 0), .badDuration(0)),
      (
        VideoOrder(model: "sora", prompt: "x", duration: .infinity), .badDuration(.infinity)
      ),
      (
        VideoOrder(model: "sora", scenes: [Scene(prompt: "a", duration: -1)]), .badDuration(-1)
      ),
    ]
    for (order, problem) in cases {
      #expect(throws: problem) { try profile.request(for: order) }
    }
    #expect(throws: RequestProblem.characterWithoutName) {
      try profile.request(for: CharacterOrder(name: ""))
    }
  }

  @Test func `what an endpoint does not offer is refused`() throws {
    let tiny = try Profiles.make()
    #expect(throws: RequestProblem.optionNotTaken(.size, endpoint: "tiny")) {
      try tiny.request(for: VideoOrder(model: "one", prompt: "x", size: SixBodies.wide))
    }
    #expect(
      throws: RequestProblem.formatNotOffered(.unified, endpoint: "tiny", offered: [.openai])
    ) { try tiny.request(for: VideoOrder(format: .unified, model: "one", prompt: "x")) }
    #expect(throws: RequestProblem.noRoute(.createCharacter, endpoint: "tiny")) {
      try tiny.request(for: SixBodies.characterOrder)
    }
    #expect(throws: RequestProblem.noRoute(.upload, endpoint: "tiny")) {
      try tiny.request(for: Files.picture([1], "a.png"))
    }
  }

  @Test
  func `an alias is sent as the name it stands for, and any name where the profile takes any`()
    throws
  {
    let tiny = try Profiles.make([("models", [["name": "one", "aliases": ["uno"]]])])
    #expect(
      try tiny.request(for: VideoOrder(model: "uno", prompt: "x")).bodyText
        == #"{"model":"one","prompt":"x"}"#
    )
    #expect(
      try Profiles.shipped("rehearsal").request(for: VideoOrder(model: "sora-2", prompt: "x"))
        .bodyText == #"{"model":"sora-2","prompt":"x"}"#
    )
  }

  @Test func `an id is percent-encoded into the path of either format`() throws {
    let profile = try Profiles.shipped("crazyrouter")
    let id = try #require(RemoteID("sora:task/abc 1?x=é"))
    let openai = try profile.request(.query, id: id, format: .openai)
    #expect(openai.path == "/v1/videos/sora%3Atask%2Fabc%201%3Fx%3D%C3%A9")
    #expect(openai.method == "GET")
    #expect(openai.body == .none)
    let unified = try profile.request(.query, id: id, format: .unified)
    #expect(unified.path == "/v1/video/query?id=sora%3Atask%2Fabc%201%3Fx%3D%C3%A9")
    let dots = try #require(RemoteID(".."))
    #expect(try profile.request(.query, id: dots, format: .openai).path == "/v1/videos/%2E%2E")
  }

  @Test func `an upload is one part with the file's name and type`() throws {
    let built = try Profiles.shipped("crazyrouter").request(
      for: Files.picture([1, 2, 3], "luna.png")
    )
    let part = BuiltRequest.Part(
      name: "file",
      content: .file(Files.picture([1, 2, 3], "luna.png"))
    )
    #expect(built.body == .multipart([part]))
    #expect(built.path == "/v1/files/uploads")
    #expect(built.headers.isEmpty)
    #expect(built.bodyText == "file=@luna.png (image/png, 3 bytes)")
  }

  @Test func `a template may nest values, mix them into text, and repeat over ids`() throws {
    let body: JSON = [
      "input": ["text": "{prompt}", "start": ["image_url": "{image_url}"], "fixed": [1, true]],
      "seconds": "{seconds}", "w": "{width}", "h": "{height}", "label": "video of {model}",
      "characters": ["{character_ids}": ["id": "{character_id}"]], "list": "{character_ids}",
    ]
    let profile = try Profiles.make([("formats.openai.create.body", body)])
    let ids = ["ch_1", "ch_2"].compactMap(RemoteID.init)
    let order = VideoOrder(
      model: "one",
      prompt: "x",
      size: SixBodies.wide,
      duration: 8,
      characterIDs: ids
    )
    #expect(
      try profile.request(for: order).bodyText
        == #"{"input":{"text":"x","fixed":[1,true]},"seconds":"8","w":1920,"h":1080,"label":"video of one","characters":[{"id":"ch_1"},{"id":"ch_2"}],"list":["ch_1","ch_2"]}"#
    )
  }
}
