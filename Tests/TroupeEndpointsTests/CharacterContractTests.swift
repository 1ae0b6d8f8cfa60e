import Testing
import TroupeEndpoints
import TroupeModel

/// What every endpoint made of a shipped profile does with characters, where it makes any.
@Suite struct CharacterContractTests {
  static let names = [
    "crazyrouter", "crazyrouter-2026", "elements", "openai", "rehearsal", "relay",
  ]

  @Test func `the profiles with characters are these`() throws {
    let making = try ShippedProfiles.names.filter {
      try Profiles.shipped($0).characterCreation != nil
    }
    #expect(making == Self.names)
  }

  /// An order for each source of the profile.
  private func orders(_ profile: EndpointProfile) -> [CharacterOrder] {
    (profile.characterCreation?.sources ?? []).map { source in
      var order = CharacterOrder(name: "Luna", description: "silver hair")
      switch source {
      case .images, .elements: order.pictures = [.address("https://example.com/luna.png")]
      case .clipURL: order.clip = .address("https://example.com/luna.mp4")
      case .clipFile: order.clip = .file(Files.clip())
      case .fromTask: order.task = RemoteID("video_1")
      }
      if source != .images, source != .elements { order.span = 0...3 }
      return order
    }
  }

  private func create(
    _ name: String,
    _ text: String,
    status: Int = 200
  ) async throws -> [CharacterReading] {
    var readings: [CharacterReading] = []
    for order in orders(try Profiles.shipped(name)) {
      let bench = try EndpointBench(name)
      bench.answer(HTTPReply(status, text))
      let built = try bench.profile.request(for: order)
      let outcome = await bench.endpoint.submit(built, gate: {})
      #expect(bench.requests.count == 1)
      #expect(bench.requests.first.map(bench.sent) == built.body)
      #expect(bench.requests.first?.key?.exposed == bench.key)
      readings.append(bench.endpoint.character(of: try outcome.result.get(), to: built))
    }
    #expect(!readings.isEmpty)
    return readings
  }

  @Test(arguments: names)
  func `a character that is there at once is read`(name: String) async throws {
    let text =
      #"{"id":"ch:1/2","username":"@hfspncadz.mooflapand","display_name":"Luna","profile_picture_url":"https://s/p.png?sig=1","expires_at":"2024-02-28T12:30:56Z"}"#
    for reply in [text, #"{"code":"success","message":"","data":\#(text)}"#] {
      for reading in try await create(name, reply) {
        #expect(reading.remoteID == RemoteID("ch:1/2"))
        #expect(reading.remoteHandle == "hfspncadz.mooflapand")
        #expect(reading.displayName == "Luna")
        #expect(!reading.isPending && !reading.hasFailed)
        #expect(reading.failure == nil && reading.refusal == nil)
        if reply == text {
          #expect(reading.avatarURL == "https://s/p.png?sig=1")
          #expect(reading.expiresAt == .seconds(1_709_123_456))
        }
      }
    }
  }

  @Test(arguments: names)
  func `a character that is being made is pending, and asked about where there is a route`(
    name: String
  ) async throws {
    for reading in try await create(name, #"{"id":"char_1","status":"queued","username":null}"#) {
      #expect(reading.isPending)
      #expect(reading.remoteID == RemoteID("char_1"))
    }
    let bench = try EndpointBench(name)
    let id = try #require(RemoteID("char:1"))
    guard bench.profile.operation(.queryCharacter) != nil else {
      await #expect(throws: EndpointError.self) { try await bench.endpoint.character(id) }
      return
    }
    let inText =
      #"{"code":200,"data":{"task_id":"t","state":"success","resultJson":"{\"character_id\":\"ch_9\",\"username\":\"luna.x\"}"}}"#
    bench.answer(HTTPReply(200, inText))
    let done = try await bench.endpoint.character(id)
    #expect(done.remoteID == RemoteID("ch_9"))
    #expect(done.remoteHandle == "luna.x")
    #expect(!done.isPending)
    #expect(bench.requests.last?.url.contains("char%3A1") == true)
    bench.answer(HTTPReply(200, #"{"id":"char_1","status":"failed","error":"no face"}"#))
    let failed = try await bench.endpoint.character(id)
    #expect(failed.hasFailed)
    #expect(failed.failure?.message == "no face")
    #expect(failed.refusal?.stage == .during)
  }

  @Test func `a name that is missing means pending where prompts call by name and one can ask`()
    async throws
  {
    for (name, isPending) in [("relay", true), ("openai", false), ("crazyrouter", false)] {
      for reading in try await create(name, #"{"id":"ch_1","created_at":1709123456}"#) {
        #expect(reading.isPending == isPending, "\(name)")
      }
      for reading in try await create(name, #"{"id":"ch_1","status":"completed"}"#) {
        #expect(!reading.isPending)
      }
    }
    let profile = try Profiles.shipped("relay")
    let stored = profile.reader(.createCharacter)
    let reply = HTTPReply(200, #"{"id":"ch_1"}"#)
    #expect(stored.character(of: reply, now: .seconds(0)).isPending)
    let named = HTTPReply(200, #"{"id":"ch_1","username":"luna.x"}"#)
    #expect(!stored.character(of: named, now: .seconds(0)).isPending)
  }

  @Test(arguments: names)
  func `a refused character has its class and its stage`(name: String) async throws {
    let text = #"{"error":{"message":"a real face","code":"content_filter"}}"#
    for reading in try await create(name, text, status: 400) {
      #expect(reading.remoteID == nil)
      #expect(reading.failure?.kind == .moderation)
      #expect(reading.refusal?.stage == .submit)
    }
  }

  @Test(arguments: ShippedProfiles.names)
  func `an upload gives an address where there is a route for it`(name: String) async throws {
    let bench = try EndpointBench(name)
    let file = Files.picture([1, 2, 3])
    guard bench.profile.operation(.upload) != nil else {
      await #expect(throws: EndpointError.self) { try await bench.endpoint.upload(file) }
      return
    }
    bench.answer(HTTPReply(200, #"{"code":"success","data":{"url":"https://f.com/a.png"}}"#))
    #expect(try await bench.endpoint.upload(file).url == "https://f.com/a.png")
    let part = HTTPRequest.Part(
      name: "file",
      fileName: "luna.png",
      contentType: "image/png",
      bytes: [1, 2, 3]
    )
    #expect(bench.requests.last?.body == .multipart([part]))
  }
}
