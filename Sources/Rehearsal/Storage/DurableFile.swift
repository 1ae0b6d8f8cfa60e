#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// Files that survive a crash of the machine: written aside, fsynced, renamed, and the folder fsynced.
package enum DurableFile {
  /// Creates a folder and those above it.
  package static func makeFolder(_ path: String) throws(RehearsalError) {
    if mkdir(path, 0o755) == 0 || errno == EEXIST { return }
    guard errno == ENOENT, let slash = path.lastIndex(of: "/"), slash != path.startIndex else {
      throw failure("mkdir", path)
    }
    try makeFolder(String(path[..<slash]))
    guard mkdir(path, 0o755) == 0 || errno == EEXIST else { throw failure("mkdir", path) }
  }

  /// Puts bytes under a name, in place of what was there.
  package static func write(_ bytes: [UInt8], to path: String) throws(RehearsalError) {
    let temporary = path + ".part"
    let file = open(temporary, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
    guard file >= 0 else { throw failure("open", temporary) }
    do throws(RehearsalError) {
      defer { close(file) }
      try put(bytes, into: file, path: temporary)
    } catch {
      unlink(temporary)
      throw error
    }
    try publish(temporary, as: path)
  }

  /// Gives a finished file its name, durably.
  package static func publish(_ temporary: String, as path: String) throws(RehearsalError) {
    try synchronise(temporary)
    guard rename(temporary, path) == 0 else { throw failure("rename", path) }
    try synchronise(String(path[..<(path.lastIndex(of: "/") ?? path.startIndex)]))
  }

  /// Adds a line to a file, and returns once it is on the disk.
  package static func append(_ line: String, to path: String) throws(RehearsalError) {
    let file = open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0o644)
    guard file >= 0 else { throw failure("open", path) }
    defer { close(file) }
    try put(Array((line + "\n").utf8), into: file, path: path)
  }

  /// The bytes of a file from an offset on; nil where it does not exist.
  package static func read(
    _ path: String,
    from offset: Int = 0,
    atMost limit: Int = .max
  ) throws(RehearsalError) -> [UInt8]? {
    let file = open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else {
      if errno == ENOENT { return nil }
      throw failure("open", path)
    }
    defer { close(file) }
    guard lseek(file, off_t(offset), SEEK_SET) >= 0 else { throw failure("lseek", path) }
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while bytes.count < limit {
      let wanted = min(chunk.count, limit - bytes.count)
      let count = Self.read(file, into: &chunk, wanted)
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { throw failure("read", path) }
      if count == 0 { break }
      bytes += chunk[..<count]
    }
    return bytes
  }

  /// The size of a regular file; nil where there is none.
  package static func size(of path: String) -> Int? {
    var status = stat()
    guard stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
    return Int(status.st_size)
  }

  /// The names in a folder, in the order of their bytes.
  package static func names(in folder: String) throws(RehearsalError) -> [String] {
    guard let handle = opendir(folder) else { throw failure("opendir", folder) }
    defer { closedir(handle) }
    var names: [String] = []
    while let entry = readdir(handle) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { tuple in
        tuple.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if name != ".", name != ".." { names.append(name) }
    }
    return names.sorted()
  }

  /// Removes a file, if it is there.
  package static func remove(_ path: String) { unlink(path) }

  /// Removes a folder and the files in it, or a file, as far as that can be done.
  static func removeFolder(_ path: String) {
    for name in (try? names(in: path)) ?? [] { unlink("\(path)/\(name)") }
    if rmdir(path) != 0 { unlink(path) }
  }

  private static func put(_ bytes: [UInt8], into file: Int32, path: String) throws(RehearsalError) {
    var written = 0
    while written < bytes.count {
      let count = bytes.withUnsafeBytes { buffer in
        Self.write(file, UnsafeRawBufferPointer(rebasing: buffer[written...]))
      }
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { throw failure("write", path) }
      written += count
    }
    guard fsync(file) == 0 else { throw failure("fsync", path) }
  }

  private static func synchronise(_ path: String) throws(RehearsalError) {
    let file = open(path.isEmpty ? "." : path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { throw failure("open", path) }
    defer { close(file) }
    guard fsync(file) == 0 else { throw failure("fsync", path) }
  }

  private static func failure(_ call: String, _ path: String) -> RehearsalError {
    let code = errno
    return .storage(call: call, path: path, code: code, reason: String(cString: strerror(code)))
  }
}

// The names of the system calls are taken by the functions above.
#if canImport(Glibc)
extension DurableFile {
  private static func write(_ file: Int32, _ bytes: UnsafeRawBufferPointer) -> Int {
    Glibc.write(file, bytes.baseAddress, bytes.count)
  }
  private static func read(_ file: Int32, into chunk: inout [UInt8], _ count: Int) -> Int {
    Glibc.read(file, &chunk, count)
  }
}
#else
extension DurableFile {
  private static func write(_ file: Int32, _ bytes: UnsafeRawBufferPointer) -> Int {
    Darwin.write(file, bytes.baseAddress, bytes.count)
  }
  private static func read(_ file: Int32, into chunk: inout [UInt8], _ count: Int) -> Int {
    Darwin.read(file, &chunk, count)
  }
}
#endif
