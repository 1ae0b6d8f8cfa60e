/// The kinds of file that the library stores; the raw value is the media type (RFC 6838).
public enum MediaType: String, Hashable, Sendable, CaseIterable {
  case png = "image/png"
  case jpeg = "image/jpeg"
  case webp = "image/webp"
  case gif = "image/gif"
  case mp4 = "video/mp4"
  case quickTime = "video/quicktime"
  case webm = "video/webm"
  case matroska = "video/x-matroska"

  /// The ending of a file name.
  public var fileExtension: String {
    switch self {
    case .png: "png"
    case .jpeg: "jpg"
    case .webp: "webp"
    case .gif: "gif"
    case .mp4: "mp4"
    case .quickTime: "mov"
    case .webm: "webm"
    case .matroska: "mkv"
    }
  }

  /// Whether it is a still picture (a GIF counts as one).
  public var isPicture: Bool { rawValue.hasPrefix("image/") }
}

/// The bytes of a file, stored once under their SHA-256.
public struct Media: Hashable, Sendable {
  /// The SHA-256 of the bytes, which is also the name of the file.
  public var content: ContentID
  /// How long the file is, in bytes.
  public var bytes: Int64
  /// What the bytes themselves say they are.
  public var type: MediaType
  /// Pixels.
  public var width: Int
  /// Pixels.
  public var height: Int
  /// For clips and videos.
  public var duration: Milliseconds?
  /// When it was stored first.
  public var createdAt: Milliseconds

  /// Creates a media record.
  public init(
    content: ContentID,
    bytes: Int64,
    type: MediaType,
    width: Int,
    height: Int,
    duration: Milliseconds? = nil,
    createdAt: Milliseconds
  ) {
    self.content = content
    self.bytes = bytes
    self.type = type
    self.width = width
    self.height = height
    self.duration = duration
    self.createdAt = createdAt
  }
}
