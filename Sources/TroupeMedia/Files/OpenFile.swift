internal import Glibc
internal import Synchronization

/// An open descriptor, closed on exec and when the last reference goes.
final class OpenFile: Sendable {
  let path: String
  let descriptor: Int32
  private let isOpen = Atomic(true)

  /// Opens with these flags besides `O_CLOEXEC`.
  init(_ path: String, _ flags: Int32, mode: mode_t = 0) throws(MediaError) {
    let step: FileStep = flags & O_CREAT == 0 ? .open : .create
    descriptor = try systemCall(step, path) { open($0, flags | O_CLOEXEC, mode) }
    self.path = path
  }

  /// Opens a regular file for reading; never waits for the other end of a pipe.
  static func reading(_ path: String) throws(MediaError) -> OpenFile {
    let file = try OpenFile(path, O_RDONLY | O_NONBLOCK)
    guard try FileInfo(of: file).kind == .file else { throw .notAFile(path: path) }
    return file
  }

  deinit {
    if isOpen.exchange(false, ordering: .acquiringAndReleasing) { _ = Glibc.close(descriptor) }
  }

  /// Closes, and says what the file system has to say at last.
  ///
  /// Linux has freed the descriptor even after EINTR.
  func close() throws(MediaError) {
    guard isOpen.exchange(false, ordering: .acquiringAndReleasing) else { return }
    guard Glibc.close(descriptor) != 0, errno != EINTR else { return }
    throw MediaError(errno: errno, .close, path)
  }

  /// Writes all of the bytes.
  ///
  /// `needed` is the length that the file is to have, for the message of a full disk.
  func write(_ bytes: UnsafeRawBufferPointer, needed: Int64) throws(MediaError) {
    var rest = bytes[...]
    while !rest.isEmpty {
      let chunk = UnsafeRawBufferPointer(rebasing: rest)
      let count = Glibc.write(descriptor, chunk.baseAddress, chunk.count)
      let code = count == 0 ? EIO : errno
      if count > 0 {
        rest = rest.dropFirst(count)
      } else if count == 0 || code != EINTR {
        throw MediaError(errno: code, .write, path, needed: needed)
      }
    }
  }

  /// Reads into the buffer from the present position; 0 at the end.
  func read(into buffer: UnsafeMutableRawBufferPointer) throws(MediaError) -> Int {
    try systemCall(.read, path) { _ in
      Glibc.read(descriptor, buffer.baseAddress, buffer.count)
    }
  }

  /// Reads into the buffer from an offset; 0 at the end.
  func read(into buffer: UnsafeMutableRawBufferPointer, at offset: Int64) throws(MediaError) -> Int
  {
    try systemCall(.read, path) { _ in
      pread(descriptor, buffer.baseAddress, buffer.count, off_t(offset))
    }
  }

  /// Waits until the disk has confirmed the bytes.
  ///
  /// After a failure the kernel may call the lost pages clean, so a second try would prove nothing.
  func sync(needed: Int64? = nil) throws(MediaError) {
    while fsync(descriptor) != 0 {
      switch errno {
      case EINTR: continue
      case ENOSPC, EDQUOT, EFBIG: throw MediaError(errno: errno, .sync, path, needed: needed)
      case let code: throw .notDurable(path: path, errno: code)
      }
    }
  }

  /// Takes the kernel's lock on this open file without waiting; false where another holds it.
  func tryLock() throws(MediaError) -> Bool {
    while flock(descriptor, LOCK_EX | LOCK_NB) != 0 {
      switch errno {
      case EINTR: continue
      case EWOULDBLOCK: return false
      case let code: throw MediaError(errno: code, .lock, path)
      }
    }
    return true
  }

  /// Gives the kernel's lock back.
  func unlock() { _ = flock(descriptor, LOCK_UN) }
}

extension OpenFile {
  /// Reads a whole file; one that is longer than the limit is read up to one byte more.
  static func contents(of path: String, limit: Int) throws(MediaError) -> [UInt8] {
    let file = try reading(path)
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: min(limit + 1, 1 << 16))
    while bytes.count <= limit {
      let count = try chunk.withBytes { (buffer) throws(MediaError) in try file.read(into: buffer) }
      if count == 0 { break }
      bytes += chunk[..<min(count, limit + 1 - bytes.count)]
    }
    return bytes
  }
}

extension [UInt8] {
  /// `withUnsafeMutableBytes` with a typed error.
  mutating func withBytes<Result>(
    _ body: (UnsafeMutableRawBufferPointer) throws(MediaError) -> Result
  ) throws(MediaError) -> Result {
    let outcome = withUnsafeMutableBytes { buffer in
      Swift.Result<Result, MediaError> { () throws(MediaError) in try body(buffer) }
    }
    return try outcome.get()
  }
}
