internal import Synchronization
public import TroupeModel

/// A media file on its way into the library, hashed while it is written.
///
/// Forgetting it abandons it.
public final class MediaWriter: Sendable {
  private let folder: MediaFolder
  private let file: DurableFileWriter
  private let hash = Mutex(ContentHash())

  init(folder: MediaFolder, file: DurableFileWriter) {
    self.folder = folder
    self.file = file
  }

  /// The file as far as it was written, for those who check it before it is finished.
  public var path: String { file.temporaryPath }

  /// The bytes that were written so far.
  public var written: Int64 { file.written }

  /// The SHA-256 of the bytes that were written so far.
  public var content: ContentID { hash.withLock { $0.content } }

  /// Writes more bytes at the end.
  ///
  /// A failure abandons the file.
  public func append(_ bytes: UnsafeRawBufferPointer) throws(MediaError) {
    try hash.withLock { (hash) throws(MediaError) in
      try file.append(bytes)
      hash.update(bytes)
    }
  }

  /// Writes more bytes at the end.
  ///
  /// A failure abandons the file.
  public func append(_ bytes: [UInt8]) throws(MediaError) {
    try hash.withLock { (hash) throws(MediaError) in
      try file.append(bytes)
      hash.update(bytes)
    }
  }

  /// Stores the file durably under its content.
  ///
  /// A failure abandons it.
  public func finish(type: MediaType) throws(MediaError) -> StoredFile {
    do throws(MediaError) {
      return try folder.commit(file, content: content, type: type)
    } catch {
      file.abandon()
      throw error
    }
  }

  /// Removes what was written; nothing happens once the file is finished.
  public func abandon() { file.abandon() }
}
