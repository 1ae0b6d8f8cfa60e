import TroupeEndpoints
import TroupeModel

/// Files that the tests hand over.
enum Files {
  static func picture(_ bytes: [UInt8], _ name: String = "luna.png") -> UploadOrder {
    order(bytes, name, "image/png")
  }

  static func clip(_ bytes: [UInt8] = [9, 9], _ name: String = "luna.mp4") -> UploadOrder {
    order(bytes, name, "video/mp4")
  }

  /// An id that tells the bytes apart; these tests need no more of a digest.
  static func content(_ bytes: [UInt8]) -> ContentID {
    ContentID(digest: (bytes + [UInt8](repeating: 0, count: 32)).prefix(32))
  }

  private static func order(_ bytes: [UInt8], _ name: String, _ type: String) -> UploadOrder {
    UploadOrder(content: content(bytes), bytes: bytes, fileName: name, mediaType: type)
  }
}
