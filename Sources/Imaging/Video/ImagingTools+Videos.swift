package import TroupeModel

extension ImagingTools {
  /// Options that keep ffmpeg and ffprobe to the one file, to known containers and to some memory: a
  /// playlist that names other files is no video.
  static let bounds = [
    "-v", "error", "-max_alloc", "1073741824", "-protocol_whitelist", "file",
    "-format_whitelist", "mov,matroska,webm,avi,mpegts,gif,ogg,flv",
  ]

  /// The facts of a video, from its headers, within `videoLimit`.
  package func probeVideo(at path: String) async throws -> VideoFacts {
    let kind = try await offThePool { FileKind(head: try FileHead.read(path)) }
    let run = ProgramRun(
      program: ffprobe,
      arguments: ImagingTools.bounds + [
        "-of", "json", "-show_entries",
        "format=format_name,duration:format_tags=major_brand"
          + ":stream=codec_type,codec_name,width,height,avg_frame_rate,r_frame_rate,duration"
          + ":stream_disposition=attached_pic:stream_side_data=rotation",
        "file:" + path,
      ],
      environment: environment,
      timeLimit: videoLimit
    )
    let output: [UInt8]
    do {
      output = try await run.output()
    } catch ImagingError.toolFailed(_, _) {
      throw ImagingError.notAVideo(found: kind)
    }
    guard let json = try? JSON(parsing: output), let facts = VideoFacts(ffprobe: json) else {
      throw ImagingError.notAVideo(found: kind)
    }
    return facts
  }

  /// Writes the frame at a time as a PNG, which appears by rename when it is whole.
  ///
  /// It is the first one that begins then or later, or the last of a video that ends less than half a
  /// second before.
  package func extractFrame(
    from video: String,
    at time: Milliseconds,
    to path: String
  ) async throws {
    let kind = try await offThePool { FileKind(head: try FileHead.read(video)) }
    let temporary = path + ".part.png"
    do {
      try await writeFrame(of: video, from: time, last: false, to: temporary)
      if try await offThePool({ !FileMove.exists(temporary) }) {
        let earlier = Milliseconds(max(0, time.value - 500))
        try await writeFrame(of: video, from: earlier, last: true, to: temporary)
      }
      try await offThePool { try FileMove.move(temporary, to: path, missing: .noFrame(at: time)) }
    } catch {
      try? await offThePool { FileMove.remove(temporary) }
      if case ImagingError.toolFailed(_, _) = error, kind != .mp4, kind != .webm, kind != .avi {
        throw ImagingError.notAVideo(found: kind)
      }
      throw error
    }
  }

  /// The first frame from a time on, or the last within half a second of it; no file when there is none.
  private func writeFrame(
    of video: String,
    from time: Milliseconds,
    last: Bool,
    to path: String
  ) async throws {
    let filter = last ? ["-vf", "trim=end=0.5,reverse"] : []
    let run = ProgramRun(
      program: ffmpeg,
      arguments: ["-nostdin", "-y"] + ImagingTools.bounds + [
        "-threads", "2", "-ss", "\(max(0, time.seconds))", "-i", "file:" + video, "-map", "0:v:0",
      ] + filter + [
        "-frames:v", "1", "-c:v", "png", "-f", "image2", "-update", "1", "file:" + path,
      ],
      environment: environment,
      timeLimit: videoLimit
    )
    try await run.run { _ in }
  }
}
