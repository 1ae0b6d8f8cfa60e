internal import Glibc
public import TroupeModel

extension LibraryFolder {
  /// The lock that every write to the library holds.
  ///
  /// One object serves a whole process.
  public func libraryLock(patience: Milliseconds = .seconds(30)) -> FileLock {
    FileLock(path: libraryLockPath, patience: patience)
  }

  /// The lock that is held by the one process that may send paid requests.
  public func submitLock(patience: Milliseconds = .seconds(30)) -> FileLock {
    FileLock(path: submitLockPath, patience: patience)
  }

  /// Makes the file of the library's lock where it is missing, and returns its inode.
  func makeLockFile() throws(MediaError) -> UInt64 {
    let file = try OpenFile(libraryLockPath, O_RDWR | O_CREAT | O_NOFOLLOW, mode: 0o666)
    try Folder.sync(path)
    return try FileInfo(of: file).inode
  }
}
