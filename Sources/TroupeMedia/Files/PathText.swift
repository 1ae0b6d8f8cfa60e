internal import TroupeModel

/// Paths as texts, taken apart and put together without asking the file system.
enum PathText {
  /// A name inside a folder.
  static func join(_ folder: String, _ name: String) -> String {
    folder.hasSuffix("/") ? folder + name : "\(folder)/\(name)"
  }

  /// The path without empty parts, `.` and a slash at its end; taken from the working folder where it is relative.
  ///
  /// `..` stays, as only the file system knows what it means behind a link.
  static func absolute(_ path: String, from workingFolder: String) -> String {
    let whole = path.hasPrefix("/") ? path : join(workingFolder, path)
    let parts = whole.split(separator: "/").filter { $0 != "." }
    return "/" + parts.joined(separator: "/")
  }

  /// The folder that holds the path: `/` for one at the top, `.` for a bare name.
  static func folder(of path: String) -> String {
    guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }

  /// The last part of the path.
  static func name(of path: String) -> String {
    guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) else { return path }
    return String(path[path.utf8.index(after: slash)...])
  }

  /// The path as a shell takes it, for commands in hints.
  static func forShell(_ path: String) -> String {
    let plain = path.utf8.allSatisfy { byte in
      switch byte {
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
      default: "/._-+@%=:,".utf8.contains(byte)
      }
    }
    if plain, !path.isEmpty { return path }
    return "'"
      + path.terminalSafe.split(separator: "'", omittingEmptySubsequences: false)
      .joined(separator: "'\\''") + "'"
  }
}
