#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// Whether a file reaches the end that its own format marks: decoders are content once they have every
/// pixel, or the first page, so a cut tail passes them.
struct PictureEnd {
  var bytes: UnsafeRawBufferPointer

  static let missing = ToolError(
    code: .truncated,
    message: "the file stops before the end of the picture"
  )

  /// Whether the end is there; a file that is not built as its format says has none.
  static func isReached(by file: PictureFile) throws(ToolError) -> Bool {
    var status = stat()
    guard fstat(file.file.descriptor, &status) == 0, status.st_size > 0 else { return false }
    guard status.st_size <= Bounds.bytes else {
      throw ToolError(code: .tooHeavy, message: String(status.st_size))
    }
    let count = Int(status.st_size)
    let start = mmap(nil, count, PROT_READ, MAP_PRIVATE, file.file.descriptor, 0)
    guard let start, start != MAP_FAILED else {
      throw ToolError(code: .unreadable, message: String(cString: strerror(errno)))
    }
    defer { munmap(start, count) }
    let end = PictureEnd(bytes: UnsafeRawBufferPointer(start: start, count: count))
    return switch file.format {
    case .png: end.pngReachesIEND()
    case .jpeg: end.jpegReachesEOI()
    case .webp: end.webpFillsRIFF()
    case .gif: end.gifReachesTrailer()
    }
  }

  private func byte(_ index: Int) -> Int? {
    bytes.indices.contains(index) ? Int(bytes[index]) : nil
  }

  private func bigEndian(_ count: Int, at index: Int) -> Int? {
    guard index >= 0, index + count <= bytes.count else { return nil }
    return bytes[index..<index + count].reduce(0) { $0 << 8 | Int($1) }
  }

  /// Length, type, data, checksum, over and over.
  private func pngReachesIEND() -> Bool {
    var position = 8
    while let length = bigEndian(4, at: position), let type = bigEndian(4, at: position + 4) {
      position += 12 + length
      if type == 0x4945_4E44 { return position <= bytes.count }
    }
    return false
  }

  /// Segments with lengths, and after each start of scan coded data in which only a marker stops.
  private func jpegReachesEOI() -> Bool {
    var position = 2
    while let lead = byte(position), let marker = byte(position + 1) {
      if lead != 0xFF || marker == 0x00 || (0xD0...0xD7).contains(marker) {
        position += lead == 0xFF ? 2 : 1
      } else if marker == 0xFF {
        position += 1
      } else if marker == 0xD9 {
        return true
      } else if marker == 0x01 || marker == 0xD8 {
        position += 2
      } else {
        guard let length = bigEndian(2, at: position + 2) else { return false }
        position += 2 + max(2, length)
      }
    }
    return false
  }

  private func webpFillsRIFF() -> Bool {
    guard bytes.count >= 12 else { return false }
    let size = bytes[4..<8].reversed().reduce(0) { $0 << 8 | Int($1) }
    return size + 8 <= bytes.count
  }

  /// A screen, a palette, then extensions and images, each of counted blocks.
  private func gifReachesTrailer() -> Bool {
    func palette(_ flags: Int) -> Int { flags & 0x80 == 0 ? 0 : 3 << (flags & 7 + 1) }
    guard let flags = byte(10) else { return false }
    var position = 13 + palette(flags)
    while let introducer = byte(position) {
      switch introducer {
      case 0x3B: return true
      case 0x21: position += 2
      case 0x2C:
        guard let local = byte(position + 9) else { return false }
        position += 11 + palette(local)
      default: return false
      }
      while let length = byte(position), length > 0 { position += 1 + length }
      position += 1
    }
    return false
  }
}
