import Foundation
import Imaging
import Testing
import TroupeModel

@Suite(.enabled(if: ImagingTools.canFilm, "ffmpeg or troupe-imaging is missing"), .serialized)
struct AnimaticTests {
  let bench: Bench
  let tools = ImagingTools.here

  init() throws { bench = try Bench() }

  private func request(
    _ prompts: [String] = ["Luna walks through the rain"],
    width: Int = 320,
    height: Int = 240,
    milliseconds: Int64 = 500
  ) -> AnimaticRequest {
    AnimaticRequest(
      width: width,
      height: height,
      scenes: prompts.enumerated().map {
        AnimaticScene(number: $0 + 1, prompt: $1, duration: Milliseconds(milliseconds))
      },
      model: "sora-2",
      note: "job 7k3m"
    )
  }

  private func render(_ request: AnimaticRequest, to name: String) async throws -> VideoFacts {
    try await tools.renderAnimatic(
      request,
      to: bench.path(name),
      workFolder: bench.path("work")
    )
    #expect(try MP4Container(checking: bench.path(name)).sampleCount > 0)
    return try await tools.probeVideo(at: bench.path(name))
  }

  @Test(arguments: [
    (64, 64, 1000), (320, 240, 40), (640, 360, 1333), (72, 128, 4321), (1280, 720, 2000),
  ])
  func `a video has exactly the size and the duration asked for`(
    width: Int,
    height: Int,
    milliseconds: Int64
  ) async throws {
    let facts = try await render(
      request(width: width, height: height, milliseconds: milliseconds),
      to: "a.mp4"
    )
    #expect(facts.width == width && facts.height == height)
    #expect(abs(facts.duration.value - milliseconds) <= 50)
    #expect(facts.videoCodec == "h264" && facts.container == "mp4" && !facts.hasAudio)
    #expect(facts.frameRate <= 24)
    #expect(try bench.names() == ["a.mp4", "work"])
    #expect(try FileManager.default.contentsOfDirectory(atPath: bench.path("work")).isEmpty)
  }

  @Test func `an odd size loses one pixel and says so`() async throws {
    let rendered = try await tools.renderAnimatic(
      request(width: 101, height: 75),
      to: bench.path("a.mp4"),
      workFolder: bench.folder
    )
    #expect(rendered.width == 100 && rendered.height == 74)
    let facts = try await tools.probeVideo(at: bench.path("a.mp4"))
    #expect(facts.width == 100 && facts.height == 74)
  }

  @Test(arguments: [(63, 64), (64, 4097), (0, 0), (-1, 5000)])
  func `an illegal size is refused`(width: Int, height: Int) async throws {
    await #expect(throws: ImagingError.badSize(width: width, height: height)) {
      try await render(request(width: width, height: height), to: "a.mp4")
    }
  }

  @Test func `no scene is nothing to draw`() async throws {
    await #expect(throws: ImagingError.nothingToDraw) {
      try await render(request([]), to: "a.mp4")
    }
  }

  /// The middle frame of a video of one scene, so that nothing but the prompt differs.
  private func frame(of prompt: String) async throws -> [UInt8] {
    _ = try await render(request([prompt], milliseconds: 100), to: "a.mp4")
    try await tools.extractFrame(
      from: bench.path("a.mp4"),
      at: Milliseconds(50),
      to: bench.path("f.png")
    )
    return try bench.bytes("f.png")
  }

  @Test func `prompts of three scripts and of no script give four different frames`() async throws {
    let prompts = [
      "rain at night", "雨の夜に歩く", "تمشي تحت المطر", String(repeating: "\u{E0FF}", count: 12),
    ]
    var frames: Set<[UInt8]> = []
    for prompt in prompts { frames.insert(try await frame(of: prompt)) }
    #expect(frames.count == 4)
    #expect(try await frame(of: prompts[0]) == frame(of: prompts[0]))
  }

  @Test func `what a prompt holds never reaches ffmpeg or Pango as syntax`() async throws {
    let prompts = [
      "a':x=0;[0:v]drawtext=text=evil,movie=/etc/passwd %{pts} \\ ' \"",
      "<span size='999999'>&amp; <b> & </i> &#0; \u{1}\u{7F}\u{FFFF}\u{202E}",
      "-i /etc/passwd\n-y\r\n\t\u{2028}$(reboot)`", "", "   ",
    ]
    let facts = try await render(request(prompts, milliseconds: 200), to: "a.mp4")
    #expect(facts.duration == Milliseconds(1000))
  }

  @Test func `a storyboard with pictures, names and a very long prompt is drawn`() async throws {
    let face = try bench.file("face.png", HandmadePNG(width: 120, height: 160).bytes)
    var story = request([String(repeating: "word ", count: 13_000), "short"])
    story.cast = (0..<12).map {
      AnimaticPerson(name: "P\($0)", picturePath: $0 % 2 == 0 ? face : nil)
    }
    story.title = "The harbour"
    story.leadPicturePath = face
    #expect(try await render(story, to: "a.mp4").duration == Milliseconds(1000))
  }

  @Test func `a broken reference picture is the error, and leaves nothing`() async throws {
    let face = try bench.file(
      "face.png",
      Array(HandmadePNG(width: 120, height: 160).bytes.prefix(999))
    )
    var story = request()
    story.cast = [AnimaticPerson(name: "Luna", picturePath: face)]
    await #expect(throws: ImagingError.self) { try await render(story, to: "a.mp4") }
    #expect(!bench.exists("a.mp4"))
    #expect(try FileManager.default.contentsOfDirectory(atPath: bench.path("work")).isEmpty)
  }

  @Test func `progress rises to one`() async throws {
    let seen = Seen()
    try await tools.renderAnimatic(
      request(["a", "b"]),
      to: bench.path("a.mp4"),
      workFolder: bench.folder
    ) { seen.add($0) }
    #expect(seen.values.last == 1 && seen.values == seen.values.sorted())
    #expect(seen.values.count >= 3)
  }

  @Test func `cancelling leaves no output and no work behind`() async throws {
    let long = request(["a", "b", "c"], width: 1280, height: 720, milliseconds: 60_000)
    let output = bench.path("a.mp4")
    let work = bench.path("work")
    for delay in [0, 30, 400, 900] {
      let task = Task { [tools] in
        try await tools.renderAnimatic(long, to: output, workFolder: work)
      }
      try await Task.sleep(for: .milliseconds(delay))
      task.cancel()
      await #expect(throws: CancellationError.self) { try await task.value }
      #expect(!bench.exists("a.mp4"))
      let left = (try? FileManager.default.contentsOfDirectory(atPath: work)) ?? []
      #expect(left.isEmpty)
    }
  }
}

/// What a progress closure was told.
private final class Seen: @unchecked Sendable {
  // The lock guards the list.
  private let lock = NSLock()
  private var list: [Double] = []

  func add(_ value: Double) { lock.withLock { list.append(value) } }
  var values: [Double] { lock.withLock { list } }
}
