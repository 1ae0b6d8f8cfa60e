import Foundation

/// Where the programs are that take part.
enum Programs {
  /// `troupe`, beside this program.
  static var troupe: String { beside("troupe") }
  /// This program.
  static var bench: String { beside("troupe-bench") }
  /// The shell of SQLite, found by PATH.
  static let sqlite3 = "sqlite3"

  private static func beside(_ name: String) -> String {
    URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath().deletingLastPathComponent()
      .appendingPathComponent(name).path
  }
}
