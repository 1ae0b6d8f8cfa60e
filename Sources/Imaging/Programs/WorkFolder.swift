#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// A new folder for the files of one piece of work, removed after it.
struct WorkFolder: Hashable, Sendable {
  private let folder: String

  /// Creates a folder of a name nobody else has, readable by its owner only.
  static func create(in parent: String) async throws -> WorkFolder {
    try await offThePool {
      if mkdir(parent, 0o755) != 0, errno != EEXIST {
        throw ImagingError.unwritable(path: parent, reason: String(cString: strerror(errno)))
      }
      var template = Array("\(parent)/imaging-XXXXXX".utf8CString)
      guard mkdtemp(&template) != nil else {
        throw ImagingError.unwritable(path: parent, reason: String(cString: strerror(errno)))
      }
      return WorkFolder(
        folder: String(decoding: template.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
      )
    }
  }

  /// The path of a file in it.
  func path(_ name: String) -> String { "\(folder)/\(name)" }

  /// Removes the files and the folder.
  func remove() async throws {
    try await offThePool {
      guard let directory = opendir(folder) else { return }
      defer { closedir(directory) }
      while let entry = readdir(directory) {
        let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
          pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
        }
        if name != ".", name != ".." { unlink(path(name)) }
      }
      rmdir(folder)
    }
  }
}
