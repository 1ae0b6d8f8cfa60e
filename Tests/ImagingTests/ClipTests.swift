import Foundation
import Testing
import TestSupport
import TroupeModel

@testable import Imaging

@Suite(.enabled(if: ImagingTools.canFilm, "ffmpeg or troupe-imaging is missing"))
struct ClipTests {
  let bench: Bench
  let tools = ImagingTools.here

  init() throws { bench = try Bench() }

  @Test func `every picture is on for its share, whatever its format and shape`() async throws {
    let pictures = [
      try await bench.still("a.png", "color=red:s=301x205"),
      try await bench.still("b.jpg", "color=lime:s=64x400"),
      try await bench.still("c.webp", "color=blue:s=33x31"),
      try await bench.made("d.gif", from: "color=yellow:s=50x50:d=0.5:r=10"),
      try await bench.still("e.png", "color=white@0.0:s=40x30,format=rgba"),
    ]
    let clip = bench.path("clip.mp4")
    try await tools.makeClip(of: pictures, to: clip, size: (320, 180), seconds: 2.5)
    let facts = try await tools.probeVideo(at: clip)
    #expect(
      facts
        == VideoFacts(
          container: "mp4",
          width: 320,
          height: 180,
          duration: Milliseconds(2500),
          frameRate: 24,
          videoCodec: "h264",
          hasAudio: false
        )
    )
    #expect(try await tools.frameCount(of: clip) == 60)
    #expect(try await tools.streams(of: clip) == ["h264", "yuv420p"])
    let colours = [(255, 0, 0), (0, 255, 0), (0, 0, 255), (255, 255, 0), (0, 0, 0)]
    for (index, (red, green, blue)) in colours.enumerated() {
      for part in [1, 11] {
        let time = Milliseconds(Int64(index * 500 + part * 500 / 12))
        let seen = try await tools.colour(of: clip, at: time)
        #expect(seen.isNear(red, green, blue, within: 20), "\(seen) at \(time.seconds)")
      }
    }
    #expect(!bench.exists("clip.mp4.part.mp4"))
    let bytes = try bench.bytes("clip.mp4")
    let index = try #require(bytes.firstRange(of: Array("moov".utf8))).lowerBound
    #expect(try index < #require(bytes.firstRange(of: Array("mdat".utf8))).lowerBound)
  }

  @Test(arguments: [(400, 300), (300, 400), (1000, 120)])
  func `a picture stays whole to the end and grows until it touches the frame`(
    width: Int,
    height: Int
  ) async throws {
    // White inside, with a rim of red: were anything cut off, it would be the rim.
    let rim = max(2, min(width, height) / 12)
    let picture = try await bench.still(
      "a.png",
      "color=white:s=\(width)x\(height),format=rgb24,drawbox=c=red:t=\(rim)"
    )
    let clip = bench.path("clip.mp4")
    try await tools.makeClip(of: [picture], to: clip, size: (320, 320), seconds: 1)
    var extents: [Int] = []
    for time: Int64 in [0, 500, 970] {
      let frame = bench.path("f.png")
      try await tools.extractFrame(from: clip, at: Milliseconds(time), to: frame)
      let line = try await tools.middle(of: frame, width: 320, height: 320, down: width < height)
      // The ground is the blurred middle of the picture, so along this line only the rim is red.
      let red = line.indices.filter { line[$0].isNear(255, 0, 0, within: 90) }
      let first = try #require(red.first)
      let last = try #require(red.last)
      #expect(line[160].isNear(255, 255, 255), "at \(time)")
      #expect(abs(first - (319 - last)) <= 2, "in the middle at \(time): \(first) to \(last)")
      extents.append(last - first + 1)
    }
    #expect(extents[0] < extents[1] && extents[1] < extents[2], "\(extents)")
    #expect(extents[2] >= 315, "\(extents)")
  }

  @Test func `a clip of one picture moves`() async throws {
    let picture = try await bench.still("a.png", "testsrc2=s=320x240")
    let clip = bench.path("clip.mp4")
    try await tools.makeClip(of: [picture], to: clip, size: (320, 240), seconds: 1, frameRate: 10)
    var frames: Set<[UInt8]> = []
    for index in 0..<10 {
      let file = bench.path("f.png")
      try await tools.extractFrame(from: clip, at: Milliseconds(Int64(index * 100)), to: file)
      frames.insert(try bench.bytes("f.png"))
    }
    #expect(frames.count == 10)
  }

  @Test func `twelve pictures at once, an odd size and the shortest time`() async throws {
    let picture = try bench.file("a.png", HandmadePNG(width: 1, height: 1).bytes)
    let clip = bench.path("clip.mp4")
    try await tools.makeClip(
      of: Array(repeating: picture, count: 12),
      to: clip,
      size: (101, 65),
      seconds: 1.2,
      frameRate: 10
    )
    let facts = try await tools.probeVideo(at: clip)
    #expect(facts.width == 100 && facts.height == 64)
    #expect(try await tools.frameCount(of: clip) == 12)
  }

  @Test func `what no clip can be made of is refused before anything is drawn`() async throws {
    let picture = try bench.file("a.png", HandmadePNG(width: 8, height: 8).bytes)
    func refusal(
      _ count: Int,
      _ size: (Int, Int) = (128, 128),
      _ seconds: Double = 4,
      _ rate: Int = 24
    ) async -> ImagingError? {
      await #expect(throws: ImagingError.self) {
        try await tools.makeClip(
          of: Array(repeating: picture, count: count),
          to: bench.path("clip.mp4"),
          size: (width: size.0, height: size.1),
          seconds: seconds,
          frameRate: rate
        )
      }
    }
    #expect(await refusal(0) == .badPictureCount(0))
    #expect(await refusal(13) == .badPictureCount(13))
    #expect(await refusal(1, (63, 128)) == .badSize(width: 63, height: 128))
    #expect(await refusal(1, (128, 4097)) == .badSize(width: 128, height: 4097))
    let shortest = Milliseconds(200)
    #expect(
      await refusal(1, (128, 128), 0.1) == .badLength(Milliseconds(100), shortest: shortest)
    )
    #expect(
      await refusal(12, (128, 128), 1)
        == .badLength(Milliseconds(1000), shortest: Milliseconds(1200))
    )
    #expect(
      await refusal(1, (128, 128), 61) == .badLength(Milliseconds(61_000), shortest: shortest)
    )
    #expect(
      await refusal(1, (128, 128), .nan) == .badLength(Milliseconds(0), shortest: shortest)
    )
    #expect(await refusal(1, (128, 128), 1, 0) == .badFrameRate(0))
    #expect(try bench.names() == ["a.png"])
  }

  @Test func `a picture that is none or is cut off is the error, and leaves nothing`() async throws
  {
    let whole = HandmadePNG(width: 90, height: 90).bytes
    let good = try bench.file("a.png", whole)
    let cut = try bench.file("b.png", Array(whole.prefix(999)))
    let text = try bench.file("c.png", Array("hello".utf8))
    for (path, error) in [(cut, ImagingError.truncated), (text, .notAPicture(found: .text))] {
      await #expect(throws: error) {
        try await tools.makeClip(
          of: [good, path],
          to: bench.path("clip.mp4"),
          size: (128, 128),
          seconds: 1
        )
      }
    }
    #expect(try bench.names() == ["a.png", "b.png", "c.png"])
  }

  @Test func `shares are equal within a frame and add up`() throws {
    let seed = UInt64.random(in: 0...UInt64.max)
    var random = SeededRandom(seed: seed)
    for _ in 0..<2000 {
      let pictures = Int.random(in: 1...12, using: &random)
      let rate = Int.random(in: 10...60, using: &random)
      let seconds = Double.random(in: 1.2...60, using: &random)
      let timeline = try ClipTimeline(pictures: pictures, seconds: seconds, frameRate: rate)
      let (least, most) = (timeline.frames.min() ?? 0, timeline.frames.max() ?? 0)
      #expect(timeline.frames.count == pictures && least >= 1, "seed \(seed)")
      #expect(most - least <= 1, "seed \(seed)")
      #expect(abs(Double(timeline.total) - seconds * Double(rate)) <= 0.5, "seed \(seed)")
    }
  }
}
