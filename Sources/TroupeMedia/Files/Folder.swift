internal import Glibc

/// Folders: made durably, synced and listed.
enum Folder {
  /// Makes a folder and those above it, and syncs every folder that got a new entry.
  static func make(_ path: String) throws(MediaError) {
    do throws(MediaError) {
      guard try makeOne(path) else { return }
    } catch .notFound where PathText.folder(of: path) != path {
      try make(PathText.folder(of: path))
      // Some file systems, such as /proc, say "not found" of a name whose folder is there: asked once more, not for ever.
      _ = try makeOne(path)
    }
    try sync(PathText.folder(of: path))
  }

  /// Makes one folder; false where it was there, made by whomever.
  private static func makeOne(_ path: String) throws(MediaError) -> Bool {
    do throws(MediaError) {
      try systemCall(.makeFolder, path) { mkdir($0, 0o777) }
      return true
    } catch .nameTaken {
      guard try FileInfo(at: path, followingLinks: true).kind == .folder else {
        throw .notAFolder(path: path)
      }
      return false
    }
  }

  /// Waits until the disk has confirmed the entries of a folder.
  ///
  /// File systems that cannot sync folders say so and are believed.
  static func sync(_ path: String) throws(MediaError) {
    let folder = try OpenFile(path, O_RDONLY | O_DIRECTORY)
    do throws(MediaError) { try folder.sync() } catch {
      if case .notDurable(_, let code) = error, code == EINVAL || code == ENOTSUP { return }
      throw error
    }
  }

  /// The names in a folder in order, without `.` and `..`; none where there is no folder.
  ///
  /// Names that are not UTF-8 are shown with U+FFFD and cannot be opened.
  static func names(in path: String) throws(MediaError) -> [String] {
    let folder: OpenFile
    do throws(MediaError) { folder = try OpenFile(path, O_RDONLY | O_DIRECTORY) } catch {
      if case .notFound = error { return [] }
      throw error
    }
    // The stream owns a copy of the descriptor, which it closes.
    let copy = try systemCall(.list, path) { _ in fcntl(folder.descriptor, F_DUPFD_CLOEXEC, 0) }
    guard let stream = fdopendir(copy) else {
      let code = errno
      _ = close(copy)
      throw MediaError(errno: code, .list, path)
    }
    defer { closedir(stream) }
    var names: [String] = []
    while true {
      errno = 0
      guard let entry = readdir(stream) else {
        if errno != 0 { throw MediaError(errno: errno, .list, path) }
        return names.filter { $0 != "." && $0 != ".." }.sorted()
      }
      names.append(
        withUnsafePointer(to: &entry.pointee.d_name) {
          $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
        }
      )
    }
  }

  /// Removes a file; nothing happens where there is none.
  static func remove(file path: String) throws(MediaError) {
    do throws(MediaError) { try systemCall(.remove, path) { unlink($0) } } catch {
      if case .notFound = error { return }
      throw error
    }
  }
}
