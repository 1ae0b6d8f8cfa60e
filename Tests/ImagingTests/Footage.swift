import Testing
import TroupeModel

@testable import Imaging

extension Bench {
  /// A file that ffmpeg makes out of nothing; its suffix is its format.
  ///
  /// The source is one of `-f lavfi`; the options are what follows, such as a codec.
  func made(_ name: String, from source: String, _ options: [String] = []) async throws -> String {
    let run = ProgramRun(
      program: ImagingTools.here.ffmpeg,
      arguments: ["-nostdin", "-y", "-v", "error", "-f", "lavfi", "-i", source] + options
        + ["file:" + path(name)],
      environment: ImagingTools.here.environment,
      timeLimit: .seconds(60)
    )
    try await run.run { _ in }
    return path(name)
  }

  /// A picture of one colour, or of what a longer source says.
  func still(_ name: String, _ source: String) async throws -> String {
    try await made(name, from: source, ["-frames:v", "1"])
  }

  /// A video in which every frame says its number: its grey is 16 and 6 more for each frame before it.
  ///
  /// Only the first is a key frame.
  func counting(
    _ name: String,
    frames: Int,
    rate: Int = 10,
    sound: Bool = false,
    codec: String = "libx264"
  ) async throws -> String {
    let length = Double(frames) / Double(rate)
    let tone = sound ? ["-f", "lavfi", "-i", "sine=d=\(length)", "-shortest"] : []
    return try await made(
      name,
      from:
        "color=black:s=65x48:r=\(rate):d=\(length),format=yuv444p,geq=lum='16+6*N':cb=128:cr=128",
      tone + ["-c:v", codec, "-g", "1000", "-pix_fmt", "yuv444p"]
    )
  }
}

/// The mean colour of a part of a picture.
struct MeanColour: Hashable, CustomStringConvertible {
  var bands: [Int]

  var description: String { "\(bands)" }

  /// Whether every band is within a distance of another colour's.
  func isNear(_ red: Int, _ green: Int, _ blue: Int, within distance: Int = 12) -> Bool {
    zip(bands, [red, green, blue]).allSatisfy { abs($0 - $1) <= distance }
  }
}

extension ImagingTools {
  /// The mean colour of a rectangle of a picture, or of a video's frame at a time.
  ///
  /// The area is left, top, width and height in hundredths of the whole.
  func colour(
    of path: String,
    at time: Milliseconds? = nil,
    area: (x: Int, y: Int, width: Int, height: Int) = (0, 0, 100, 100)
  ) async throws -> MeanColour {
    let crop = "crop=iw*\(area.width)/100:ih*\(area.height)/100:iw*\(area.x)/100:ih*\(area.y)/100"
    let run = ProgramRun(
      program: ffmpeg,
      arguments: ["-nostdin", "-v", "error"] + (time.map { ["-ss", "\($0.seconds)"] } ?? [])
        + [
          "-i", "file:" + path, "-frames:v", "1",
          "-vf", "format=gbrp,\(crop),scale=1:1:flags=area,format=rgb24", "-f", "rawvideo",
          "pipe:1",
        ],
      environment: environment,
      timeLimit: .seconds(60)
    )
    let bytes = try await run.output()
    try #require(bytes.count == 3, "\(path) has no such frame")
    return MeanColour(bands: bytes.map(Int.init))
  }

  /// The colours along the middle of a picture, from left to right or from top to bottom.
  func middle(of path: String, width: Int, height: Int, down: Bool) async throws -> [MeanColour] {
    let crop = down ? "crop=1:ih:iw/2:0" : "crop=iw:1:0:ih/2"
    let run = ProgramRun(
      program: ffmpeg,
      arguments: [
        "-nostdin", "-v", "error", "-i", "file:" + path, "-vf", "format=gbrp,\(crop),format=rgb24",
        "-f", "rawvideo", "pipe:1",
      ],
      environment: environment,
      timeLimit: .seconds(60)
    )
    let bytes = try await run.output()
    try #require(bytes.count == (down ? height : width) * 3)
    return stride(from: 0, to: bytes.count, by: 3).map {
      MeanColour(bands: bytes[$0..<$0 + 3].map(Int.init))
    }
  }

  /// How many frames a video has, by decoding it.
  func frameCount(of path: String) async throws -> Int {
    let run = ProgramRun(
      program: ffprobe,
      arguments: [
        "-v", "error", "-count_frames", "-select_streams", "v:0", "-show_entries",
        "stream=nb_read_frames", "-of", "csv=p=0", "file:" + path,
      ],
      environment: environment,
      timeLimit: .seconds(60)
    )
    let text = String(decoding: try await run.output(), as: UTF8.self)
    return try #require(Int(text.filter(\.isNumber)))
  }

  /// The format of the pixels and the codecs, as ffprobe calls them.
  func streams(of path: String) async throws -> Set<String> {
    let run = ProgramRun(
      program: ffprobe,
      arguments: [
        "-v", "error", "-show_entries", "stream=codec_name,pix_fmt", "-of", "default=nk=1:nw=1",
        "file:" + path,
      ],
      environment: environment,
      timeLimit: .seconds(60)
    )
    let text = String(decoding: try await run.output(), as: UTF8.self)
    return Set(text.split(whereSeparator: \.isNewline).map(String.init))
  }
}
