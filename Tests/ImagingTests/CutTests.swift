import Testing
import TroupeModel

@testable import Imaging

@Suite(.enabled(if: ImagingTools.canFilm, "ffmpeg or troupe-imaging is missing"))
struct CutTests {
  let bench: Bench
  let tools = ImagingTools.here

  init() throws { bench = try Bench() }

  /// The number that a frame of a counting video says.
  private func number(of path: String, at time: Int64) async throws -> Int {
    let grey = try await tools.colour(of: path, at: Milliseconds(time)).bands[0]
    // Grey 16 to 235 of the video are 0 to 255 of the picture.
    return Int(((Double(grey) * 219 / 255) / 6).rounded())
  }

  @Test(arguments: [(0, 1000), (1000, 2000), (1300, 1500), (2900, 3000 + 100), (700, 3000)])
  func `a cut begins and ends at the very frames, far from any key frame`(
    start: Int,
    end: Int
  ) async throws {
    let film = try await bench.counting("film.mp4", frames: 30)
    let cut = bench.path("cut.mp4")
    try await tools.cutClip(
      from: film,
      start: Milliseconds(Int64(start)),
      end: Milliseconds(Int64(end)),
      to: cut
    )
    let frames = min(30, end / 100) - start / 100
    #expect(try await tools.frameCount(of: cut) == frames)
    #expect(try await number(of: cut, at: 0) == start / 100)
    let last = Int64(frames - 1) * 100
    #expect(try await number(of: cut, at: last) == start / 100 + frames - 1)
    let facts = try await tools.probeVideo(at: cut)
    #expect(abs(Int(facts.duration.value) - frames * 100) <= 100)
    // 65 pixels wide became 66: H.264 in 4:2:0 has even sizes only.
    #expect(facts.width == 66 && facts.height == 48 && !facts.hasAudio)
    #expect(try await tools.streams(of: cut) == ["h264", "yuv420p"])
    #expect(!bench.exists("cut.mp4.part.mp4"))
  }

  @Test(arguments: [("film.mp4", "libx264"), ("film.webm", "libvpx"), ("film.mkv", "libx264")])
  func `sound is kept, and lasts as long as the picture`(
    name: String,
    codec: String
  ) async throws {
    let film = try await bench.counting(name, frames: 30, sound: true, codec: codec)
    #expect(try await tools.probeVideo(at: film).hasAudio)
    let cut = bench.path("cut.mp4")
    try await tools.cutClip(
      from: film,
      start: Milliseconds(1000),
      end: Milliseconds(2500),
      to: cut
    )
    #expect(try await tools.streams(of: cut) == ["h264", "yuv420p", "aac"])
    let facts = try await tools.probeVideo(at: cut)
    #expect(facts.hasAudio && facts.container == "mp4")
    #expect(abs(facts.duration.value - 1500) <= 100)
    #expect(try await number(of: cut, at: 0) == 10)
  }

  @Test(arguments: [(-1, 1000), (0, 3201), (3500, 4000), (-5000, -4000)])
  func `a range outside the video is refused, and says how long that is`(
    start: Int64,
    end: Int64
  ) async throws {
    let film = try await bench.counting("film.mp4", frames: 30)
    let range = (Milliseconds(start), Milliseconds(end))
    let error = await #expect(throws: ImagingError.self) {
      try await tools.cutClip(
        from: film,
        start: range.0,
        end: range.1,
        to: bench.path("cut.mp4")
      )
    }
    #expect(
      error == .outsideVideo(start: range.0, end: range.1, length: Milliseconds(3000))
    )
    #expect(error?.message.hasSuffix("which lasts 3.0 seconds.") == true)
    #expect(try bench.names() == ["film.mp4"])
  }

  static let short: [(Int64, Int64)] = [(1000, 1199), (1000, 1000), (2000, 1000), (0, .min)]

  @Test(arguments: short)
  func `a range shorter than a fifth of a second is refused`(
    start: Int64,
    end: Int64
  ) async throws {
    let film = try await bench.counting("film.mp4", frames: 30)
    await #expect(
      throws: ImagingError.rangeTooShort(start: Milliseconds(start), end: Milliseconds(end))
    ) {
      try await tools.cutClip(
        from: film,
        start: Milliseconds(start),
        end: Milliseconds(end),
        to: bench.path("cut.mp4")
      )
    }
    #expect(try bench.names() == ["film.mp4"])
  }

  @Test func `what is no video is refused by what it is`() async throws {
    let text = try bench.file("a.mp4", Array("<html>".utf8))
    await #expect(throws: ImagingError.notAVideo(found: .html)) {
      try await tools.cutClip(
        from: text,
        start: Milliseconds(0),
        end: Milliseconds(1000),
        to: bench.path("cut.mp4")
      )
    }
  }

  @Test func `a video that does not say how long it is can be cut until its end`() async throws {
    let film = try await bench.counting("film.mp4", frames: 30)
    // A stream of Matroska into a pipe has no length in its header.
    let run = ProgramRun(
      program: tools.ffmpeg,
      arguments: [
        "-nostdin", "-v", "error", "-i", "file:" + film, "-c", "copy", "-f", "matroska", "pipe:1",
      ],
      environment: tools.environment,
      timeLimit: .seconds(60)
    )
    let endless = try bench.file("endless.mkv", try await run.output())
    let cut = bench.path("cut.mp4")
    try await tools.cutClip(
      from: endless,
      start: Milliseconds(2000),
      end: Milliseconds(2500),
      to: cut
    )
    #expect(try await number(of: cut, at: 0) == 20)
    await #expect(throws: ImagingError.self) {
      try await tools.cutClip(
        from: endless,
        start: Milliseconds(9000),
        end: Milliseconds(9500),
        to: bench.path("none.mp4")
      )
    }
    #expect(!bench.exists("none.mp4") && !bench.exists("none.mp4.part.mp4"))
  }
}
