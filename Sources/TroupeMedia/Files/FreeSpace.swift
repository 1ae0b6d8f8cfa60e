internal import Glibc

/// The room on the disk that holds a path.
public enum FreeSpace {
  /// The bytes that this user may still write to the disk of an existing path.
  public static func bytes(at path: String) throws(MediaError) -> Int64 {
    var result = statvfs()
    try systemCall(.inspect, path) { statvfs($0, &result) }
    let (bytes, overflow) = UInt64(result.f_bavail).multipliedReportingOverflow(
      by: UInt64(result.f_frsize)
    )
    return overflow ? .max : Int64(clamping: bytes)
  }

  /// Refuses at once what cannot fit on the disk of an existing path.
  public static func require(_ needed: Int64, at path: String) throws(MediaError) {
    let free = try bytes(at: path)
    if free < needed { throw .diskFull(path: path, needed: needed, free: free) }
  }

  /// The room at a path, or at the folder that was to hold it; nil where neither exists.
  static func nearest(to path: String) -> Int64? {
    (try? bytes(at: path)) ?? (try? bytes(at: PathText.folder(of: path)))
  }
}
