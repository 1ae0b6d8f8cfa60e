internal import Glibc
internal import TroupeModel

/// Calls the system about a path, again whenever a signal interrupted it; a negative result becomes an error.
@discardableResult
func systemCall<Result: SignedInteger>(
  _ step: FileStep,
  _ path: String,
  _ call: (UnsafePointer<CChar>) -> Result
) throws(MediaError) -> Result {
  // Swift strings may hold a NUL, at which C would silently end the path.
  guard !path.isEmpty, !path.utf8.contains(0) else { throw .impossiblePath(path) }
  while true {
    let (result, code) = path.withCString { (call($0), errno) }
    if result >= 0 { return result }
    if code != EINTR { throw MediaError(errno: code, step, path) }
  }
}

extension MediaError {
  /// Names what the system refused.
  ///
  /// `needed` is the bytes that the file was to have.
  init(errno code: Int32, _ step: FileStep, _ path: String, needed: Int64? = nil) {
    switch code {
    case ENOENT: self = .notFound(path: path)
    case EACCES, EPERM, EROFS: self = .notPermitted(step, path: path, errno: code)
    case EEXIST: self = .nameTaken(path: path)
    case ENOTDIR: self = .notAFolder(path: path)
    case EISDIR: self = .notAFile(path: path)
    case ENOSPC:
      self = .diskFull(path: path, needed: needed, free: FreeSpace.nearest(to: path))
    case EDQUOT:
      self = .quotaUsedUp(path: path, needed: needed, free: FreeSpace.nearest(to: path))
    case EFBIG: self = .fileTooLarge(path: path, needed: needed)
    default: self = .failed(step, path: path, errno: code)
    }
  }
}
