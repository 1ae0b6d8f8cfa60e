internal import Glibc
public import TroupeModel

extension MediaFolder {
  /// Stores a copy of a file, hashed while it is copied.
  ///
  /// Its type is the caller's to know.
  public func put(fileAt source: String, type: MediaType) throws(MediaError) -> StoredFile {
    let file = try OpenFile.reading(source)
    let writer = try begin(expecting: FileInfo(of: file).bytes)
    try file.forEachChunk { bytes throws(MediaError) in try writer.append(bytes) }
    return try writer.finish(type: type)
  }

  /// Stores some bytes.
  public func put(_ bytes: [UInt8], type: MediaType) throws(MediaError) -> StoredFile {
    let writer = try begin(expecting: Int64(bytes.count))
    try writer.append(bytes)
    return try writer.finish(type: type)
  }

  /// Begins a file whose bytes come one after another, such as a download.
  ///
  /// - Parameter expecting: its length in bytes where it is known; what cannot fit on the disk is refused at once.
  /// - Returns: the file, locked until it is finished or abandoned.
  /// - Throws: `MediaError.diskFull` and the errors of making a file.
  public func begin(expecting: Int64? = nil) throws(MediaError) -> MediaWriter {
    try Folder.make(incomingPath)
    if let expecting { try FreeSpace.require(expecting, at: incomingPath) }
    let file = try DurableFileWriter(in: incomingPath, mode: .readOnly, expecting: expecting)
    return MediaWriter(folder: self, file: file)
  }

  /// Gives a written file its name, or drops it where the same bytes are stored already.
  func commit(
    _ writer: DurableFileWriter,
    content: ContentID,
    type: MediaType
  ) throws(MediaError) -> StoredFile {
    let bytes = writer.written
    let shard = shard(of: content)
    try Folder.make(shard)
    var replace = false
    while true {
      var result = StoredFile(content: content, type: type, bytes: bytes, wasThere: false)
      if let there = try stored(content) {
        // It keeps the name that rows may know it by.
        result.type = there.type
        // Read, and not only measured: bytes that have rotted on the disk must not win over good ones.
        if there.bytes == bytes, isWhole(there) {
          try settle(there)
          writer.abandon()
          return there
        }
        replace = true  // whatever it is, it is not what its name says
      }
      do throws(MediaError) {
        try writer.finish(at: path(of: content, result.type), replace: replace)
      } catch {
        // Another process stored it at this moment, or a link has its name.
        guard case .nameTaken = error, !replace else { throw error }
        replace = try stored(content) == nil
        continue
      }
      // The folder may have been made by somebody who died before telling the disk.
      try Folder.sync(path)
      return result
    }
  }

  private func isWhole(_ there: StoredFile) -> Bool {
    (try? ContentID.of(fileAt: path(of: there.content, there.type))) == there.content
  }

  /// Makes sure that a file that somebody else put there is on the disk, as a row is about to rely on it.
  private func settle(_ there: StoredFile) throws(MediaError) {
    try OpenFile.reading(path(of: there.content, there.type)).sync()
    try Folder.sync(shard(of: there.content))
    try Folder.sync(path)
  }
}
