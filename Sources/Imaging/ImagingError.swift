package import TroupeModel

/// What can go wrong with pictures, videos and the programs that handle them.
package enum ImagingError: Error, Hashable, Sendable {
  case toolMissing(name: String)
  case toolFailed(tool: String, message: String)
  case timedOut(tool: String, limit: Milliseconds)
  case unreadable(path: String, reason: String)
  case unwritable(path: String, reason: String)

  case notAPicture(found: FileKind)
  case unsupportedFormat(found: FileKind)
  case truncated
  case damaged(detail: String)
  case tooLarge(megapixels: Int, limit: Int)
  case tooHeavy(megabytes: Int, limit: Int)

  case notAVideo(found: FileKind)
  case brokenVideo(MP4Damage)
  case noFrame(at: Milliseconds)

  case badSize(width: Int, height: Int)
  case nothingToDraw
  case badPictureCount(Int)
  case badLength(Milliseconds, shortest: Milliseconds)
  case badFrameRate(Int)
  case outsideVideo(start: Milliseconds, end: Milliseconds, length: Milliseconds)
  case rangeTooShort(start: Milliseconds, end: Milliseconds)
}
