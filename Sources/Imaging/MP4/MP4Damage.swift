/// What is wrong with a file that should be a whole MP4 or QuickTime video.
package enum MP4Damage: Error, Hashable, Sendable {
  case unreadable(reason: String)
  case notMP4(looksLike: FileKind)
  /// A box says that it ends past the end of the file.
  case truncated(expected: UInt64, actual: UInt64)
  /// After the last whole box come bytes that are none.
  case trailingBytes(at: UInt64)
  case missingBox(String)
  /// A track's samples are not all inside the file; the track counts from 1.
  case sampleOutside(track: Int, end: UInt64, fileSize: UInt64)
  case noSamples
  case malformed(box: String, at: UInt64)
}

extension MP4Damage {
  /// What is wrong, in one sentence.
  package var message: String {
    switch self {
    case .unreadable(let reason): "The video cannot be read: \(reason)."
    case .notMP4(let kind): "The file is not an MP4 video but \(kind.words)."
    case .truncated(let expected, let actual):
      "The video is cut off: it has \(actual) of at least \(expected) bytes."
    case .trailingBytes(let offset):
      "The video has bytes that do not belong to it from byte \(offset) on."
    case .missingBox(let name): "The video is not whole: its \(name) box is missing."
    case .sampleOutside(let track, let end, let size):
      "The video is not whole: track \(track) needs \(end) bytes and the file has \(size)."
    case .noSamples: "The video has no frames."
    case .malformed(let box, let offset):
      "The video is damaged: its \(box) box at byte \(offset) makes no sense."
    }
  }
}
