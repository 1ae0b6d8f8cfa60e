import TestSupport
import Testing
import TroupeEndpoints
import TroupeModel

@Suite struct FrozenRequestTests {
  private struct Lost: Error {}

  private func noFile(_ content: ContentID) throws -> [UInt8] { throw Lost() }

  @Test(arguments: ["rehearsal", "crazyrouter"])
  func `a JSON body is frozen byte for byte`(name: String) throws {
    let profile = try Profiles.shipped(name)
    for (order, _, body) in SixBodies.videos {
      let built = try profile.request(for: order)
      #expect(built.frozenText == body)
      #expect(try profile.request(frozen: body, format: order.format, file: noFile) == built)
    }
    let character = try profile.request(for: SixBodies.characterOrder)
    #expect(character.frozenText == SixBodies.character)
    #expect(
      try profile.request(frozenCharacter: SixBodies.character, file: noFile) == character
    )
  }

  @Test func `a form is frozen with its files by their digests, and comes back the same`() throws {
    let profile = try Profiles.shipped("openai")
    let picture = Files.picture([1, 2, 3], "a \"b\".png")
    let built = try profile.request(
      for: VideoOrder(
        model: "sora-2",
        prompt: "a/b\n\"c\" 小龙",
        duration: 8,
        image: .file(picture)
      )
    )
    let text = built.frozenText
    #expect(
      text
        == #"{"troupe-request":{"path":"/v1/videos","form":[{"name":"model","value":"sora-2"},{"name":"prompt","value":"a/b\n\"c\" 小龙"},{"name":"seconds","value":"8"},{"name":"input_reference","file":"\#(picture.content)","file_name":"a \"b\".png","media_type":"image/png"}]}}"#
    )
    var asked: [ContentID] = []
    let thawed = try profile.request(frozen: text, format: .openai) { content in
      asked.append(content)
      return [1, 2, 3]
    }
    #expect(thawed == built)
    #expect(asked == [picture.content])
    #expect(throws: Lost.self) {
      try profile.request(frozen: text, format: .openai, file: noFile)
    }
    let clip = Files.clip()
    let character = try profile.request(for: CharacterOrder(name: "Luna", clip: .file(clip)))
    #expect(
      try profile.request(frozenCharacter: character.frozenText) { _ in clip.bytes } == character
    )
  }

  @Test func `values in the path are frozen with the body`() throws {
    let profile = try Profiles.make([("formats.openai.create.path", "/v1/{model}/videos")])
    let built = try profile.request(for: VideoOrder(model: "one", prompt: "x"))
    #expect(
      built.frozenText
        == #"{"troupe-request":{"path":"/v1/one/videos","json":"{\"model\":\"one\",\"prompt\":\"x\"}"}}"#
    )
    #expect(
      try profile.request(frozen: built.frozenText, format: .openai, file: noFile) == built
    )
    let bare = try Profiles.make([
      ("formats.openai.create.path", "/v1/videos?prompt={prompt}"),
      ("formats.openai.create.body", nil),
    ])
    let empty = try bare.request(for: VideoOrder(model: "one", prompt: "a b"))
    #expect(empty.path == "/v1/videos?prompt=a%20b")
    #expect(try bare.request(frozen: empty.frozenText, format: .openai, file: noFile) == empty)
  }

  @Test func `what cannot be read is a problem`() throws {
    let profile = try Profiles.shipped("openai")
    let problem = RequestProblem.frozenUnreadable(endpoint: "openai")
    for text in [
      #"{"troupe-request":{}}"#, #"{"troupe-request":"#,
      #"{"troupe-request":{"path":"/x","form":[{"name":"a"}]}}"#,
      #"{"troupe-request":{"path":"/x","form":[{"name":"a","file":"12","file_name":"a"}]}}"#,
    ] {
      #expect(throws: problem) {
        try profile.request(frozen: text, format: .openai) { _ in [] }
      }
    }
    #expect(throws: RequestProblem.self) {
      try profile.request(frozen: "{}", format: .unified, file: noFile)
    }
    #expect(throws: RequestProblem.noRoute(.createCharacter, endpoint: "relay-v2")) {
      try Profiles.shipped("relay-v2").request(frozenCharacter: "{}", file: noFile)
    }
    let moved = try Profiles.make([("formats.openai.create.path", "/v1/{model}/videos")])
    #expect(throws: RequestProblem.frozenUnreadable(endpoint: "tiny")) {
      try moved.request(frozen: "{}", format: .openai, file: noFile)
    }
  }

  @Test func `whatever goes into a form comes out of its frozen text`() throws {
    let seed = UInt64.random(in: .min ... .max)
    print("FrozenRequestTests seed \(seed)")
    var random = SeededRandom(seed: seed)
    let profile = try Profiles.make([
      ("formats.openai.create.encoding", "multipart"),
      (
        "formats.openai.create.body",
        ["p": "{prompt}", "a": "{reference_files}", "ids": "{character_ids}", "s": "{size}"]
      ),
    ])
    let alphabet = Array("ab\"\\{}\n\r\t\u{1}é小🎬,:/ ")
    func text(_ random: inout SeededRandom) -> String {
      String(
        (0..<Int.random(in: 1...12, using: &random)).map { _ in
          alphabet.randomElement(using: &random) ?? "a"
        }
      )
    }
    for _ in 0..<500 {
      var order = VideoOrder(model: "one", prompt: text(&random))
      let files = (0..<Int.random(in: 0...3, using: &random)).map { index in
        Files.picture(
          [UInt8(index), UInt8.random(in: .min ... .max, using: &random)],
          text(&random)
        )
      }
      order.references = files.map(SentFile.file)
      if Bool.random(using: &random) { order.size = Sizes.hd }
      if Bool.random(using: &random) { order.characterIDs = [RemoteID("ch_1")].compactMap(\.self) }
      let built = try profile.request(for: order)
      let thawed = try profile.request(frozen: built.frozenText, format: .openai) { content in
        try #require(files.first { $0.content == content }).bytes
      }
      #expect(thawed == built, "seed \(seed)")
    }
  }
}
