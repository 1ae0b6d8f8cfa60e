internal import Glibc

/// Renaming on one file system, in one step.
enum Rename {
  /// Gives a file a new name; whatever had it before is gone.
  static func replacing(_ old: String, with new: String) throws(MediaError) {
    try systemCall(.rename, new) { new in old.withCString { rename($0, new) } }
  }

  /// Gives a file a new name, or throws `nameTaken` and leaves both as they are.
  ///
  /// Without `renameat2` the file has both names for a moment; a crash then leaves a temporary one more.
  static func withoutReplacing(
    _ old: String,
    to new: String,
    renameat2: RenameAt2? = renameat2
  ) throws(MediaError) {
    if let renameat2 {
      do throws(MediaError) {
        try systemCall(.rename, new) { new in
          old.withCString { renameat2(AT_FDCWD, $0, AT_FDCWD, new, noReplace) }
        }
        return
      } catch {
        // Old kernels and some file systems do not know the flag.
        guard case .failed(_, _, let code) = error, code == EINVAL || code == ENOSYS else {
          throw error
        }
      }
    }
    try systemCall(.rename, new) { new in old.withCString { link($0, new) } }
    try Folder.remove(file: old)
  }

  private static let noReplace: UInt32 = 1  // RENAME_NOREPLACE in <linux/fs.h>

  typealias RenameAt2 =
    @convention(c) (Int32, UnsafePointer<CChar>, Int32, UnsafePointer<CChar>, UInt32) -> Int32

  /// `renameat2(2)`, which Swift's view of Glibc lacks because it is declared for `_GNU_SOURCE` only.
  static let renameat2: RenameAt2? = dlsym(nil, "renameat2").map {
    unsafeBitCast($0, to: RenameAt2.self)
  }
}
