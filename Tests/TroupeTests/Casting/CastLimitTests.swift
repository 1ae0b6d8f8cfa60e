import Foundation
import Testing
import TroupeEndpoints
import TroupeModel

@testable import Troupe

/// What happens where not all of a cast fits, and where it has changed since it was registered.
@Suite struct CastLimitTests {
  let library = TestLibrary()

  static var profile: TestProfile {
    var profile = TestProfile()
    profile.video = #"{"model":"{model}","prompt":"{prompt}","images":"{reference_images}"}"#
    profile.use = ["references", "description"]
    profile.imageTransport = ["data-url"]
    return profile
  }

  /// A library where Luna has three pictures and Milo one.
  func withTwo(_ profile: TestProfile) async throws -> Workspace {
    let workspace = try await library.withLuna(profile)
    _ = try await workspace.addReferences(
      to: "luna",
      [
        ReferenceDraft(source: TestLibrary.picture("luna/full-body"), role: .fullBody),
        ReferenceDraft(source: TestLibrary.picture("luna/armor-outfit"), role: .outfit),
      ]
    )
    _ = try await workspace.addCharacter(
      handle: "milo",
      CharacterDraft(name: "Milo"),
      references: [ReferenceDraft(source: TestLibrary.picture("luna/three-quarter"))]
    )
    return workspace
  }

  @Test func `several characters share the room for pictures, each with its best first`()
    async throws
  {
    var profile = Self.profile
    profile.limits = [#""references_per_video":3"#]
    let workspace = try await withTwo(profile)
    let plan = try await workspace.plan(GenerationRequest(prompt: "@luna and @milo"))
    #expect(plan.order.references.count == 3)
    #expect(plan.warnings.isEmpty)
    #expect(
      plan.generation.cast.map { $0.references.filter(\.isSent).map(\.role) }
        == [[.face, .fullBody], [.face]]
    )
    #expect(
      plan.remarks.dropped
        == [DroppedReferences(look: "luna/default", roles: [.outfit], kept: 2)]
    )
  }

  @Test func `where there is no room at all for somebody, that is said`() async throws {
    var profile = Self.profile
    profile.limits = [#""references_per_video":1"#]
    let workspace = try await withTwo(profile)
    let plan = try await workspace.plan(GenerationRequest(prompt: "@milo and @luna"))
    #expect(plan.generation.cast.map { $0.references.filter(\.isSent).count } == [1, 0])
    #expect(plan.remarks.dropped.map(\.kept) == [0])
    #expect(plan.remarks.dropped.first?.roles == [.face, .fullBody, .outfit])
  }

  @Test func `more characters than a video takes are warned of, and force passes`() async throws {
    var profile = Self.profile
    profile.limits = [#""characters_per_video":1"#]
    let workspace = try await withTwo(profile)
    let request = GenerationRequest(prompt: "@luna and @milo")
    #expect(try await workspace.plan(request).warnings == [.tooManyCharacters(2, limit: 1)])
    await #expect(throws: TroupeError.self) { try await workspace.generate(request) }
    #expect(library.desk.isUntouched)
    _ = try await workspace.generate(GenerationRequest(prompt: "@luna and @milo", force: true))
    #expect(library.desk.charges == 1)
  }

  @Test(.enabled(if: WatchTests.hasFFmpeg))
  func `a clip beside the pictures of which a character was made changes nothing`() async throws {
    var profile = Self.profile
    profile.character = #"{"name":"{name}","images":"{reference_images}"}"#
    profile.use = ["remote_handle", "description"]
    let workspace = try await library.withLuna(profile)
    _ = try await workspace.sync(["luna"])
    let path = library.path + "/clip.mp4"
    try Data(WatchTests.video()).write(to: URL(fileURLWithPath: path))
    _ = try await workspace.addReferences(to: "luna", [ReferenceDraft(source: path)])
    func stale() async throws -> [StaleCast] {
      try await workspace.plan(GenerationRequest(prompt: "@luna walks")).remarks.stale
    }
    #expect(try await stale().isEmpty)
    guard case .unchanged? = try await workspace.sync(["luna"]).first?.outcome else {
      Issue.record("it counts as changed")
      return
    }
    _ = try await workspace.addReferences(
      to: "luna",
      [ReferenceDraft(source: TestLibrary.picture("luna/full-body"))]
    )
    #expect(
      try await stale()
        == [StaleCast(look: "luna/default", changes: ["references: 1 added, 0 removed"])]
    )
  }

  @Test func `pictures for which a character had no room change nothing, and are named`()
    async throws
  {
    var profile = Self.profile
    profile.character = #"{"name":"{name}","images":"{reference_images}"}"#
    profile.use = ["remote_handle", "description"]
    profile.limits = [#""references":2"#]
    let workspace = try await withTwo(profile)
    let report = try #require(try await workspace.sync(["luna"]).first)
    #expect(report.dropped == [.outfit])
    let sent = try JSON(parsing: try #require(library.desk.bodies("POST /characters").first))
    #expect(sent["images"]?.elements?.count == 2)
    let outfit = try workspace.character("luna").looks[0].references[2].reference
    _ = try workspace.removeReference(outfit.id.description)
    #expect(try workspace.registrations(of: "luna").first?.changes.isEmpty == true)
  }
}
