internal import Crypto
public import TroupeModel

/// A SHA-256 that is fed piece by piece.
public struct ContentHash: Sendable {
  private var state = SHA256()

  /// Creates the hash of no bytes.
  public init() {}

  /// Takes the next bytes.
  public mutating func update(_ bytes: UnsafeRawBufferPointer) {
    state.update(bufferPointer: bytes)
  }

  /// Takes the next bytes.
  public mutating func update(_ bytes: [UInt8]) { bytes.withUnsafeBytes { update($0) } }

  /// The digest of all bytes so far.
  public var content: ContentID { ContentID(digest: state.finalize()) }
}

extension ContentID {
  /// The SHA-256 of some bytes.
  public static func of(_ bytes: [UInt8]) -> ContentID {
    var hash = ContentHash()
    hash.update(bytes)
    return hash.content
  }

  /// The SHA-256 of a text in UTF-8.
  public static func of(_ text: String) -> ContentID { of(Array(text.utf8)) }

  /// The SHA-256 of a regular file.
  public static func of(fileAt path: String) throws(MediaError) -> ContentID {
    let file = try OpenFile.reading(path)
    var hash = ContentHash()
    try file.forEachChunk { bytes throws(MediaError) in hash.update(bytes) }
    return hash.content
  }
}

extension OpenFile {
  /// Hands over the rest of the file in pieces of at most a MiB.
  func forEachChunk(
    _ body: (UnsafeRawBufferPointer) throws(MediaError) -> Void
  ) throws(MediaError) {
    var buffer = [UInt8](repeating: 0, count: 1 << 20)
    var count = 0
    repeat {
      count = try buffer.withBytes { (bytes) throws(MediaError) in
        let count = try read(into: bytes)
        try body(UnsafeRawBufferPointer(rebasing: bytes[..<count]))
        return count
      }
    } while count > 0
  }
}
