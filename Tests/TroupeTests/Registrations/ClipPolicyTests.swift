import Foundation
import Synchronization
import Testing
import TroupeCatalog
import TroupeEndpoints
import TroupeModel

@testable import Troupe

@Suite(.enabled(if: WatchTests.hasFFmpeg)) struct ClipPolicyTests {
  let library = TestLibrary()

  /// An endpoint that makes characters of clips behind an address, a small one for speed.
  static var profile: TestProfile {
    var profile = TestProfile()
    profile.character = #"{"url":"{clip_url}","timestamps":"{timestamps}"}"#
    profile.creation =
      #"{"from":["clip-url"],"clip":{"seconds":{"from":0.5,"to":1},"size":"128x72"}}"#
    profile.use = ["remote_handle", "description"]
    profile.imageTransport = ["url", "upload"]
    profile.upload = (true, 3600)
    return profile
  }

  func roles(_ workspace: Workspace) throws -> [ReferenceRole] {
    try workspace.character("luna").looks[0].references.map(\.reference.role)
  }

  func mediaCount(_ workspace: Workspace) throws -> Int {
    try workspace.catalog.read { try $0.allMedia() }.count
  }

  @Test func `without leave no clip is made, and the report says that one is needed`()
    async throws
  {
    let workspace = try await library.withLuna(Self.profile)
    let report = try #require(try await workspace.sync(["luna"]).first)
    guard case .needsClip = report.outcome else {
      Issue.record("\(report.outcome)")
      return
    }
    #expect(try roles(workspace) == [.face])
    #expect(library.desk.isUntouched)
  }

  @Test func `a clip is shown before it goes anywhere, and a no leaves nothing behind`()
    async throws
  {
    let workspace = try await library.withLuna(Self.profile)
    let before = try mediaCount(workspace)
    let shown = Mutex<[ClipOffer]>([])
    let policy = ClipPolicy.ask { offer in
      #expect(FileManager.default.fileExists(atPath: offer.path))
      shown.withLock { $0.append(offer) }
      return false
    }
    let report = try #require(
      try await workspace.sync(["luna"], options: SyncOptions(clips: policy)).first
    )
    guard case .needsClip = report.outcome else {
      Issue.record("\(report.outcome)")
      return
    }
    let offers = shown.withLock { $0 }
    let offer = try #require(offers.first)
    #expect(offer.look.description == "luna/default")
    #expect(offer.roles == [.face])
    #expect(offer.duration == 1)
    #expect(offer.size == PixelSize("128x72"))
    #expect(!FileManager.default.fileExists(atPath: offer.path))
    #expect(try roles(workspace) == [.face])
    #expect(try mediaCount(workspace) == before)
    #expect(try workspace.registrations(of: "luna").isEmpty)
    #expect(library.desk.isUntouched)
  }

  @Test func `a clip that was agreed to is a reference of the look and is sent`() async throws {
    let workspace = try await library.withLuna(Self.profile)
    _ = try await workspace.sync(["luna"], options: SyncOptions(clips: .ask { _ in true }))
    let references = try workspace.character("luna").looks[0].references
    #expect(references.map(\.reference.role) == [.face, .clip])
    #expect(references[1].reference.lineage == .pictures)
    #expect(references[1].media?.width == 128)
    #expect(
      library.desk.bodies("POST /characters")
        == [#"{"url":"\#(TestProfile.base)/files/1","timestamps":"0,1"}"#]
    )
    // It is there now: nothing is made or sent again.
    let again = try #require(
      try await workspace.sync(["luna"], options: SyncOptions(clips: .make)).first
    )
    guard case .unchanged = again.outcome else {
      Issue.record("\(again.outcome)")
      return
    }
    #expect(library.desk.charges == 1)
  }

  @Test func `of more pictures than a clip can show the best are in it`() async throws {
    let workspace = try await library.withLuna(Self.profile)
    let roles: [ReferenceRole] = [
      .other, .prop, .expression, .outfit, .back, .right, .left, .fullBody, .threeQuarter, .front,
      .other, .other, .other, .other,
    ]
    _ = try await workspace.addReferences(
      to: "luna",
      roles.map { ReferenceDraft(source: TestLibrary.picture("luna/three-quarter"), role: $0) }
    )
    let shown = Mutex<[ReferenceRole]>([])
    let policy = ClipPolicy.ask { offer in
      shown.withLock { $0 = offer.roles }
      return false
    }
    _ = try await workspace.sync(["luna"], options: SyncOptions(clips: policy))
    #expect(shown.withLock { $0 } == [.face, .left, .fullBody, .threeQuarter, .front])
  }

  @Test(arguments: ["added", "removed"])
  func `a clip of pictures that have changed is made anew in place of the old`(
    change: String
  )
    async throws
  {
    let workspace = try await library.withLuna(Self.profile)
    let front = TestLibrary.picture("luna/three-quarter")
    if change == "removed" {
      _ = try await workspace.addReferences(to: "luna", [ReferenceDraft(source: front)])
    }
    _ = try await workspace.sync(["luna"], options: SyncOptions(clips: .make))
    let old = try #require(
      try workspace.character("luna").looks[0].references.first {
        $0.reference.role == .clip
      }
    )
    library.wait(.seconds(10))
    if change == "removed" {
      let picture = try workspace.character("luna").looks[0].references[1].reference
      #expect(picture.role == .other)
      _ = try workspace.removeReference(picture.id.description)
    } else {
      _ = try await workspace.addReferences(to: "luna", [ReferenceDraft(source: front)])
    }
    let changed = try #require(
      try await workspace.sync(["luna"], options: SyncOptions(clips: .make)).first
    )
    guard case .changed = changed.outcome else {
      Issue.record("\(changed.outcome)")
      return
    }
    _ = try await workspace.sync(["luna"], options: SyncOptions(again: true, clips: .make))
    let clips = try workspace.character("luna").looks[0].references.filter {
      $0.reference.role == .clip
    }
    #expect(clips.count == 1)
    #expect(clips[0].reference.id != old.reference.id)
    #expect(library.desk.bodies("POST /uploads").count == 2)
    #expect(library.desk.charges == 2)
    let last = try #require(try await workspace.sync(["luna"]).first)
    guard case .unchanged = last.outcome else {
      Issue.record("\(last.outcome)")
      return
    }
  }
}
