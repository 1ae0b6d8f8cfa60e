#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// Brings a finished file to its place by rename, on one file system.
enum FileMove {
  /// Renames; throws the given error when there is no finished file.
  static func move(
    _ source: String,
    to target: String,
    missing: ImagingError? = nil
  ) throws(ImagingError) {
    guard rename(source, target) != 0 else { return }
    let reason = errno
    if reason == ENOENT, let missing, access(source, F_OK) != 0 { throw missing }
    throw .unwritable(path: target, reason: String(cString: strerror(reason)))
  }

  /// Whether there is a file.
  static func exists(_ path: String) -> Bool { access(path, F_OK) == 0 }

  /// Removes what an interrupted run left; not being there is fine.
  static func remove(_ path: String) { unlink(path) }
}
