import Testing
import TroupeEndpoints
import TroupeModel

@Suite struct AdviceTests {
  private func profile() throws -> EndpointProfile {
    try Profiles.make([
      (
        "models",
        [
          [
            "name": "one", "durations": [4, 8, 12], "sizes": ["1280x720"],
            "aspect_ratios": ["16:9"],
            "price": ["amount": .number(0.1), "currency": "USD", "unit": "second"],
          ],
          ["name": "old", "retired": "it was delisted"],
        ]
      ),
      ("formats.openai.create.body.size", "{size}"),
      ("formats.openai.create.body.duration", "{duration}"),
      ("limits", ["prompt_characters": 5, "references": 1, "characters_per_video": 2]),
    ])
  }

  @Test func `a good order has no warning`() throws {
    for (order, _, _) in SixBodies.videos {
      #expect(try Profiles.shipped("crazyrouter").advice(for: order, castCount: 1).isEmpty)
      #expect(try Profiles.shipped("rehearsal").advice(for: order, castCount: 1).isEmpty)
    }
    #expect(try Profiles.shipped("crazyrouter").advice(for: SixBodies.characterOrder).isEmpty)
    let other = VideoOrder(model: "sora-2", prompt: "x", duration: 60)
    #expect(try Profiles.shipped("rehearsal").advice(for: other, castCount: 9).isEmpty)
  }

  @Test func `everything out of bounds is told`() throws {
    let profile = try profile()
    let order = VideoOrder(
      model: "one",
      prompt: "longer",
      size: SixBodies.wide,
      duration: 10,
      aspectRatio: "9:16"
    )
    #expect(
      profile.advice(for: order, castCount: 3) == [
        .durationNotListed(10, model: "one", listed: .list([4, 8, 12])),
        .sizeNotListed(
          SixBodies.wide,
          model: "one",
          listed: [PixelSize(width: 1280, height: 720)]
        ),
        .aspectRatioNotListed("9:16", model: "one", listed: ["16:9"]),
        .promptTooLong(6, limit: 5), .tooManyCharacters(3, limit: 2),
      ]
    )
    #expect(
      profile.advice(for: order, castCount: 3).map(\.message) == [
        "one makes 4, 8, 12 s, not 10 s", "one makes 1280x720, not 1920x1080",
        "one makes 16:9, not 9:16", "the prompt has 6 characters and the endpoint takes 5",
        "the cast has 3 characters and the endpoint takes 2 in one video",
      ]
    )
  }

  @Test func `an unknown model, a retired model and a retired service are told`() throws {
    var profile = try profile()
    let unknown = profile.advice(for: VideoOrder(model: "onee", prompt: "x"), castCount: 0)
    #expect(unknown == [.modelUnknown("onee", known: ["one", "old"])])
    #expect(unknown[0].message.hasSuffix("did you mean one?"))
    let old = VideoOrder(model: "old", prompt: "x")
    #expect(
      profile.advice(for: old, castCount: 0) == [.modelRetired("old", reason: "it was delisted")]
    )
    profile.retired = "gone"
    #expect(
      profile.advice(for: VideoOrder(model: "one", prompt: "x"), castCount: 0) == [
        .endpointRetired("gone")
      ]
    )
  }

  @Test func `a storyboard is measured by its scenes together`() throws {
    let profile = try Profiles.shipped("crazyrouter")
    var order = SixBodies.storyboardOrder
    #expect(profile.advice(for: order, castCount: 0).isEmpty)
    order.scenes.append(Scene(prompt: "more", duration: 1))
    #expect(
      profile.advice(for: order, castCount: 0) == [
        .durationNotListed(16, model: "sora", listed: .range(1...15))
      ]
    )
    order.model = "sora-pro"
    #expect(profile.advice(for: order, castCount: 0).isEmpty)
  }

  @Test func `characters and files are measured too`() throws {
    var profile = try profile()
    let order = CharacterOrder(
      name: "x",
      pictures: [.address("https://a/1"), .address("https://a/2")]
    )
    #expect(profile.advice(for: order) == [.tooManyReferences(2, limit: 1)])
    profile.characterCreation = CharacterCreation(sources: [.images])
    #expect(profile.advice(for: CharacterOrder(name: "x")) == [.noReferences])
    let crazyrouter = try Profiles.shipped("crazyrouter")
    #expect(crazyrouter.adviceForUpload(bytes: 20_000_000, mediaType: "image/PNG").isEmpty)
    let types = ["image/png", "image/jpeg", "image/webp", "image/gif"]
    #expect(
      crazyrouter.adviceForUpload(bytes: 20_000_001, mediaType: "video/mp4") == [
        .fileTooLarge(20_000_001, limit: 20_000_000),
        .fileTypeNotListed("video/mp4", listed: types),
      ]
    )
  }

  @Test func `an estimate counts seconds or calls, and is absent where it cannot be known`() throws
  {
    let profile = try profile()
    func micros(_ order: VideoOrder) -> Int64? { profile.estimate(for: order)?.micros }
    #expect(micros(VideoOrder(model: "one", prompt: "x", duration: 8)) == 800_000)
    #expect(micros(VideoOrder(model: "one", prompt: "x")) == nil)
    #expect(micros(VideoOrder(model: "old", prompt: "x", duration: 8)) == nil)
    let scenes = [Scene(prompt: "a", duration: 2), Scene(prompt: "b", duration: 2.5)]
    #expect(micros(VideoOrder(model: "one", scenes: scenes)) == 450_000)
    #expect(micros(VideoOrder(model: "one", scenes: scenes + [Scene(prompt: "c")])) == nil)

    let crazyrouter = try Profiles.shipped("crazyrouter")
    #expect(
      crazyrouter.estimate(for: SixBodies.openaiOrder)
        == Cost(micros: 150_000, currency: "USD", unit: "call")
    )
    #expect(crazyrouter.estimate(for: SixBodies.proOrder) == nil)
    #expect(crazyrouter.estimate(for: SixBodies.characterOrder) == nil)

    let rehearsal = try Profiles.shipped("rehearsal")
    let free = Cost(micros: 0, currency: "USD", unit: "free")
    #expect(rehearsal.estimate(for: SixBodies.proOrder) == free)
    #expect(rehearsal.estimate(for: SixBodies.characterOrder) == free)
  }
}
