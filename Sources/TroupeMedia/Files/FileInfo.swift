internal import Glibc
internal import TroupeModel

/// What the file system knows of a file.
struct FileInfo {
  /// The kinds that matter here.
  enum Kind { case file, folder, link, other }

  var kind: Kind
  var bytes: Int64
  var modifiedAt: Milliseconds
  var inode: UInt64
  var device: UInt64

  /// Looks at a path; at the link itself unless told to follow it.
  init(at path: String, followingLinks: Bool = false) throws(MediaError) {
    var result = stat()
    try systemCall(.inspect, path) { followingLinks ? stat($0, &result) : lstat($0, &result) }
    self.init(result)
  }

  /// Looks at an open file.
  init(of file: OpenFile) throws(MediaError) {
    var result = stat()
    try systemCall(.inspect, file.path) { _ in fstat(file.descriptor, &result) }
    self.init(result)
  }

  /// Looks at a path, and finds nil where nothing is there.
  static func ifPresent(at path: String) throws(MediaError) -> FileInfo? {
    do throws(MediaError) { return try FileInfo(at: path) } catch {
      if case .notFound = error { return nil }
      throw error
    }
  }

  private init(_ result: stat) {
    kind =
      switch result.st_mode & S_IFMT {
      case S_IFREG: .file
      case S_IFDIR: .folder
      case S_IFLNK: .link
      default: .other
      }
    bytes = Int64(result.st_size)
    modifiedAt = Milliseconds(
      Int64(result.st_mtim.tv_sec) * 1000 + Int64(result.st_mtim.tv_nsec) / 1_000_000
    )
    inode = UInt64(result.st_ino)
    device = UInt64(result.st_dev)
  }
}
