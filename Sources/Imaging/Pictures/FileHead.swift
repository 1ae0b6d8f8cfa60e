#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// The first bytes of a regular file.
enum FileHead {
  /// Reads at most what sniffing needs; blocks, so not for an `async` function.
  static func read(_ path: String) throws(ImagingError) -> [UInt8] {
    guard !path.utf8.contains(0) else {
      throw .unreadable(path: "The file", reason: "its path holds a NUL")
    }
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else {
      throw .unreadable(path: path, reason: String(cString: strerror(errno)))
    }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
      throw .unreadable(path: path, reason: "it is not a regular file")
    }
    var head = [UInt8](repeating: 0, count: FileKind.sniffedBytes)
    let count = pread(descriptor, &head, head.count, 0)
    guard count >= 0 else {
      throw .unreadable(path: path, reason: String(cString: strerror(errno)))
    }
    return Array(head.prefix(count))
  }
}
