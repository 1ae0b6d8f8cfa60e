import TestSupport
import Testing
import TroupeModel

@Suite struct ValueTests {
  @Test(arguments: [("1280x720", 1280, 720), ("1X1", 1, 1), ("16384x16384", 16384, 16384)])
  func `a size is two whole numbers`(text: String, width: Int, height: Int) {
    #expect(PixelSize(text) == PixelSize(width: width, height: height))
    #expect(PixelSize(width: width, height: height).description == text.lowercased())
  }

  @Test(arguments: [
    "", "x", "1280", "1280x", "x720", "0x720", "-1x720", "+1280x720", "16385x1", "1280x720x3",
    "1280 x 720", "1280×720", "1e3x720", "９x９",
  ])
  func `what is no size is refused`(text: String) { #expect(PixelSize(text) == nil) }

  @Test func `every kind of file has an ending, and pictures are told from videos`() {
    #expect(MediaType.allCases.filter(\.isPicture) == [.png, .jpeg, .webp, .gif])
    #expect(Set(MediaType.allCases.map(\.fileExtension)).count == MediaType.allCases.count)
  }

  @Test func `the words in the catalog are those of the design`() {
    #expect(
      GenerationStatus.allCases.map(\.rawValue).joined(separator: ", ")
        == "queued, submitting, running, ready, downloading, stored, rejected, failed, "
        + "needs_decision, needs_attention, expired, cancelled"
    )
    #expect(
      ReferenceRole.allCases.map(\.rawValue).joined(separator: ", ")
        == "face, front, left, right, back, three-quarter, full-body, outfit, expression, prop, "
        + "clip, other"
    )
    #expect(
      Registration.State.allCases.map(\.rawValue).joined(separator: ", ")
        == "pending, live, needs_decision, failed, expired, retired, superseded, forgotten"
    )
  }

  @Test func `a reference says where its bytes are`() throws {
    var random = SeededRandom(seed: 2)
    let content = ContentID(digest: [UInt8](repeating: 7, count: 32))
    func reference(_ source: Reference.Source) -> Reference {
      Reference(
        id: ItemID(using: &random),
        lookID: ItemID(using: &random),
        role: .face,
        position: 1,
        source: source,
        createdAt: Milliseconds(0)
      )
    }
    let file = reference(.media(content))
    #expect((file.content, file.url) == (content, nil))
    let address = reference(.url("https://a/b.png", copy: nil))
    #expect((address.content, address.url) == (nil, "https://a/b.png"))
    let copied = reference(.url("https://a/b.png", copy: content))
    #expect((copied.content, copied.url) == (content, "https://a/b.png"))
  }

  @Test func `a new generation waits to be sent and has been asked about never`() {
    var random = SeededRandom(seed: 9)
    let generation = Generation(
      id: ItemID(using: &random),
      endpoint: "e",
      account: "default",
      prompt: "rain",
      parameters: GenerationParameters(format: .unified, model: "m"),
      createdAt: Milliseconds(1)
    )
    #expect(generation.status == .queued)
    #expect(generation.polls == 0)
    #expect(generation.downloadTries == 0)
    #expect(generation.remoteID == nil)
    #expect(generation.trashedAt == nil)
  }
}
