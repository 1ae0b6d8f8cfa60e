import TroupeModel

/// How many frames each picture of a clip is shown, so that the shares are equal within a frame.
struct ClipTimeline: Hashable, Sendable {
  /// Frames a second.
  var frameRate: Int
  /// One count for each picture, none of them 0.
  var frames: [Int]

  var total: Int { frames.reduce(0, +) }

  /// No picture is shown for less, in milliseconds.
  private static let shortestShare = 100

  /// Divides a length, or throws what cannot be meant.
  init(pictures: Int, seconds: Double, frameRate: Int) throws(ImagingError) {
    guard (1...12).contains(pictures) else { throw .badPictureCount(pictures) }
    guard (10...60).contains(frameRate) else { throw .badFrameRate(frameRate) }
    let shortest = Milliseconds(Int64(max(200, pictures * ClipTimeline.shortestShare)))
    guard seconds >= shortest.seconds, seconds <= 60 else {
      throw .badLength(.seconds(seconds), shortest: shortest)
    }
    let total = Int((seconds * Double(frameRate)).rounded())
    let ends = (0...pictures).map { total * $0 / pictures }
    self.frameRate = frameRate
    frames = zip(ends, ends.dropFirst()).map { $1 - $0 }
  }
}
