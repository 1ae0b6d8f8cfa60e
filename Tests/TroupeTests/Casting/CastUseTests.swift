import Foundation
import Testing
import TroupeEndpoints
import TroupeModel

@testable import Troupe

/// The ways in which a request stands for a character, each by a profile that has it.
@Suite struct CastUseTests {
  let library = TestLibrary()

  static func profile(_ use: String, body: String = "") -> TestProfile {
    var profile = TestProfile()
    profile.video = #"{"model":"{model}","prompt":"{prompt}"\#(body)}"#
    profile.character = #"{"name":"{name}","images":"{reference_images}"}"#
    profile.imageTransport = ["data-url"]
    profile.use = [use, "description"]
    return profile
  }

  /// The one member of the cast of a request, and the request.
  func cast(
    _ workspace: Workspace,
    _ prompt: String = "@luna walks"
  ) async throws -> (CastMember, JSON) {
    let made = try await workspace.generate(GenerationRequest(prompt: prompt))
    let body = try #require(library.desk.bodies("POST /videos").last)
    return (try #require(made.generation.cast.first), try JSON(parsing: body))
  }

  @Test func `by the handle that the endpoint chose, followed by a space`() async throws {
    let workspace = try await library.withLuna(Self.profile("remote_handle"))
    _ = try await workspace.sync(["luna"])
    let (member, body) = try await cast(workspace, "@luna's walk")
    #expect(body["prompt"] == "@u1.cast 's walk")
    #expect(member.use == .remoteHandle)
    #expect(member.textSent == "@u1.cast")
    #expect(member.references.map(\.isSent) == [false])
  }

  @Test func `by the id that the endpoint gave, followed by a space`() async throws {
    let workspace = try await library.withLuna(Self.profile("mention_id"))
    _ = try await workspace.sync(["luna"])
    let (member, body) = try await cast(workspace, "@luna's walk with @luna")
    #expect(body["prompt"] == "@ch_1 's walk with @ch_1 ")
    #expect(member.use == .mentionID)
    #expect(member.remoteID == RemoteID("ch_1"))
  }

  @Test(
    arguments: [
      #","ids":"{character_ids}""#, #","ids":{"{character_ids}":{"id":"{character_id}"}}"#,
    ]
  )
  func `by a list of ids, with the name that it has there in the prompt`(
    body: String
  )
    async throws
  {
    let workspace = try await library.withLuna(Self.profile("remote_id", body: body))
    _ = try await workspace.sync(["luna"])
    let (member, sent) = try await cast(workspace)
    let id: JSON = body.contains("character_id}") ? ["id": "ch_1"] : "ch_1"
    #expect(sent["ids"] == [id])
    #expect(sent["prompt"] == "Luna walks")
    #expect(member.use == .remoteID)
    // Renamed here, it still has its old name there.
    _ = try workspace.editCharacter("luna", CharacterDraft(name: "Selene"))
    #expect(try await cast(workspace).1["prompt"] == "Luna walks")
  }

  @Test func `by the pictures that go along, with the description in words`() async throws {
    var profile = Self.profile("references", body: #","images":"{reference_images}""#)
    profile.imageTransport = ["upload"]
    profile.upload = (true, 3600)
    let workspace = try await library.withLuna(profile)
    _ = try await workspace.addReferences(
      to: "luna",
      [ReferenceDraft(source: TestLibrary.picture("luna/full-body"), role: .fullBody)]
    )
    let (member, body) = try await cast(workspace)
    #expect(
      body["images"]?.elements?.map(\.text)
        == ["\(TestProfile.base)/files/1", "\(TestProfile.base)/files/2"]
    )
    #expect(body["prompt"] == "Luna (A young woman) walks")
    #expect(member.use == .references)
    #expect(member.references.map(\.isSent) == [true, true])
    // What was uploaded lives on and is not uploaded again.
    _ = try await cast(workspace)
    #expect(library.desk.bodies("POST /uploads").count == 2)
  }

  @Test func `by the pictures as parts of a form`() async throws {
    var profile = Self.profile("references", body: #","image":"{reference_files}""#)
    profile.encoding = "multipart"
    profile.imageTransport = ["multipart"]
    let workspace = try await library.withLuna(profile)
    let made = try await workspace.generate(GenerationRequest(prompt: "@luna walks"))
    #expect(
      library.desk.bodies("POST /videos")
        == ["model=m1\nprompt=Luna (A young woman) walks\nimage=image/png"]
    )
    #expect(made.generation.cast.first?.references.map(\.isSent) == [true])
  }

  @Test(.enabled(if: WatchTests.hasFFmpeg))
  func `by a clip and the seconds in it; who comes second is described`() async throws {
    var profile = Self.profile(
      "clip",
      body: #","url":"{character_url}","seconds":"{character_timestamps}""#
    )
    profile.character = nil
    profile.imageTransport = ["url"]
    profile.upload = (true, 3600)
    let workspace = try await library.withLuna(profile)
    let path = library.path + "/clip.mp4"
    try Data(WatchTests.video()).write(to: URL(fileURLWithPath: path))
    _ = try await workspace.addReferences(to: "luna", [ReferenceDraft(source: path)])
    _ = try await workspace.addCharacter(
      handle: "milo",
      CharacterDraft(name: "Milo", description: "A boy"),
      references: [ReferenceDraft(source: path)]
    )
    let (member, body) = try await cast(workspace, "@luna and @milo")
    #expect(body["url"]?.text == "\(TestProfile.base)/files/1")
    #expect(body["seconds"] == "0,1")
    #expect(body["prompt"] == "Luna (A young woman) and Milo (A boy)")
    #expect(member.use == .clip)
    #expect(member.references.map(\.isSent) == [false, true])
    let second = try #require(
      try workspace.sheets(foundBy: "").first?.generation.cast.last
    )
    #expect(second.use == .description)
    #expect(second.references.map(\.isSent) == [false])
  }

  @Test func `what the format has no place for is not used`() async throws {
    var profile = Self.profile("references")
    profile.unified =
      #"{"prompt":"{prompt}","images":"{reference_images}","ids":"{character_ids}"}"#
    profile.use = ["references", "remote_id", "remote_handle"]
    let workspace = try await library.withLuna(profile)
    _ = try await workspace.sync(["luna"])
    let (member, body) = try await cast(workspace)
    #expect(member.use == .remoteHandle)
    #expect(body["prompt"] == "@u1.cast walks")
    let plan = try await workspace.plan(
      GenerationRequest(prompt: "@luna walks", format: .unified)
    )
    #expect(plan.generation.cast.map(\.use) == [.references])
    #expect(plan.order.references.count == 1)
  }

  @Test func `who is not registered is described, and the user is told`() async throws {
    let workspace = try await library.withLuna(Self.profile("remote_handle"))
    let plan = try await workspace.plan(GenerationRequest(prompt: "@luna/armor walks"))
    #expect(plan.order.prompt == "Luna (A young woman; in battered silver armor) walks")
    #expect(plan.remarks.unregistered.map(\.look) == ["luna/armor"])
    #expect(plan.remarks.unregistered.first?.words.contains("not registered there") == true)
  }
}
