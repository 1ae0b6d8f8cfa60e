import Foundation
import Testing
import TroupeCatalog
import TroupeEndpoints
import TroupeModel

@testable import Troupe

/// The picture that a video begins with.
@Suite struct StartPictureTests {
  let library = TestLibrary()
  static let picture = TestLibrary.picture("luna/face")

  static func profile(exact: Bool) -> TestProfile {
    var profile = TestProfile()
    profile.video =
      #"{"model":"{model}","prompt":"{prompt}","size":"{size}","image":"{image_file}"}"#
    profile.encoding = "multipart"
    profile.imageTransport = ["multipart"]
    if exact { profile.limits = [#""image":{"exact_size":true}"#] }
    return profile
  }

  func request(_ fit: ImageFit = .fit, size: String? = "320x180") -> GenerationRequest {
    GenerationRequest(prompt: "rain", size: size, image: Self.picture, imageFit: fit)
  }

  /// The picture that went with a generation.
  func sent(_ workspace: Workspace, _ made: GenerationSheet) throws -> Media {
    let content = try #require(made.generation.parameters.imageContent)
    return try #require(try workspace.catalog.read { try $0.media(content) })
  }

  @Test func `one of exactly the video's size is made, in each of three ways`() async throws {
    let workspace = try await library.create(Self.profile(exact: true))
    var contents: Set<ContentID> = []
    for fit in ImageFit.allCases {
      let plan = try await workspace.plan(request(fit))
      #expect(plan.warnings.isEmpty)
      #expect(plan.imageRemark?.contains("(\(fit.rawValue))") == true)
      let made = try await workspace.generate(request(fit))
      let media = try sent(workspace, made)
      #expect(media.width == 320 && media.height == 180)
      #expect(made.generation.parameters.image == Self.picture)
      contents.insert(media.content)
    }
    #expect(contents.count == 3)
    #expect(library.desk.bodies("POST /videos").last?.hasSuffix("image=image/png") == true)
  }

  @Test func `a picture of that size already, and one for any size, goes as it is`() async throws {
    let workspace = try await library.create(Self.profile(exact: true))
    let fitted = try await workspace.generate(request())
    let media = try sent(workspace, fitted)
    let plan = try await workspace.plan(
      GenerationRequest(prompt: "rain", size: "320x180", image: workspace.path(of: media))
    )
    #expect(plan.imageRemark == nil)
    #expect(plan.generation.parameters.imageContent == media.content)
    try library.write(Self.profile(exact: false), in: workspace)
    let any = try await workspace.generate(request())
    #expect(try sent(workspace, any).width != 320)
  }

  @Test func `a dry run leaves nothing behind`() async throws {
    let workspace = try await library.create(Self.profile(exact: true))
    var path = ""
    do {
      let plan = try await workspace.plan(request())
      path = try #require(plan.fitted?.path)
      withExtendedLifetime(plan) { #expect(FileManager.default.fileExists(atPath: path)) }
    }
    #expect(!FileManager.default.fileExists(atPath: path))
    #expect(try workspace.catalog.read { try $0.allMedia() }.isEmpty)
    #expect(try workspace.search("").total == 0)
    #expect(library.desk.isUntouched)
  }

  @Test func `a file for which an endpoint has no way is refused before anything is stored`()
    async throws
  {
    var profile = Self.profile(exact: false)
    profile.encoding = "json"
    profile.video = #"{"model":"{model}","prompt":"{prompt}","image":"{image_url}"}"#
    profile.imageTransport = ["url"]
    let workspace = try await library.create(profile)
    do {
      _ = try await workspace.generate(request(size: nil))
      Issue.record("it was sent")
    } catch TroupeError.cannotSendFile(let endpoint, let path, let isAddress) {
      #expect(endpoint == "studio")
      #expect(path == Self.picture)
      #expect(!isAddress)
    }
    #expect(try workspace.catalog.read { try $0.allMedia() }.isEmpty)
    #expect(try workspace.search("").total == 0)
    #expect(library.desk.isUntouched)
    // An address goes as it is.
    _ = try await workspace.generate(
      GenerationRequest(prompt: "rain", image: "https://pictures.test/a.png")
    )
    #expect(library.desk.charges == 1)
  }

  @Test func `an address for which an endpoint has no way is refused too`() async throws {
    let workspace = try await library.create(Self.profile(exact: false))
    do {
      _ = try await workspace.generate(
        GenerationRequest(prompt: "rain", image: "https://pictures.test/a.png")
      )
      Issue.record("it was sent")
    } catch TroupeError.cannotSendFile(_, _, let isAddress) { #expect(isAddress) }
    #expect(library.desk.isUntouched)
  }

  @Test func `a picture of somebody in the cast that has no way is no reason to leave it out`()
    async throws
  {
    var profile = TestProfile()
    profile.video = #"{"model":"{model}","prompt":"{prompt}","images":"{reference_images}"}"#
    profile.use = ["references", "description"]
    let workspace = try await library.withLuna(profile)
    await #expect(throws: TroupeError.self) {
      try await workspace.generate(GenerationRequest(prompt: "@luna walks"))
    }
    #expect(try workspace.search("").total == 0)
    #expect(library.desk.isUntouched)
  }
}
