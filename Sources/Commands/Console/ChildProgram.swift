#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// A program that takes over the terminal, such as an editor or a player, and is waited for.
struct ChildProgram: Sendable {
  var path: String
  var arguments: [String]
  /// Where nothing of the program's own environment may be missing; keys of endpoints are taken out.
  var environment: [String: String]

  /// Runs it, and returns its status.
  func run() throws -> Int32 {
    var process: pid_t = 0
    let kept = environment.filter { !$0.key.hasSuffix("_API_KEY") }
    var argv = ([path] + arguments).map { strdup($0) } + [nil]
    var variables = kept.map { strdup("\($0.key)=\($0.value)") } + [nil]
    defer { for pointer in argv + variables { free(pointer) } }
    // What this program ignores its child would ignore too.
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    var defaults = sigset_t()
    sigemptyset(&defaults)
    for number in [SIGINT, SIGTERM, SIGPIPE, SIGXFSZ] { sigaddset(&defaults, number) }
    posix_spawnattr_setsigdefault(&attributes, &defaults)
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGDEF))
    let code = posix_spawn(&process, path, nil, &attributes, &argv, &variables)
    guard code == 0 else { throw ProgramNotStarted(path: path, code: code) }
    var status: Int32 = 0
    while waitpid(process, &status, 0) < 0, errno == EINTR {}
    return status & 0x7F == 0 ? (status >> 8) & 0xFF : 128 + (status & 0x7F)
  }
}

/// A program that the system would not start.
struct ProgramNotStarted: Error, CustomStringConvertible {
  var path: String
  var code: Int32

  var description: String { "\(path) cannot be started: \(String(cString: strerror(code)))" }
}
