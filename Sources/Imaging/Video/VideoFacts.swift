package import TroupeModel

/// What a video is, as ffprobe reads its headers.
package struct VideoFacts: Hashable, Sendable {
  /// `mp4`, `mov`, `webm`, `matroska` or what else it is.
  package var container: String
  /// In pixels, as shown: after a rotation by the file.
  package var width: Int
  package var height: Int
  package var duration: Milliseconds
  /// Frames a second on average.
  package var frameRate: Double
  /// Such as `h264` or `vp9`.
  package var videoCodec: String
  package var hasAudio: Bool

  /// Creates the facts.
  package init(
    container: String,
    width: Int,
    height: Int,
    duration: Milliseconds,
    frameRate: Double,
    videoCodec: String,
    hasAudio: Bool
  ) {
    self.container = container
    self.width = width
    self.height = height
    self.duration = duration
    self.frameRate = frameRate
    self.videoCodec = videoCodec
    self.hasAudio = hasAudio
  }
}

extension VideoFacts {
  /// The facts out of ffprobe's JSON; nil when there is no video in it.
  init?(ffprobe json: JSON) {
    guard let streams = json["streams"]?.elements, let format = json["format"],
      let video = streams.first(where: {
        $0["codec_type"]?.text == "video" && $0["disposition"]?["attached_pic"]?.int != 1
      }),
      let width = video["width"]?.int, let height = video["height"]?.int, width > 0, height > 0,
      let codec = video["codec_name"]?.text
    else { return nil }
    let turn = video["side_data_list"]?.elements?.compactMap { $0["rotation"]?.int }.first ?? 0
    let sideways = turn % 180 != 0
    let seconds = (video["duration"]?.text ?? format["duration"]?.text).flatMap(Double.init) ?? 0
    self.init(
      container: VideoFacts.container(format, codec: codec),
      width: sideways ? height : width,
      height: sideways ? width : height,
      duration: .seconds(seconds.isFinite ? min(max(0, seconds), 1e9) : 0),
      frameRate: VideoFacts.rate(video["avg_frame_rate"]?.text)
        ?? VideoFacts.rate(video["r_frame_rate"]?.text) ?? 0,
      videoCodec: codec,
      hasAudio: streams.contains { $0["codec_type"]?.text == "audio" }
    )
  }

  /// ffprobe names families; the brand and the codec tell their members apart.
  private static func container(_ format: JSON, codec: String) -> String {
    let family = format["format_name"]?.text ?? ""
    if family.hasPrefix("mov,") {
      return format["tags"]?["major_brand"]?.text == "qt  " ? "mov" : "mp4"
    }
    if family.hasPrefix("matroska") {
      return ["vp8", "vp9", "av1"].contains(codec) ? "webm" : "matroska"
    }
    return family.split(separator: ",").first.map(String.init) ?? family
  }

  private static func rate(_ fraction: String?) -> Double? {
    let parts = (fraction ?? "").split(separator: "/").compactMap { Double($0) }
    guard parts.count == 2, parts[0] > 0, parts[1] > 0 else { return nil }
    return parts[0] / parts[1]
  }
}
