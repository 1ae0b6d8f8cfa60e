import Glibc
import TroupeModel

@testable import TroupeMedia

/// A folder that goes with everything in it when the test ends.
final class TemporaryFolder: Sendable {
  let path: String

  init() {
    let template = PathText.join(
      getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp",
      "troupe-test-XXXXXX"
    )
    path = template.withCString { pattern in
      let copy = strdup(pattern)
      defer { free(copy) }
      guard let made = copy.flatMap({ mkdtemp($0) }) else { fatalError("no temporary folder") }
      return String(cString: made)
    }
  }

  deinit { Self.remove(path) }

  func path(_ name: String) -> String { PathText.join(path, name) }

  /// Makes a folder in it.
  @discardableResult
  func folder(_ name: String) throws -> String {
    try Folder.make(path(name))
    return path(name)
  }

  /// Writes a file in it, plainly.
  @discardableResult
  func file(_ name: String, _ text: String = "") throws -> String {
    try Folder.make(PathText.folder(of: path(name)))
    let file = try OpenFile(path(name), O_WRONLY | O_CREAT | O_TRUNC, mode: 0o644)
    try Array(text.utf8).withUnsafeBytes { try file.write($0, needed: 0) }
    return path(name)
  }

  func text(_ name: String) throws -> String {
    String(decoding: try OpenFile.contents(of: path(name), limit: 1 << 24), as: UTF8.self)
  }

  /// Every file and folder below, in order; folders end with a slash.
  func everything(below folder: String? = nil) throws -> [String] {
    let top = folder ?? path
    return try Folder.names(in: top).flatMap { name -> [String] in
      let whole = PathText.join(top, name)
      let shown = String(whole.dropFirst(path.count + 1))
      guard try FileInfo(at: whole).kind == .folder else { return [shown] }
      return [shown + "/"] + (try everything(below: whole))
    }
  }

  private static func remove(_ path: String) {
    for name in (try? Folder.names(in: path)) ?? [] {
      let inner = PathText.join(path, name)
      if (try? FileInfo(at: inner).kind) == .folder { remove(inner) } else { unlink(inner) }
    }
    rmdir(path)
  }
}

/// The time now, as the file system has it.
func fileTime() -> Milliseconds {
  var time = timespec()
  clock_gettime(CLOCK_REALTIME, &time)
  return Milliseconds(Int64(time.tv_sec) * 1000 + Int64(time.tv_nsec) / 1_000_000)
}

/// The permission bits of a path.
func mode(of path: String) -> UInt32 {
  var result = stat()
  return lstat(path, &result) == 0 ? result.st_mode & 0o777 : 0
}
