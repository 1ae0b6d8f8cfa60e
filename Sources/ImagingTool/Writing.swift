import CVips

#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// Writes one line to standard output at once; false when nobody reads any more.
func write(line: String) -> Bool {
  Array((line + "\n").utf8).withUnsafeBytes { writeAll($0, to: STDOUT_FILENO) }
}

extension Picture {
  /// Encodes by a suffix, the output's own unless given (.png, .jpg, .jpeg, .webp); the file appears by rename, whole.
  func write(to path: String, suffix given: String? = nil) throws(ToolError) {
    let suffix = if let given { given } else { try Picture.suffix(of: path) }
    var bytes: UnsafeMutableRawPointer?
    var count = 0
    guard troupe_vips_encode(pointer, suffix, &bytes, &count) == 0, let bytes else {
      throw .fromLibrary()
    }
    defer { g_free(bytes) }
    let temporary = "\(path).\(getpid()).part"
    let descriptor = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else { throw Picture.unwritable(path) }
    let whole = writeAll(UnsafeRawBufferPointer(start: bytes, count: count), to: descriptor)
    let reason = errno
    guard close(descriptor) == 0, whole, rename(temporary, path) == 0 else {
      if !whole { errno = reason }
      let error = Picture.unwritable(path)
      unlink(temporary)
      throw error
    }
  }

  private static func suffix(of path: String) throws(ToolError) -> String {
    let lowered = path.lowercased()
    if lowered.hasSuffix(".png") { return ".png" }
    if lowered.hasSuffix(".webp") { return ".webp" }
    if lowered.hasSuffix(".jpg") || lowered.hasSuffix(".jpeg") { return ".jpg" }
    throw ToolError(code: .badRequest, message: "the output is not a .png, .jpg or .webp")
  }

  private static func unwritable(_ path: String) -> ToolError {
    ToolError(code: .unwritable, message: "\(path): \(String(cString: strerror(errno)))")
  }
}

/// Writes all bytes, resuming after short writes; false with `errno` set on failure.
private func writeAll(_ bytes: UnsafeRawBufferPointer, to descriptor: Int32) -> Bool {
  var rest = bytes
  while let base = rest.baseAddress, !rest.isEmpty {
    let count = write(descriptor, base, rest.count)
    if count < 0 {
      if errno == EINTR { continue }
      return false
    }
    rest = UnsafeRawBufferPointer(rebasing: rest[count...])
  }
  return true
}
