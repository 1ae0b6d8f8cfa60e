import Foundation
import Testing
import TroupeModel

@testable import TroupeEndpoints

@Suite struct ShippedProfilesTests {
  private var root: URL {
    URL(filePath: #filePath).resolvingSymlinksInPath().deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
  }

  @Test func `every shipped profile reads without a problem`() throws {
    #expect(
      ShippedProfiles.names == [
        "crazyrouter", "crazyrouter-2026", "elements", "openai", "rehearsal", "relay", "relay-v2",
      ]
    )
    for name in ShippedProfiles.names {
      let text = try #require(ShippedProfiles.text(name))
      let profile = try EndpointProfile(parsing: text)
      #expect(profile.name == name)
      #expect(ShippedProfiles.profile(name) == profile)
    }
    #expect(ShippedProfiles.text("nobody") == nil)
  }

  @Test func `the embedded profiles are those of the starter library, byte for byte`() throws {
    for name in ShippedProfiles.names {
      let file = root.appending(path: "library/endpoints/\(name).json")
      #expect(try String(contentsOf: file, encoding: .utf8) == ShippedProfiles.text(name))
    }
    let schema = root.appending(path: "library/endpoints/profile.schema.json")
    #expect(try String(contentsOf: schema, encoding: .utf8) == ShippedProfiles.schema)
    let folder = root.appending(path: "library/endpoints").path
    let files = try FileManager.default.contentsOfDirectory(atPath: folder)
    let known = ShippedProfiles.names.map { "\($0).json" } + ["profile.schema.json"]
    #expect(files.filter { $0.hasSuffix(".json") }.sorted() == known.sorted())
  }

  @Test func `what the profiles spell out is what a profile gets that says nothing`() throws {
    for name in ["crazyrouter", "rehearsal"] {
      let profile = try Profiles.shipped(name)
      #expect(profile.statuses == .usual)
      #expect(profile.operations.allSatisfy { $0.reply == .usual })
    }
    #expect(try Profiles.shipped("rehearsal").failures == .usual)
    let tiny = try Profiles.make()
    #expect(tiny.statuses == .usual)
    #expect(tiny.failures == .usual)
    #expect(tiny.operations[0].reply == .usual)
  }

  @Test func `crazyrouter is as it was asked for`() throws {
    let profile = try Profiles.shipped("crazyrouter")
    #expect(profile.baseURL == "https://crazyrouter.com")
    #expect(profile.keyEnvironment == "CRAZYROUTER_API_KEY")
    #expect(profile.models.map(\.name) == ["sora", "sora-pro"])
    #expect(profile.models.flatMap(\.aliases) == [])
    #expect(profile.defaultModel == "sora")
    #expect(profile.videoFormats == [.openai, .unified])
    #expect(profile.pollInterval == .seconds(15))
    #expect(profile.linkLifetime == .seconds(3600))
    #expect(profile.characterCreation == CharacterCreation(sources: [.images]))
    #expect(profile.imageTransport == [.url, .upload])
    #expect(profile.clipTransport == [.url, .upload])
    #expect(profile.requestInterval == nil)
    #expect(profile.privateDefault == false)
    #expect(profile.limits.upload.lifetime == .seconds(48 * 3600))
    #expect(!profile.isEmbedded)
  }

  @Test func `rehearsal needs no key, costs nothing and has no address of its own`() throws {
    let profile = try Profiles.shipped("rehearsal")
    #expect(profile.isEmbedded)
    #expect(profile.keyEnvironment == nil)
    #expect(profile.pollInterval == .seconds(0.5))
    #expect(profile.defaultModel == "sora")
  }
}
