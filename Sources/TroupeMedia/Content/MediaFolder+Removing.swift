internal import Glibc
public import TroupeModel

extension MediaFolder {
  /// Moves a content to the trash; false where it is not stored.
  @discardableResult
  public func moveToTrash(
    _ content: ContentID,
    now: Milliseconds
  ) throws(MediaError) -> Bool {
    guard let stored = try stored(content) else { return false }
    try Folder.make(trashPath)
    let old = path(of: content, stored.type)
    let new = PathText.join(trashPath, Self.fileName(of: content, stored.type))
    // The time of the file says how long it has been in the trash.
    let time = timespec(
      tv_sec: Int(now.value / 1000),
      tv_nsec: Int(now.value % 1000) * 1_000_000
    )
    let times = [time, time]
    try systemCall(.rename, old) { utimensat(AT_FDCWD, $0, times, AT_SYMLINK_NOFOLLOW) }
    try Rename.replacing(old, with: new)
    try Folder.sync(trashPath)
    try Folder.sync(shard(of: content))
    return true
  }

  /// Brings a content back from the trash; false where it is neither there nor stored.
  @discardableResult
  public func takeFromTrash(_ content: ContentID) throws(MediaError) -> Bool {
    if try stored(content) != nil { return true }
    for type in MediaType.allCases {
      let old = PathText.join(trashPath, Self.fileName(of: content, type))
      guard try FileInfo.ifPresent(at: old)?.kind == .file else { continue }
      try Folder.make(shard(of: content))
      try Rename.withoutReplacing(old, to: path(of: content, type))
      try Folder.sync(shard(of: content))
      try Folder.sync(trashPath)
      return true
    }
    return false
  }

  /// The contents that have been in the trash for at least this long.
  public func trash(
    olderThan age: Milliseconds = Milliseconds(0),
    now: Milliseconds
  ) throws(MediaError) -> [DiscardedFile] {
    try DiscardedFile.list(in: trashPath, olderThan: age, now: now)
      .filter { $0.content != nil }
  }

  /// The files in `incoming` that no living process is writing and that are at least this old.
  public func leftovers(
    olderThan age: Milliseconds,
    now: Milliseconds
  ) throws(MediaError) -> [DiscardedFile] {
    try DiscardedFile.list(in: incomingPath, olderThan: age, now: now)
      .filter { !$0.isBeingWritten }
  }
}
