import Foundation
import Testing
import TroupeModel

@testable import Commands

/// A shell with what it must be told to complete, and to show the line that came of it on Ctrl-X.
private struct Shell: Sendable, CustomTestStringConvertible {
  var name: String
  var command: String
  /// `SCRIPT`, `DUMP` and `READY` stand for paths.
  var setUp: String

  var testDescription: String { name }

  static let all = [
    Shell(
      name: "bash",
      command: "bash --norc --noprofile",
      setUp: #"""
        source /usr/share/bash-completion/bash_completion; source SCRIPT; \#
        bind -x '"\C-x": printf %s "$READLINE_LINE" > DUMP'; : > READY
        """#
    ),
    Shell(
      name: "zsh",
      command: "zsh -f",
      setUp: #"""
        fpath=($(dirname SCRIPT) $fpath); autoload -U compinit; compinit -u -D; \#
        show() { print -rn -- "$BUFFER" > DUMP }; zle -N show; bindkey '^X' show; : > READY
        """#
    ),
    Shell(
      name: "fish",
      command: "fish --no-config",
      setUp: "source SCRIPT; bind \\cx 'commandline > DUMP'; true > READY"
    ),
  ].filter { Tools.find($0.name) != nil }
}

/// The scripts in the shells themselves, each at a terminal of its own.
@Suite(
  .enabled(if: Tools.program != nil && Tools.find("script") != nil && Tools.hasTerminals),
  .serialized
)
struct RealShellTests {
  private static let lines = [
    ("troupe character show lu", "troupe character show luna"),
    ("troupe sync luna/", "troupe sync luna/armor"),
    ("troupe endpoint use cr", "troupe endpoint use crazyrouter"),
    ("troupe search with:mi", "troupe search with:milo"),
    ("troupe search rain with:luna/a", "troupe search rain with:luna/armor"),
    ("troupe jobs status:que", "troupe jobs status:queued"),
    ("troupe search 'rain with:mi", "troupe search 'rain with:milo'"),
    ("troupe saved run we", "troupe saved run wet"),
    ("troupe charac", "troupe character"),
    ("troupe generate --format uni", "troupe generate --format unified"),
  ]

  @Test(arguments: Shell.all)
  fileprivate func `a shell completes commands, handles, looks, endpoints and choices`(
    shell: Shell
  ) async throws {
    let stage = try await Stage()
    for handle in ["luna", "milo"] { await stage.run("character", "add", handle) }
    await stage.run("look", "add", "luna", "armor")
    await stage.run("saved", "add", "wet", "rain")
    let session = try ShellSession(stage.folder, command: shell.command)
    defer { session.end() }
    // zsh finds a completion by the name of its file.
    let script = try stage.write(
      "_troupe",
      await stage.run("completion", shell.name).output
    )
    let ready = stage.folder + "/ready"
    session.type(
      shell.setUp.replacing("SCRIPT", with: script).replacing("READY", with: ready)
        .replacing("DUMP", with: stage.folder + "/line") + "\n"
    )
    #expect(try await session.contents(of: ready) != nil)
    for (typed, completed) in Self.lines {
      let file = stage.folder + "/line"
      try? FileManager.default.removeItem(atPath: file)
      // Tab, Ctrl-X to see the line, Ctrl-U to take it away.
      session.type(typed + "\t\u{18}")
      let line = try await session.contents(of: file)
      #expect(line.map { $0.singleLine } == completed, "\(shell.name): \(typed)")
      session.type("\u{15}")
    }
  }
}

/// A shell at a terminal that `script` makes for it.
private final class ShellSession: Sendable {
  private let process = Process()
  private let keys = Pipe()

  init(_ folder: String, command: String) throws {
    let bin = folder + "/bin"
    try FileManager.default.createDirectory(atPath: bin, withIntermediateDirectories: true)
    try FileManager.default.createSymbolicLink(
      atPath: bin + "/troupe",
      withDestinationPath: Tools.program ?? ""
    )
    process.executableURL = URL(filePath: Tools.find("script") ?? "")
    process.arguments = ["-qec", command, "/dev/null"]
    process.currentDirectoryURL = URL(filePath: folder)
    process.environment = [
      "PATH": bin + ":" + (ProcessInfo.processInfo.environment["PATH"] ?? ""), "HOME": folder,
      "TERM": "xterm", "LANG": "C.UTF-8", "TROUPE_CONFIG": folder + "/config",
    ]
    process.standardInput = keys
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
  }

  func type(_ text: String) { try? keys.fileHandleForWriting.write(contentsOf: Data(text.utf8)) }

  /// What a file holds once it is there; nil where it does not come.
  func contents(of path: String) async throws -> String? {
    for _ in 0..<400 {
      if let data = FileManager.default.contents(atPath: path) {
        // The shell makes the file before it writes to it.
        try await Task.sleep(for: .milliseconds(50))
        return String(decoding: FileManager.default.contents(atPath: path) ?? data, as: UTF8.self)
      }
      try await Task.sleep(for: .milliseconds(50))
    }
    return nil
  }

  func end() {
    // Not waitUntilExit: off the main thread it can spin for a program that has ended already.
    if process.isRunning { kill(process.processIdentifier, SIGKILL) }
  }
}
