/// The ffmpeg command that shows stills one after another, each slowly growing.
///
/// Nothing that a user wrote is in it: only numbers, and paths of our own making.
struct ClipEncoding {
  /// How much larger a still is at the end of its time than at its beginning.
  ///
  /// A picture lies in the middle of its still, smaller by just that, so that it never grows out of the frame.
  static let growth = 1.08

  var timeline: ClipTimeline
  var width: Int
  var height: Int
  /// One for each count of frames in the timeline.
  var stills: [String]
  var output: String

  /// The side of the box in which a picture lies on its still.
  static func box(_ side: Int) -> Int { Int(Double(side) / growth) / 2 * 2 }

  var arguments: [String] {
    let rate = String(timeline.frameRate)
    let inputs = stills.flatMap { still in
      [
        "-threads", "1", "-framerate", rate, "-f", "image2", "-pattern_type", "none",
        "-c:v", "png", "-i", "file:" + still,
      ]
    }
    return ["-nostdin", "-y", "-v", "error", "-filter_complex_threads", "2"] + inputs + [
      "-filter_complex", graph, "-map", "[out]", "-an", "-frames:v", String(timeline.total),
      "-c:v", "libx264", "-preset", "veryfast", "-crf", "20", "-threads", "2", "-r", rate,
      "-colorspace", "bt709", "-color_primaries", "bt709", "-color_trc", "bt709",
      "-color_range", "tv", "-map_metadata", "-1", "-movflags", "+faststart", "-f", "mp4",
      "file:" + output,
    ]
  }

  private var graph: String {
    let rate = timeline.frameRate
    let parts = stills.indices.map { index -> String in
      let frames = timeline.frames[index]
      return "[\(index):v]scale=out_color_matrix=bt709:out_range=tv,format=yuv420p,setsar=1,"
        + "loop=loop=\(frames - 1):size=1:start=0,settb=1/\(rate),setpts=N,"
        + "\(growing(over: frames)),settb=1/\(rate),setpts=N[s\(index)]"
    }
    let joined = stills.indices.map { "[s\($0)]" }.joined()
    return parts.joined(separator: ";")
      + ";\(joined)concat=n=\(stills.count):v=1:a=0,settb=1/\(rate),setpts=N[out]"
  }

  /// The four corners move inwards; `perspective` works in fractions of pixels, where `zoompan` would tremble.
  private func growing(over frames: Int) -> String {
    let share = (1 - 1 / ClipEncoding.growth) / 2
    let left = "W*\(share)*(on-1)/\(max(1, frames - 1))"
    let top = "H*\(share)*(on-1)/\(max(1, frames - 1))"
    return "perspective=x0='\(left)':y0='\(top)':x1='W-\(left)':y1='\(top)'"
      + ":x2='\(left)':y2='H-\(top)':x3='W-\(left)':y3='H-\(top)'"
      + ":sense=source:interpolation=cubic:eval=frame"
  }
}
