internal import Glibc

/// Any regular file of the user's, open for reading at any place and from any thread.
public final class FileReader: Sendable {
  /// Where it is.
  public let path: String
  /// Its length in bytes when it was opened.
  public let bytes: Int64
  private let file: OpenFile

  /// Opens a file.
  ///
  /// - Throws: `MediaError.notFound`, `.notAFile`, or what else the system says.
  public init(path: String) throws(MediaError) {
    file = try OpenFile.reading(path)
    bytes = try FileInfo(of: file).bytes
    self.path = path
  }

  /// Reads this many bytes from an offset behind those that are there already; fewer only at the end of the file.
  ///
  /// - Parameters:
  ///   - count: how many at the most.
  ///   - offset: where in the file the first one stands.
  ///   - buffer: gets the bytes at its end.
  /// - Throws: what the system says.
  /// - Returns: how many there were.
  @discardableResult
  public func read(
    _ count: Int,
    at offset: Int64,
    appendingTo buffer: inout [UInt8]
  ) throws(MediaError) -> Int {
    let begin = buffer.count
    let wanted = Int(max(0, min(Int64(count), bytes - offset)))
    buffer.append(contentsOf: repeatElement(0, count: wanted))
    var filled = 0
    while filled < wanted {
      let got = try buffer.withBytes { (bytes) throws(MediaError) in
        try file.read(
          into: UnsafeMutableRawBufferPointer(rebasing: bytes[(begin + filled)...]),
          at: offset + Int64(filled)
        )
      }
      if got == 0 { break }
      filled += got
    }
    buffer.removeLast(wanted - filled)
    return filled
  }
}
