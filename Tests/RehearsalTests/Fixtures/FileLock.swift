import Glibc
import TroupeModel

/// A lock on a file, as two processes would hold it: each value opens the file for itself.
final class FileLock: ProcessLock {
  private let file: Int32

  init(_ path: String) { file = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o644) }

  deinit { close(file) }

  func lock() throws { flock(file, LOCK_EX) }
  func tryLock() throws -> Bool { flock(file, LOCK_EX | LOCK_NB) == 0 }
  func unlock() { flock(file, LOCK_UN) }
}
