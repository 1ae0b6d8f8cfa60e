internal import Glibc
public import TroupeModel

/// A stored content, open for reading at any place and from any thread.
public final class MediaReader: Sendable {
  /// Where it is.
  public let path: String
  /// The type under which it is stored.
  public let type: MediaType
  /// Its length in bytes.
  public let bytes: Int64
  private let file: OpenFile

  init(path: String, type: MediaType) throws(MediaError) {
    file = try OpenFile.reading(path)
    bytes = try FileInfo(of: file).bytes
    self.path = path
    self.type = type
  }

  /// Reads at most this many bytes from an offset; fewer only at the end of the file.
  public func read(at offset: Int64, upTo count: Int) throws(MediaError) -> [UInt8] {
    guard offset >= 0, offset < bytes, count > 0 else { return [] }
    var result = [UInt8](repeating: 0, count: Int(min(Int64(count), bytes - offset)))
    var filled = 0
    while filled < result.count {
      let got = try result.withBytes { (buffer) throws(MediaError) in
        try file.read(
          into: UnsafeMutableRawBufferPointer(rebasing: buffer[filled...]),
          at: offset + Int64(filled)
        )
      }
      if got == 0 { break }
      filled += got
    }
    return Array(result[..<filled])
  }
}
