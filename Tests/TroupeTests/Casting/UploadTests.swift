import Testing
import TroupeEndpoints
import TroupeModel

@testable import Troupe

/// Files that an endpoint keeps for a while.
@Suite struct UploadTests {
  let library = TestLibrary()
  static let request = GenerationRequest(prompt: "rain", image: TestLibrary.picture("luna/face"))

  func create() async throws -> Workspace {
    var profile = TestProfile()
    profile.video = #"{"model":"{model}","prompt":"{prompt}","image":"{image_url}"}"#
    profile.imageTransport = ["upload"]
    profile.upload = (true, 172_800)
    return try await library.create(profile)
  }

  @Test func `an address is used while it lives, and renewed after that`() async throws {
    let workspace = try await create()
    _ = try await workspace.generate(Self.request)
    library.wait(.seconds(172_800 - 700))
    _ = try await workspace.generate(Self.request)
    #expect(library.desk.bodies("POST /uploads").count == 1)
    library.wait(.seconds(200))
    _ = try await workspace.generate(Self.request)
    #expect(library.desk.bodies("POST /uploads").count == 2)
    let images = library.desk.bodies("POST /videos").compactMap {
      (try? JSON(parsing: $0))?["image"]?.text
    }
    #expect(images[0] == images[1])
    #expect(images[1] != images[2])
  }

  @Test func `a dry run uploads nothing and names the file in place of its address`() async throws {
    let workspace = try await create()
    let plan = try await workspace.plan(Self.request)
    #expect(plan.request.bodyText.contains(#""image":"upload:"#))
    #expect(plan.uploadsFirst == [TestLibrary.picture("luna/face")])
    #expect(library.desk.isUntouched)
  }

  @Test func `a request that waited until its file was gone is not sent`() async throws {
    let workspace = try await create()
    library.desk.will(
      "POST /videos",
      FakeService.json("{}", status: 429, [HTTPHeader("Retry-After", "200000")])
    )
    let made = try await workspace.generate(Self.request)
    #expect(made.generation.status == .queued)
    library.wait(.seconds(200_001))
    let summary = try await workspace.watch { _ in }
    let now = try workspace.generation(made.generation.id.description).generation
    #expect(now.status == .cancelled)
    #expect(now.failure?.contains("expired") == true)
    #expect(summary.held.values.first?.message.contains("expired") == true)
    #expect(library.desk.charges == 1)
    _ = try await workspace.watch { _ in }
    #expect(library.desk.charges == 1)
    // Asked for anew, it is uploaded anew.
    _ = try await workspace.generate(Self.request)
    #expect(library.desk.bodies("POST /uploads").count == 2)
  }

  @Test func `a request that waits for less than that is sent with the same address`()
    async throws
  {
    let workspace = try await create()
    library.desk.will(
      "POST /videos",
      FakeService.json("{}", status: 429, [HTTPHeader("Retry-After", "1000")])
    )
    _ = try await workspace.generate(Self.request)
    library.wait(.seconds(1001))
    library.desk.will("GET /videos", #"{"id":"x","status":"failed"}"#)
    _ = try await workspace.watch { _ in }
    let bodies = library.desk.bodies("POST /videos")
    #expect(bodies.count == 2)
    #expect(Set(bodies).count == 1)
  }
}
