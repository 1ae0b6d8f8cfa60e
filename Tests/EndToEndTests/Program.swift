import Foundation
import Glibc

/// How a program ended, as one value.
struct Outcome: Equatable, Sendable {
  var status: Int32
  var output: String
  var errors: String

  /// Standard output read as JSON.
  var json: NSDictionary {
    (try? JSONSerialization.jsonObject(with: Data(output.utf8)) as? NSDictionary) ?? [:]
  }
}

/// A program that was started, with its output in a file.
struct RunningProgram: Sendable {
  var id: pid_t
  var outputPath: String

  func kill(_ signal: Int32) { _ = Glibc.kill(id, signal) }

  /// Blocks until it ends; 128 and the signal where one ended it.
  @discardableResult
  func wait() -> Int32 {
    var status: Int32 = 0
    while waitpid(id, &status, 0) < 0, errno == EINTR {}
    let signal = status & 0x7F
    return signal == 0 ? (status >> 8) & 0xFF : 128 + signal
  }
}

/// The built programs, run as their users run them.
enum Program {
  /// The folder of the built programs, which is that of the tests.
  static let folder: String = {
    let own = (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? ""
    return (own as NSString).deletingLastPathComponent
  }()

  static var troupe: String { folder + "/troupe" }

  static func isInstalled(_ name: String) -> Bool {
    ["/usr/bin/", "/bin/", "/usr/local/bin/"]
      .contains { FileManager.default.isExecutableFile(atPath: $0 + name) }
  }

  struct NotStarted: Error { var program: String }

  /// Starts a program whose output goes to files, so that nobody waits for a reader.
  static func start(
    _ program: String,
    _ arguments: [String],
    environment: [String: String],
    folder: String,
    output: String,
    errors: String
  ) throws -> RunningProgram {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    // The test runner ignores and blocks signals; the programs start as from a shell.
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    var signals = sigset_t()
    sigemptyset(&signals)
    posix_spawnattr_setsigmask(&attributes, &signals)
    sigfillset(&signals)
    posix_spawnattr_setsigdefault(&attributes, &signals)
    posix_spawnattr_setflags(
      &attributes,
      Int16(POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF)
    )
    let flags = O_WRONLY | O_CREAT | O_TRUNC
    posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
    posix_spawn_file_actions_addopen(&actions, 1, output, flags, 0o600)
    posix_spawn_file_actions_addopen(&actions, 2, errors, flags, 0o600)
    func pointers(_ texts: [String]) -> [UnsafeMutablePointer<CChar>?] {
      texts.map { strdup($0) } + [nil]
    }
    let words = pointers(["env", "-C", folder, program] + arguments)
    let variables = pointers(environment.map { "\($0.key)=\($0.value)" })
    defer { (words + variables).forEach { free($0) } }
    var id: pid_t = 0
    guard posix_spawn(&id, "/usr/bin/env", &actions, &attributes, words, variables) == 0 else {
      throw NotStarted(program: program)
    }
    return RunningProgram(id: id, outputPath: output)
  }

  /// Runs a program to its end, waiting on a thread of its own.
  static func run(
    _ program: String,
    _ arguments: [String],
    environment: [String: String],
    folder: String
  ) async throws -> Outcome {
    let name = NSTemporaryDirectory() + "troupe-run-" + UUID().uuidString
    defer {
      unlink(name + ".out")
      unlink(name + ".err")
    }
    let running = try start(
      program,
      arguments,
      environment: environment,
      folder: folder,
      output: name + ".out",
      errors: name + ".err"
    )
    let status = await withCheckedContinuation { continuation in
      Thread.detachNewThread { continuation.resume(returning: running.wait()) }
    }
    func text(_ path: String) -> String {
      String(decoding: FileManager.default.contents(atPath: path) ?? Data(), as: UTF8.self)
    }
    return Outcome(status: status, output: text(name + ".out"), errors: text(name + ".err"))
  }
}
