#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// The bytes that an MP4 check reads from, at any place: a file, or memory.
struct MP4Source {
  let count: UInt64
  /// Up to so many bytes from an offset; fewer only at the end.
  let read: (_ offset: UInt64, _ count: Int) throws(MP4Damage) -> [UInt8]

  /// The bytes of a text in memory.
  init(bytes: [UInt8]) {
    count = UInt64(bytes.count)
    read = { offset, count throws(MP4Damage) in
      let start = Int(min(offset, UInt64(bytes.count)))
      return Array(bytes[start..<min(bytes.count, start + count)])
    }
  }

  /// An open file, which the caller keeps open.
  init(descriptor: Int32) throws(MP4Damage) {
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw MP4Source.failure() }
    guard status.st_mode & S_IFMT == S_IFREG else {
      throw .unreadable(reason: "it is not a regular file")
    }
    count = UInt64(max(0, status.st_size))
    read = { offset, count throws(MP4Damage) in
      guard let start = off_t(exactly: offset) else { return [] }
      var bytes = [UInt8](repeating: 0, count: count)
      let got = pread(descriptor, &bytes, count, start)
      guard got >= 0 else { throw MP4Source.failure() }
      return got == count ? bytes : Array(bytes.prefix(got))
    }
  }

  private static func failure() -> MP4Damage {
    .unreadable(reason: String(cString: strerror(errno)))
  }

  /// A big-endian number of 1 to 8 bytes; nil past the end.
  func number(at offset: UInt64, bytes: Int) throws(MP4Damage) -> UInt64? {
    let found = try read(offset, bytes)
    guard found.count == bytes else { return nil }
    return found.reduce(0) { $0 << 8 | UInt64($1) }
  }
}
