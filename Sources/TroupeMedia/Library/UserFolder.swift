/// The folders of the user by the XDG Base Directory Specification, for the program's own files.
enum UserFolder {
  /// `$XDG_DATA_HOME/troupe`, else `~/.local/share/troupe`; nil where there is no home.
  static func data(_ environment: [String: String]) -> String? {
    find("XDG_DATA_HOME", ".local/share", environment)
  }

  /// `$XDG_STATE_HOME/troupe`, else `~/.local/state/troupe`; nil where there is no home.
  static func state(_ environment: [String: String]) -> String? {
    find("XDG_STATE_HOME", ".local/state", environment)
  }

  /// The specification ignores paths that are not absolute.
  private static func find(
    _ variable: String,
    _ standard: String,
    _ environment: [String: String]
  ) -> String? {
    if let folder = environment[variable], folder.hasPrefix("/") {
      return PathText.absolute(PathText.join(folder, "troupe"), from: "/")
    }
    guard let home = environment["HOME"], home.hasPrefix("/") else { return nil }
    return PathText.absolute("\(home)/\(standard)/troupe", from: "/")
  }
}
