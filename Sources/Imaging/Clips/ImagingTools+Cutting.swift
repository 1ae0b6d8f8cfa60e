package import TroupeModel

extension ImagingTools {
  /// The shortest clip, in milliseconds.
  private static let shortestCut: Int64 = 200

  /// Cuts a part out of a video as an H.264 MP4 (4:2:0, for streaming), with its sound where there is some.
  ///
  /// It is encoded anew, so that it begins and ends at the very frames: those that begin at `start` or later and
  /// before `end`. The output appears by rename when it is whole.
  ///
  /// - Parameters:
  ///   - video: the path of a video.
  ///   - start: where the clip begins, from the beginning of the video.
  ///   - end: where it ends, at least 0.2 seconds later, and no more than a frame after the end of the video.
  ///   - output: where to put the clip.
  /// - Throws: `ImagingError`, and then there is no output.
  package func cutClip(
    from video: String,
    start: Milliseconds,
    end: Milliseconds,
    to output: String
  ) async throws {
    let facts = try await probeVideo(at: video)
    let (length, overflow) = end.value.subtractingReportingOverflow(start.value)
    let frame = Milliseconds.seconds(1 / max(1, facts.frameRate))
    guard start.value >= 0, end <= facts.duration + frame || facts.duration.value == 0 else {
      throw ImagingError.outsideVideo(start: start, end: end, length: facts.duration)
    }
    guard !overflow, length >= ImagingTools.shortestCut else {
      throw ImagingError.rangeTooShort(start: start, end: end)
    }
    let temporary = output + ".part.mp4"
    let arguments =
      ["-nostdin", "-y"] + ImagingTools.bounds + [
        "-threads", "2", "-ss", "\(start.seconds)", "-i", "file:" + video,
        "-t", "\(Milliseconds(length).seconds)", "-map", "0:V:0", "-map", "0:a:0?",
        "-vf", "scale=ceil(iw/2)*2:ceil(ih/2)*2,format=yuv420p",
        "-c:v", "libx264", "-preset", "veryfast", "-crf", "18", "-threads", "2",
        "-c:a", "aac", "-b:a", "160k", "-map_metadata", "-1", "-map_chapters", "-1",
        "-movflags", "+faststart", "-f", "mp4", "file:" + temporary,
      ]
    do {
      try await encode(arguments, to: temporary, then: output)
    } catch ImagingError.brokenVideo {
      // A video that does not say how long it is has ended before the start: nothing was written.
      throw ImagingError.outsideVideo(start: start, end: end, length: facts.duration)
    }
  }
}
