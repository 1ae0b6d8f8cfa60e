import TroupeModel

/// How many frames each scene lasts, so that the whole is as long as asked within half a frame.
struct AnimaticTimeline: Hashable, Sendable {
  /// Frames a second: 24, or 12 where 24 would take long to encode.
  var frameRate: Int
  /// One count for each scene; 0 for a scene shorter than half a frame.
  var frames: [Int]

  var total: Int { frames.reduce(0, +) }

  /// Divides the durations into frames, without letting rounding add up.
  init(durations: [Milliseconds], width: Int, height: Int) {
    let length = durations.reduce(Milliseconds(0)) { $0 + $1 }
    let pixels = Double(width * height) * 24 * length.seconds
    frameRate = pixels > 1.6e9 ? 12 : 24
    frames = []
    var time = 0.0
    var shown = 0
    for duration in durations {
      time += duration.seconds
      let end = Int((time * Double(frameRate)).rounded())
      frames.append(end - shown)
      shown = end
    }
    // A video has a frame, however short it is.
    if shown == 0, !frames.isEmpty { frames[0] = 1 }
  }

  var duration: Milliseconds { .seconds(Double(total) / Double(frameRate)) }
}
