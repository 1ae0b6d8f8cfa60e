import Glibc
import Rehearsal

/// A folder of its own for a test, gone with the last reference to it.
final class TemporaryFolder: Sendable {
  let path: String

  init() {
    var template = Array("/tmp/troupe-rehearsal-XXXXXX".utf8CString)
    guard mkdtemp(&template) != nil else { fatalError("no temporary folder can be made") }
    path = String(decoding: template.dropLast().map(UInt8.init), as: UTF8.self)
  }

  deinit { Self.remove(path) }

  private static func remove(_ path: String) {
    for name in (try? DurableFile.names(in: path)) ?? [] {
      let child = "\(path)/\(name)"
      if DurableFile.size(of: child) == nil { remove(child) }
      unlink(child)
    }
    rmdir(path)
  }
}
