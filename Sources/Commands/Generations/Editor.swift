import FoundationEssentials

/// The user's editor, for a text that is too long for a line.
struct Editor: Sendable {
  /// As `VISUAL` or `EDITOR` has it, with its arguments.
  let command: String
  private let environment: [String: String]

  /// Takes the editor that the environment names, else `vi`.
  init(environment: [String: String]) {
    self.environment = environment
    command =
      [environment["VISUAL"], environment["EDITOR"]].compactMap(\.self).first { !$0.isEmpty }
      ?? "vi"
  }

  /// Opens the editor with a remark below an empty line, and returns what was written but for remarks.
  func ask(_ remark: String) throws -> String {
    let folder = FileManager.default.temporaryDirectory.path
    let path = folder + "/troupe-\(UUID().uuidString).txt"
    let files = FileManager.default
    guard
      files.createFile(
        atPath: path,
        contents: Data("\n\(remark)\n".utf8),
        attributes: [.posixPermissions: 0o600]
      )
    else { throw CommandFault.editorFailed(command, reason: "\(path) cannot be written") }
    defer { try? files.removeItem(atPath: path) }
    // The shell splits what the variable holds; the path is an argument of its own.
    let status = try ChildProgram(
      path: "/bin/sh",
      arguments: ["-c", "exec \(command) \"$1\"", "sh", path],
      environment: environment
    ).run()
    guard status == 0 else {
      throw CommandFault.editorFailed(command, reason: "it ended with \(status)")
    }
    let text = String(decoding: files.contents(atPath: path) ?? Data(), as: UTF8.self)
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false)
      .filter { !$0.hasPrefix("#") }
    while lines.last?.allSatisfy(\.isWhitespace) == true { lines.removeLast() }
    return lines.joined(separator: "\n")
  }
}
