import FoundationEssentials
import Troupe

/// Where an export goes, as it was typed.
struct ExportTarget: Sendable {
  /// The file; `-` is standard output.
  var output: String
  /// The folder of the videos; nil where none are copied.
  var videos: String?
  /// Whether a file that is there may be written over.
  var replaces: Bool

  /// Checks that it can be written, before anybody is asked and anything is read.
  ///
  /// - Throws: `HistoryError` or `CommandFault` with the first reason why not.
  func check(in session: Session) throws {
    if output != "-" { try checkFile(session.path(output)) }
    if let videos { try checkFolder(session.path(videos), shown: videos) }
  }

  private func checkFile(_ path: String) throws {
    guard !isFolder(path) else { throw CommandFault.isFolder(path: output) }
    if !replaces, FileManager.default.fileExists(atPath: path) {
      throw HistoryError.fileExists(path: output)
    }
    let folder = parent(of: path)
    guard isFolder(folder) else { throw HistoryError.noFolder(path: folder) }
    try checkWritable(folder)
  }

  /// Folders that are missing are made, in the last one that is there.
  private func checkFolder(_ path: String, shown: String) throws {
    var there = path
    while !FileManager.default.fileExists(atPath: there), there != "/" { there = parent(of: there) }
    guard isFolder(there) else { throw CommandFault.isNoFolder(path: shown) }
    try checkWritable(there)
  }

  private func checkWritable(_ folder: String) throws {
    guard FileManager.default.isWritableFile(atPath: folder) else {
      throw CommandFault.notWritable(folder: folder)
    }
  }

  private func isFolder(_ path: String) -> Bool {
    var isFolder = false
    return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) && isFolder
  }

  private func parent(of path: String) -> String {
    let parent = path.lastIndex(of: "/").map { String(path[..<$0]) } ?? "."
    return parent.isEmpty ? "/" : parent
  }
}
