/// The ffmpeg command that turns one still for each scene into a moving video.
///
/// Nothing that a user wrote is in it: only numbers, and paths of our own making.
struct AnimaticEncoding {
  var timeline: AnimaticTimeline
  var width: Int
  var height: Int
  var barHeight: Int
  /// A still for each scene that has frames, in order.
  var stills: [(path: String, frames: Int)]
  var output: String

  var arguments: [String] {
    let rate = String(timeline.frameRate)
    let inputs = stills.flatMap { still in
      [
        "-threads", "1", "-framerate", rate, "-f", "image2", "-c:v", "png", "-i",
        "file:" + still.path,
      ]
    }
    return ["-nostdin", "-y", "-v", "error", "-filter_complex_threads", "2"] + inputs + [
      "-filter_complex", graph, "-map", "[out]", "-an", "-frames:v", String(timeline.total),
      "-c:v", "libx264", "-preset", "veryfast", "-tune", "stillimage", "-crf", "22",
      "-threads", "2", "-g", String(timeline.frameRate * 4), "-r", rate,
      "-colorspace", "bt709", "-color_primaries", "bt709", "-color_trc", "bt709",
      "-color_range", "tv", "-map_metadata", "-1", "-metadata", "comment=Rehearsal by Troupe",
      "-movflags", "+faststart", "-f", "mp4", "-progress", "pipe:1", "-stats_period", "0.25",
      "file:" + output,
    ]
  }

  /// Each still is decoded and converted once, then repeated; a bar runs along the foot over all of them.
  private var graph: String {
    let rate = timeline.frameRate
    var parts: [String] = []
    for (index, still) in stills.enumerated() {
      parts.append(
        "[\(index):v]scale=out_color_matrix=bt709:out_range=tv,format=yuv420p,setsar=1,"
          + "loop=loop=\(still.frames - 1):size=1:start=0,settb=1/\(rate),setpts=N[s\(index)]"
      )
    }
    let joined = stills.indices.map { "[s\($0)]" }.joined()
    parts.append(
      "\(joined)concat=n=\(stills.count):v=1:a=0,settb=1/\(rate),setpts=N[still]"
    )
    parts.append(
      "color=c=0xEEA63C:s=\(width)x\(barHeight):r=\(rate),format=yuv420p[bar]"
    )
    parts.append(
      "[still][bar]overlay=x='-w+w*(n+1)/\(timeline.total)':y=\(height - barHeight)"
        + ":eval=frame:shortest=1:format=yuv420[out]"
    )
    return parts.joined(separator: ";")
  }
}
