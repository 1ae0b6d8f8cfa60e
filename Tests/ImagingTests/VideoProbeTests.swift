import Imaging
import Testing
import TroupeModel

@Suite(.enabled(if: ImagingTools.canFilm, "ffmpeg or troupe-imaging is missing"))
struct VideoProbeTests {
  let bench: Bench
  let tools = ImagingTools.here

  init() throws { bench = try Bench() }

  private func film() async throws -> String {
    let scene = AnimaticScene(number: 1, prompt: "rain", duration: Milliseconds(1000))
    let path = bench.path("a.mp4")
    try await tools.renderAnimatic(
      AnimaticRequest(width: 160, height: 120, scenes: [scene]),
      to: path,
      workFolder: bench.folder
    )
    return path
  }

  @Test(arguments: ["", "hello", "<html>", "#EXTM3U\n#EXTINF:1,\nfile:///etc/passwd\n"])
  func `what is no video is refused`(text: String) async throws {
    let path = try bench.file("a.mp4", Array(text.utf8))
    let kind = FileKind(head: Array(text.utf8))
    await #expect(throws: ImagingError.notAVideo(found: kind)) {
      try await tools.probeVideo(at: path)
    }
    await #expect(throws: ImagingError.notAVideo(found: kind)) {
      try await tools.extractFrame(from: path, at: Milliseconds(0), to: bench.path("f.png"))
    }
  }

  @Test func `a frame is a picture of the video's size`() async throws {
    let film = try await film()
    try await tools.extractFrame(from: film, at: Milliseconds(500), to: bench.path("f.png"))
    let facts = try await tools.probePicture(at: bench.path("f.png"))
    #expect(facts == PictureFacts(format: .png, width: 160, height: 120))
  }

  @Test func `within the last frame and just past the end it is the last one`() async throws {
    let film = try await film()
    for time: Int64 in [990, 1400] {
      try await tools.extractFrame(
        from: film,
        at: Milliseconds(time),
        to: bench.path("\(time).png")
      )
    }
    #expect(try bench.bytes("990.png") == bench.bytes("1400.png"))
  }

  @Test func `the header of a whole file tells how long it is, and a damaged one nothing`()
    async throws
  {
    let film = try await film()
    #expect(try MP4Container(checking: film).duration == Milliseconds(1000))
    #expect(try MP4Container(checking: HandmadeMP4().bytes).duration == nil)
    var bytes = try bench.bytes("a.mp4")
    let header = try #require(bytes.firstRange(of: Array("mvhd".utf8))).upperBound
    // Version, flags and two times come before the scale.
    bytes.replaceSubrange(header + 12..<header + 16, with: [0, 0, 0, 0])
    #expect(try MP4Container(checking: bytes).duration == nil)
    bytes.replaceSubrange(header..<header + 1, with: [1])
    #expect(throws: Never.self) { try MP4Container(checking: bytes) }
  }

  @Test func `past the end there is no frame and no file`() async throws {
    let film = try await film()
    await #expect(throws: ImagingError.noFrame(at: Milliseconds(9000))) {
      try await tools.extractFrame(from: film, at: Milliseconds(9000), to: bench.path("f.png"))
    }
    #expect(try bench.names() == ["a.mp4"])
  }

  @Test func `a real file cut at many places is never whole`() async throws {
    _ = try await film()
    let bytes = try bench.bytes("a.mp4")
    for count in Set((0..<200).map { bytes.count * $0 / 200 } + (1...64).map { bytes.count - $0 }) {
      #expect(throws: MP4Damage.self, "cut to \(count) of \(bytes.count)") {
        try MP4Container(checking: Array(bytes.prefix(count)))
      }
    }
    for count in 1...40 {
      let extra = [UInt8](repeating: UInt8(count), count: count)
      #expect(throws: MP4Damage.self, "\(count) more bytes") {
        try MP4Container(checking: bytes + extra)
      }
    }
  }

  @Test func `a path that looks like an option or a playlist is only a path`() async throws {
    let film = try await film()
    let odd = try bench.file("-i concat:x|y %03d.mp4", try bench.bytes("a.mp4"))
    #expect(try await tools.probeVideo(at: odd) == tools.probeVideo(at: film))
  }
}
