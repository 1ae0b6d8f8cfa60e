import Testing
import TroupeEndpoints
import TroupeModel

@Suite struct CastUseTests {
  private let id = RemoteID("ch_1")
  private let everything = CastAbilities(
    remoteID: RemoteID("ch_1"),
    remoteHandle: "luna.x",
    hasReferences: true,
    hasClip: true
  )

  @Test func `a character is used by its handle if the reply gave one, else in words`() throws {
    let profile = try Profiles.shipped("crazyrouter")
    #expect(profile.castUse(for: everything) == .remoteHandle)
    let nameless = CastAbilities(remoteID: id, hasReferences: true)
    #expect(profile.castUse(for: nameless) == .description)
  }

  @Test func `each way is taken where the character can go it, in the order of the profile`() throws
  {
    let profile = try Profiles.make([
      (
        "formats.openai.create.body",
        [
          "prompt": "{prompt}", "ids": "{character_ids}", "pictures": "{reference_images}",
          "clip": "{character_url}",
        ]
      ),
      ("character_use", ["clip", "remote_id", "references", "mention_id"]),
    ])
    #expect(profile.castUse(for: everything) == .clip)
    var abilities = everything
    abilities.hasClip = false
    #expect(profile.castUse(for: abilities) == .remoteID)
    abilities.remoteID = nil
    #expect(profile.castUse(for: abilities) == .references)
    abilities.hasReferences = false
    #expect(profile.castUse(for: abilities) == .description)
    let mentions = try Profiles.make([("character_use", ["mention_id", "remote_handle"])])
    #expect(mentions.castUse(for: everything) == .mentionID)
    #expect(mentions.castUse(for: CastAbilities(remoteHandle: "x")) == .remoteHandle)
  }

  @Test func `a format without a place for a way is passed over`() throws {
    let profile = try Profiles.make([
      ("formats.openai.create.body.ids", "{character_ids}"),
      (
        "formats.unified",
        [
          "create": ["method": "POST", "path": "/u", "body": ["p": "{prompt}"]],
          "query": ["method": "GET", "path": "/u/{id}"],
        ]
      ), ("character_use", ["remote_id", "remote_handle"]),
    ])
    #expect(profile.castUse(for: everything, format: .openai) == .remoteID)
    #expect(profile.castUse(for: everything, format: .unified) == .remoteHandle)
    #expect(profile.castUse(for: everything) == .remoteID)
  }

  @Test(arguments: [
    ("relay", CastUse.remoteHandle), ("openai", .remoteID), ("elements", .remoteID),
    ("relay-v2", .description), ("crazyrouter-2026", .remoteHandle), ("rehearsal", .remoteHandle),
  ])
  func `each shipped profile has its way`(name: String, use: CastUse) throws {
    #expect(try Profiles.shipped(name).castUse(for: everything) == use)
  }
}
