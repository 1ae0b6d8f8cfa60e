import CVips

#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// A regular file opened for reading, closed with its last owner.
final class OpenFile {
  let descriptor: Int32

  init(path: String) throws(ToolError) {
    // Not blocking, so that a pipe of that name cannot hold the process.
    descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else {
      throw ToolError(code: .unreadable, message: "\(path): \(String(cString: strerror(errno)))")
    }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
      throw ToolError(code: .unreadable, message: "\(path): not a regular file")
    }
  }

  deinit { if descriptor >= 0 { close(descriptor) } }
}

/// A picture file that is open, known by its first bytes, and small enough to decode.
struct PictureFile {
  enum Format: String {
    case png, jpeg, webp, gif
  }

  let file: OpenFile
  let format: Format

  init(path: String) throws(ToolError) {
    file = try OpenFile(path: path)
    var head = [UInt8](repeating: 0, count: 16)
    let count = pread(file.descriptor, &head, head.count, 0)
    guard let found = Format(head: head.prefix(max(0, count))) else {
      throw ToolError(code: .unsupported, message: "not a PNG, JPEG, WebP or GIF picture")
    }
    format = found
  }

  /// The picture with only its header read, refused when it has too many pixels; all pages when asked.
  func opened(allPages: Bool = false) throws(ToolError) -> Picture {
    let letter = CChar(bitPattern: format.rawValue.utf8.first ?? 0)
    let picture = try Picture {
      troupe_vips_open(file.descriptor, letter, allPages ? -1 : 1, &$0)
    }
    let (pixels, overflow) = picture.width.multipliedReportingOverflow(by: picture.height)
    guard !overflow, pixels <= Bounds.pixels else {
      throw ToolError(code: .tooLarge, message: String(pixels))
    }
    return picture
  }
}

extension PictureFile.Format {
  /// The format that the first bytes announce.
  init?(head: some Collection<UInt8>) {
    if head.starts(with: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) {
      self = .png
    } else if head.starts(with: [0xFF, 0xD8, 0xFF]) {
      self = .jpeg
    } else if head.starts(with: "GIF87a".utf8) || head.starts(with: "GIF89a".utf8) {
      self = .gif
    } else if head.starts(with: "RIFF".utf8), head.dropFirst(8).starts(with: "WEBP".utf8) {
      self = .webp
    } else {
      return nil
    }
  }
}
