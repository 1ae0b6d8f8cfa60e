import Foundation
import Testing
import TroupeCatalog
import TroupeEndpoints
import TroupeModel

@testable import Troupe

/// Clips of a character: how long they may be, and those cut from what an endpoint has made.
@Suite(.enabled(if: WatchTests.hasFFmpeg)) struct ClipSpanTests {
  let library = TestLibrary()

  static func profile(_ seconds: String, whole: Bool) -> TestProfile {
    var profile = TestProfile()
    profile.character =
      whole
      ? #"{"name":"{name}","video":"{clip_file}"}"#
      : #"{"url":"{clip_url}","from_task":"{from_task}","timestamps":"{timestamps}"}"#
    profile.characterEncoding = whole ? "multipart" : "json"
    profile.creation =
      #"{"from":[\#(whole ? #""multipart""# : #""from-task","clip-url""#)],"clip":{"seconds":\#(seconds)}}"#
    profile.use = ["remote_handle", "description"]
    profile.imageTransport = ["url", "upload"]
    profile.upload = (true, 3600)
    return profile
  }

  /// Luna with a clip of one second.
  func withClip(_ profile: TestProfile) async throws -> Workspace {
    let workspace = try await library.withLuna(profile)
    let path = library.path + "/clip.mp4"
    try Data(WatchTests.video()).write(to: URL(fileURLWithPath: path))
    _ = try await workspace.addReferences(to: "luna", [ReferenceDraft(source: path)])
    return workspace
  }

  func outcome(_ workspace: Workspace, force: Bool = false) async throws -> SyncReport.Outcome? {
    try await workspace.sync(["luna"], options: SyncOptions(force: force)).first?.outcome
  }

  @Test(arguments: [(#"{"from":2,"to":4}"#, true), (#"{"from":2,"to":4}"#, false)])
  func `a clip that is too short is refused before anything is sent, unless forced`(
    seconds: String,
    whole: Bool
  ) async throws {
    let workspace = try await withClip(Self.profile(seconds, whole: whole))
    guard case .failed(let text) = try await outcome(workspace) else {
      Issue.record("it was sent")
      return
    }
    #expect(text.contains("1 s long") && text.contains("2 to 4 s"))
    #expect(library.desk.isUntouched)
    #expect(try workspace.registrations(of: "luna").isEmpty)
    _ = try await outcome(workspace, force: true)
    #expect(library.desk.charges == 1)
  }

  @Test func `a clip that is too long is refused where it goes whole`() async throws {
    let workspace = try await withClip(Self.profile(#"{"from":0.2,"to":0.5}"#, whole: true))
    guard case .failed(let text) = try await outcome(workspace) else {
      Issue.record("it was sent")
      return
    }
    #expect(text.contains("0.2 to 0.5 s"))
    #expect(library.desk.charges == 0)
  }

  @Test func `of a clip that is too long a part is taken where the endpoint takes parts`()
    async throws
  {
    let workspace = try await withClip(Self.profile(#"{"from":0.2,"to":0.5}"#, whole: false))
    _ = try await outcome(workspace)
    #expect(
      library.desk.bodies("POST /characters")
        == [#"{"url":"\#(TestProfile.base)/files/1","timestamps":"0,0.5"}"#]
    )
  }

  @Test func `a clip as a part of a form goes with the name`() async throws {
    let workspace = try await withClip(Self.profile(#"{"from":0.5,"to":4}"#, whole: true))
    _ = try await outcome(workspace)
    #expect(library.desk.bodies("POST /characters") == ["name=Luna\nvideo=video/mp4"])
  }

  @Test func `a clip of a job at the same endpoint and account is named by the job`() async throws {
    let profile = Self.profile(#"{"from":0.2,"to":3}"#, whole: false)
    let workspace = try await withClip(profile)
    library.desk.serve("/files/video", type: "video/mp4", try WatchTests.video())
    let made = try await workspace.generate(GenerationRequest(prompt: "rain"))
    _ = try await workspace.watch { _ in }
    let part = try ClipPart(from: 0.25, to: 0.75)
    _ = try await workspace.addReferences(
      to: "luna",
      [ReferenceDraft(generation: made.generation.id.description, part: part)]
    )
    _ = try await outcome(workspace)
    let task = try #require(made.generation.remoteID)
    #expect(
      library.desk.bodies("POST /characters")
        == [#"{"from_task":"\#(task)","timestamps":"0.25,0.75"}"#]
    )
    // Nothing has changed since, whatever other clips and pictures the look has.
    guard case .unchanged = try await outcome(workspace) else {
      Issue.record("it counts as changed: \(try workspace.registrations().map(\.changes))")
      return
    }
    #expect(try workspace.registrations(of: "luna").first?.changes.isEmpty == true)
    let plan = try await workspace.plan(GenerationRequest(prompt: "@luna walks", force: true))
    #expect(plan.remarks.stale.isEmpty)
    // Another endpoint, and another account, do not know the job.
    var annex = profile
    annex.name = "annex"
    try library.write(annex, in: workspace)
    _ = try workspace.addEndpoint("other-account", profile: "studio", account: "second")
    for endpoint in ["annex", "other-account"] {
      _ = try await workspace.sync(["luna"], endpoint: endpoint)
      #expect(library.desk.bodies("POST /characters").last?.contains(#""url":"#) == true)
    }
  }
}
