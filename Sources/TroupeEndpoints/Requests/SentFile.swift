public import TroupeModel
import FoundationEssentials

/// A picture or a clip as a request carries it.
public enum SentFile: Hashable, Sendable {
  /// A URL, or a data URL.
  case address(String)
  /// The file itself, as a part of a form.
  case file(UploadOrder)
}

extension SentFile {
  /// The address; nil for a file.
  var address: String? {
    if case .address(let address) = self { address } else { nil }
  }

  /// The file; nil for an address.
  var file: UploadOrder? {
    if case .file(let file) = self { file } else { nil }
  }
}

/// A file to hand over.
public struct UploadOrder: Hashable, Sendable {
  /// The SHA-256 of the bytes, by which a frozen request finds them again.
  public var content: ContentID
  /// The whole file.
  public var bytes: [UInt8]
  /// The name that the endpoint is told.
  public var fileName: String
  /// Such as `image/png`.
  public var mediaType: String

  /// Creates an order.
  public init(content: ContentID, bytes: [UInt8], fileName: String, mediaType: String) {
    self.content = content
    self.bytes = bytes
    self.fileName = fileName
    self.mediaType = mediaType
  }
}

extension UploadOrder {
  /// The bytes in base 64 (RFC 4648, 4).
  var base64: String { Data(bytes).base64EncodedString() }

  /// The file as a data URL (RFC 2397).
  public var dataURL: String { "data:\(mediaType);base64,\(base64)" }
}
