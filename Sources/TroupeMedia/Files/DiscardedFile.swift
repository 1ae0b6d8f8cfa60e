public import TroupeModel

/// A file that nothing needs any more: what a crash left of one that was being written, or what lies in the trash.
public struct DiscardedFile: Hashable, Sendable {
  /// Where it is.
  public var path: String
  /// The length.
  public var bytes: Int64
  /// When it was last written, or when it was moved to the trash.
  public var since: Milliseconds
  /// The content that it is, where its name says so.
  public var content: ContentID?

  /// Removes it for good.
  public func remove() throws(MediaError) { try Folder.remove(file: path) }

  /// The files of a folder that are at least this old, without the folders in it.
  static func list(
    in folder: String,
    olderThan age: Milliseconds,
    now: Milliseconds
  ) throws(MediaError) -> [DiscardedFile] {
    var result: [DiscardedFile] = []
    for name in try Folder.names(in: folder) {
      let path = PathText.join(folder, name)
      guard let info = try FileInfo.ifPresent(at: path), info.kind != .folder,
        now - info.modifiedAt >= age
      else { continue }
      result.append(
        DiscardedFile(
          path: path,
          bytes: info.bytes,
          since: info.modifiedAt,
          content: MediaFolder.parse(fileName: name)?.content
        )
      )
    }
    return result
  }

  /// Whether a living process is writing it: a writer holds the kernel's lock on its file.
  var isBeingWritten: Bool {
    guard let file = try? OpenFile.reading(path), let isFree = try? file.tryLock() else {
      return false
    }
    return !isFree
  }
}

extension DurableFile {
  /// The temporary files in a folder that no living process is writing and that are at least this old.
  public static func leftovers(
    in folder: String,
    olderThan age: Milliseconds,
    now: Milliseconds
  ) throws(MediaError) -> [DiscardedFile] {
    try DiscardedFile.list(in: folder, olderThan: age, now: now).filter {
      isTemporary(name: PathText.name(of: $0.path)) && !$0.isBeingWritten
    }
  }
}
