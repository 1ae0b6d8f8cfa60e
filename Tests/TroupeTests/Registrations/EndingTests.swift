import Foundation
import Testing
import TroupeEndpoints
import TroupeModel

@testable import Troupe

/// How registrations end, and what of them stays.
@Suite struct EndingTests {
  let library = TestLibrary()

  static var profile: TestProfile {
    var profile = TestProfile()
    profile.character = #"{"name":"{name}","images":"{reference_images}"}"#
    profile.imageTransport = ["data-url"]
    profile.use = ["remote_handle", "description"]
    return profile
  }

  func states(_ workspace: Workspace) throws -> [Registration.State] {
    try workspace.registrations(of: "luna").map(\.state)
  }

  func prompt(_ workspace: Workspace) async throws -> String {
    try await workspace.plan(GenerationRequest(prompt: "@luna walks", force: true)).order.prompt
  }

  @Test(arguments: ["reply", "profile"])
  func `one that ends by itself is not used any more, and the next sync makes it anew`(
    source: String
  ) async throws {
    var profile = Self.profile
    if source == "profile" {
      profile.creation = #"{"from":["images"],"lifetime_seconds":3600}"#
    }
    let workspace = try await library.withLuna(profile)
    if source == "reply" {
      let end = library.now.value / 1000 + 3600
      library.desk.will(
        "POST /characters",
        #"{"id":"ch_0","username":"u1.cast","expires_at":\#(end)}"#
      )
    }
    let made = try #require(try await workspace.sync(["luna"]).first?.registration)
    #expect(made.expiresAt == library.now + .seconds(3600))
    library.wait(.seconds(3599))
    #expect(try await prompt(workspace).hasPrefix("@u1.cast "))
    _ = try await workspace.sync(["luna"])
    #expect(library.desk.charges == 1)
    library.wait(.seconds(1))
    #expect(try await prompt(workspace) == "Luna (A young woman) walks")
    #expect(try states(workspace) == [.expired])
    let plan = try await workspace.plan(GenerationRequest(prompt: "@luna walks", force: true))
    #expect(plan.remarks.unregistered.map(\.state) == [.expired])
    _ = try await workspace.sync(["luna"])
    #expect(try Set(states(workspace)) == [.live, .expired])
    #expect(library.desk.charges == 2)
  }

  @Test func `an endpoint that is retired takes its registrations with it, and gives them back`()
    async throws
  {
    let workspace = try await library.withLuna(Self.profile)
    _ = try await workspace.sync(options: SyncOptions(withLooks: true))
    let before = try await workspace.generate(GenerationRequest(prompt: "@luna walks"))
    let (sheet, count) = try workspace.retireEndpoint("studio", reason: "it was sold")
    #expect(sheet.retired == "it was sold")
    #expect(count == 2)
    #expect(try states(workspace) == [.retired, .retired])
    #expect(try await prompt(workspace) == "Luna (A young woman) walks")
    await #expect(throws: TroupeError.self) {
      try await workspace.generate(GenerationRequest(prompt: "@luna runs"))
    }
    await #expect(throws: TroupeError.self) { try await workspace.sync(["luna"]) }
    #expect(library.desk.charges == 3)
    // What was made with it still shows it.
    let after = try workspace.generation(before.generation.id.description)
    #expect(after.generation.cast.first?.remoteHandle == "u1.cast")
    #expect(try workspace.unretireEndpoint("studio").registrations == 2)
    #expect(try states(workspace) == [.live, .live])
    #expect(try await prompt(workspace) == "@u1.cast walks")
  }

  @Test func `what has a successor stays retired`() async throws {
    let workspace = try await library.withLuna(Self.profile)
    _ = try await workspace.sync(["luna"])
    _ = try workspace.retireEndpoint("studio", reason: "for now")
    library.wait(.seconds(1))
    _ = try await workspace.sync(["luna"], options: SyncOptions(force: true))
    #expect(try workspace.unretireEndpoint("studio").registrations == 0)
    #expect(try states(workspace) == [.live, .retired])
    #expect(try await prompt(workspace) == "@u2.cast walks")
  }

  @Test func `a cast moves to another endpoint, and the old videos still show the old one`()
    async throws
  {
    let workspace = try await library.withLuna(Self.profile)
    _ = try await workspace.sync(["luna"])
    let old = try await workspace.generate(GenerationRequest(prompt: "@luna walks"))
    _ = try workspace.retireEndpoint("studio", reason: "closed")
    var annex = Self.profile
    annex.name = "annex"
    try library.write(annex, in: workspace)
    _ = try await workspace.sync(endpoint: "annex")
    let new = try await workspace.generate(
      GenerationRequest(prompt: "@luna walks", endpoint: "annex")
    )
    #expect(old.generation.cast.first?.textSent == "@u1.cast")
    #expect(new.generation.cast.first?.textSent == "@u3.cast")
    #expect(
      try workspace.generation(old.generation.id.description).generation.cast
        == old.generation.cast
    )
  }

  @Test func `the picture that an endpoint made is fetched at once and stays`() async throws {
    let workspace = try await library.withLuna(Self.profile)
    let picture = TestLibrary.picture("luna/three-quarter")
    let bytes = try Array(Data(contentsOf: URL(fileURLWithPath: picture)))
    library.desk.serve("/files/avatar", type: "image/png", bytes)
    library.desk.will(
      "POST /characters",
      #"{"id":"c","username":"u1","profile_picture_url":"\#(TestProfile.base)/files/avatar"}"#
    )
    _ = try await workspace.sync(["luna"])
    library.desk.forgetFiles()
    library.wait(.seconds(86_400))
    let sheet = try #require(try await library.reopen().registrations(of: "luna").first)
    let path = try #require(sheet.avatarPath)
    #expect(try Array(Data(contentsOf: URL(fileURLWithPath: path))) == bytes)
    #expect(library.desk.bodies("GET /files").count == 1)
  }

  @Test(arguments: ["dead", "text"])
  func `a picture that cannot be had is no reason to call it failed`(kind: String) async throws {
    let workspace = try await library.withLuna(Self.profile)
    if kind == "text" { library.desk.serve("/files/avatar", type: "image/png", Array("x".utf8)) }
    library.desk.will(
      "POST /characters",
      #"{"id":"c","username":"u1","profile_picture_url":"\#(TestProfile.base)/files/avatar"}"#
    )
    _ = try await workspace.sync(["luna"])
    let sheet = try #require(try workspace.registrations(of: "luna").first)
    #expect(sheet.registration.state == .live)
    #expect(sheet.registration.remoteHandle == "u1")
    #expect(sheet.avatarPath == nil)
  }
}
