import Glibc

/// Runs a program from start to finish with its output thrown away.
enum WholeProcess {
  /// The time in milliseconds by the monotonic clock; nil where the program cannot be run or fails.
  static func milliseconds(_ program: String, _ arguments: [String]) -> Double? {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    for descriptor in [STDOUT_FILENO, STDERR_FILENO] {
      posix_spawn_file_actions_addopen(&actions, descriptor, "/dev/null", O_WRONLY, 0)
    }
    var pointers: [UnsafeMutablePointer<CChar>?] = ([program] + arguments).map { strdup($0) }
    pointers.append(nil)
    defer { pointers.forEach { free($0) } }
    let clock = ContinuousClock()
    var pid: pid_t = 0
    var status: Int32 = -1
    let elapsed = clock.measure {
      guard posix_spawn(&pid, program, &actions, nil, pointers, environ) == 0 else { return }
      waitpid(pid, &status, 0)
    }
    guard status == 0 else { return nil }
    return Double(elapsed.components.seconds) * 1000
      + Double(elapsed.components.attoseconds) / 1e15
  }
}
