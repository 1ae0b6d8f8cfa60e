import Foundation

/// The files of this project, as they lie on the disk.
struct Repository {
  let root: URL

  struct NotFound: Error {}

  /// Finds the project that this file belongs to, also where `Sources` and `Tests` are reached through links.
  init(from path: String = #filePath) throws {
    var folder = URL(fileURLWithPath: path).resolvingSymlinksInPath()
    while folder.path != "/" {
      folder.deleteLastPathComponent()
      let manifest = folder.appending(path: "Package.swift").path
      let sources = folder.appending(path: "Sources/TroupeModel").path
      if [manifest, sources].allSatisfy(FileManager.default.fileExists) {
        root = folder
        return
      }
    }
    throw NotFound()
  }

  /// The paths below a folder, relative to the root, sorted.
  func files(below folder: String) throws -> [String] {
    let start = root.appending(path: folder)
    let names = try FileManager.default.subpathsOfDirectory(atPath: start.path)
    return names.map { "\(folder)/\($0)" }.sorted().filter { path in
      var isFolder = ObjCBool(false)
      let full = root.appending(path: path).path
      return FileManager.default.fileExists(atPath: full, isDirectory: &isFolder)
        && !isFolder.boolValue
    }
  }

  /// The text of a file; nil where it is not UTF-8.
  func text(of path: String) throws -> String? {
    let data = try Data(contentsOf: root.appending(path: path))
    return data.contains(0) ? nil : String(data: data, encoding: .utf8)
  }

  /// Whether git knows what belongs to the project; an unpacked archive has none.
  static var hasGit: Bool {
    guard let root = try? Repository().root else { return false }
    return FileManager.default.fileExists(atPath: root.appending(path: ".git").path)
  }

  /// What `git ls-files` lists, also new files that are not ignored.
  func trackedFiles() throws -> [String] {
    let git = Process()
    git.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    git.arguments = [
      "git", "-c", "safe.directory=*", "-C", root.path, "ls-files", "-z", "--cached", "--others",
      "--exclude-standard",
    ]
    let output = Pipe()
    git.standardOutput = output
    try git.run()
    let data = try output.fileHandleForReading.readToEnd() ?? Data()
    git.waitUntilExit()
    guard git.terminationStatus == 0 else { throw NotFound() }
    return String(decoding: data, as: UTF8.self).split(separator: "\0").map(String.init)
      .filter { FileManager.default.fileExists(atPath: root.appending(path: $0).path) }
  }
}
