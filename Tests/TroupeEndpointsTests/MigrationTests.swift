import Testing
import TroupeModel

@testable import TroupeEndpoints

@Suite struct MigrationTests {
  /// A profile as version 1 had it, with each part that has changed since.
  static func text(_ parts: String) -> String {
    """
    {"format":"troupe-endpoint","version":1,"name":"old","base_url":"https://api.example.com",
    "formats":{
    "openai":{
    "create":{"method":"POST","path":"/v1/videos","body":{"model":"{model}","prompt":"{prompt}","n":null}},
    "query":{"method":"GET","path":"/v1/videos/{id}"}},
    "native":{"create_character":{"method":"POST","path":"/c",
    "body":{"name":"{name}","reference_images":"{reference_images}"}}}},
    "models":[{"name":"one","retired":null,"price":{"amount":0.1,"currency":"USD","unit":"call"}}],
    "retired":null\(parts)}
    """
  }

  @Test func `a profile of version 1 goes on working`() throws {
    let check = ProfileCheck(
      text: Self.text(
        #","poll":{"interval_seconds":0.5},"character_creation":"images","character_use":["remote_handle","description"]"#
      )
    )
    #expect(check.problems == [])
    #expect(check.migratedFrom == 1)
    let profile = try #require(check.profile)
    #expect(profile.pollInterval == .seconds(0.5))
    #expect(profile.characterCreation == CharacterCreation(sources: [.images]))
    #expect(profile.retired == nil)
    #expect(profile.models[0].retired == nil)
    #expect(profile.clipTransport == [.url])
    #expect(
      try profile.request(for: VideoOrder(model: "one", prompt: "x")).bodyText
        == #"{"model":"one","prompt":"x","n":null}"#
    )
    #expect(
      try profile.request(
        for: CharacterOrder(name: "Luna", pictures: [.address("https://a/1")])
      ).bodyText == #"{"name":"Luna","reference_images":["https://a/1"]}"#
    )
    #expect(profile.estimate(for: VideoOrder(model: "one", prompt: "x"))?.micros == 100_000)
  }

  @Test func `empty lists of what a model can do limit nothing in a profile of version 1`() throws {
    let text = Self.text("").replacing(
      #""retired":null,"price""#,
      with: #""durations":[],"sizes":[],"aspect_ratios":[],"price""#
    )
    #expect(text.contains("durations"))
    let model = try #require(ProfileCheck(text: text).profile?.models.first)
    #expect(model.durations == nil)
    #expect(model.sizes.isEmpty && model.aspectRatios.isEmpty)
  }

  @Test(arguments: [
    ("none", nil), ("images", [CharacterSource.images]), ("clip-url", [.images]),
    ("elements", [.images]), ("multipart", [.images]), ("from-task", [.images]),
  ])
  func `the word for how characters are made becomes what version 1 did`(
    word: String,
    sources: [CharacterSource]?
  ) throws {
    let check = ProfileCheck(text: Self.text(#","character_creation":"\#(word)""#))
    #expect(try #require(check.profile).characterCreation?.sources == sources)
  }

  @Test func `ways that version 1 could not go are left out`() throws {
    let uses = #","character_use":["references","remote_id"],"image_transport":["multipart","url"]"#
    let profile = try #require(ProfileCheck(text: Self.text(uses)).profile)
    #expect(profile.characterUse == [.description])
    #expect(profile.imageTransport == [.url])
  }

  @Test(arguments: ["crazyrouter", "rehearsal"])
  func `a shipped profile written as version 1 had it is the same profile`(name: String) throws {
    let new = try #require(ShippedProfiles.text(name))
    let old = new.replacing("\"version\": 2", with: "\"version\": 1")
      .replacing("\"pace\": { \"poll_seconds\"", with: "\"poll\": { \"interval_seconds\"")
      .replacing("{ \"from\": [\"images\"] }", with: "\"images\"")
    #expect(!old.contains("poll_seconds") && !old.contains("\"from\": ["))
    let check = ProfileCheck(text: old)
    #expect(check.migratedFrom == 1)
    #expect(check.profile == ShippedProfiles.profile(name))
  }

  @Test func `the step is pure, and of the newest version nothing is changed`() throws {
    let old = try JSON(parsing: Self.text(#","poll":{"interval_seconds":5}"#))
    let (new, from) = ProfileMigration.migrated(old)
    #expect(from == 1)
    #expect(new["version"] == 2)
    #expect(new["pace"]?.compact == #"{"poll_seconds":5}"#)
    #expect(new["poll"] == nil)
    let again = ProfileMigration.migrated(new)
    #expect(again.from == nil)
    #expect(again.json == new)
    for name in ShippedProfiles.names {
      let text = try #require(ShippedProfiles.text(name))
      #expect(ProfileCheck(text: text).migratedFrom == nil)
    }
  }

  @Test func `a mistake in an old profile is told at its place in that file`() throws {
    let check = ProfileCheck(
      text: Self.text(
        #","poll":{"interval_second":5,"interval_seconds":0},"character_creation":"image","title":7"#
      )
    )
    #expect(check.profile == nil)
    #expect(check.migratedFrom == 1)
    let found = Dictionary(grouping: check.problems, by: \.path)
    #expect(found["$.poll.interval_second"]?.first?.suggestion == "interval_seconds")
    #expect(found["$.poll.interval_seconds"]?.first?.message == "must be above zero")
    #expect(found["$.character_creation"]?.first?.suggestion == "images")
    #expect(found["$.title"] != nil)
    let missing = ProfileCheck(text: Self.text(#","poll":{}"#))
    #expect(missing.problems.map(\.path) == ["$.poll.interval_seconds"])
  }

  @Test func `a newer version is refused with one sentence that says what to do`() {
    let text = Self.text("").replacing("\"version\":1", with: "\"version\":3,\"news\":true")
    let check = ProfileCheck(text: text)
    #expect(check.profile == nil)
    #expect(
      check.problems.map(\.description) == [
        "$.version: this profile is of version 3, and this program reads versions up to 2: "
          + "use a newer program, or an older profile"
      ]
    )
  }
}
