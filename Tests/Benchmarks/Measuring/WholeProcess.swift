import Glibc

/// Runs a program from start to finish.
enum WholeProcess {
  /// How a program ended.
  struct Outcome {
    /// From start to finish, by the monotonic clock.
    var milliseconds: Double
    /// As `wait4` gives it; 0 where all went well.
    var status: Int32
    /// The most memory that it ever had resident, in KB; at least what the process that started it has.
    var residentKilobytes: Int
  }

  /// Runs a program; what it reads and writes are files, and nothing where no path is given.
  ///
  /// - Returns: how it ended; nil where it cannot be run.
  static func run(
    _ program: String,
    _ arguments: [String],
    input: String = "/dev/null",
    output: String = "/dev/null",
    errors: String = "/dev/null"
  ) -> Outcome? {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, input, O_RDONLY, 0)
    for (descriptor, path) in [(STDOUT_FILENO, output), (STDERR_FILENO, errors)] {
      posix_spawn_file_actions_addopen(
        &actions,
        descriptor,
        path,
        O_WRONLY | O_CREAT | O_TRUNC,
        0o666
      )
    }
    var pointers: [UnsafeMutablePointer<CChar>?] = ([program] + arguments).map { strdup($0) }
    pointers.append(nil)
    defer { pointers.forEach { free($0) } }
    var pid: pid_t = 0
    var status: Int32 = -1
    var usage = rusage()
    var isStarted = false
    let elapsed = ContinuousClock().measure {
      guard posix_spawnp(&pid, program, &actions, nil, pointers, environ) == 0 else { return }
      isStarted = true
      wait4(pid, &status, 0, &usage)
    }
    guard isStarted else { return nil }
    return Outcome(
      milliseconds: elapsed.milliseconds,
      status: status,
      residentKilobytes: usage.ru_maxrss
    )
  }

  /// The time in milliseconds by the monotonic clock; nil where the program cannot be run or fails.
  static func milliseconds(_ program: String, _ arguments: [String]) -> Double? {
    guard let outcome = run(program, arguments), outcome.status == 0 else { return nil }
    return outcome.milliseconds
  }
}

extension Duration {
  /// The length in milliseconds.
  var milliseconds: Double {
    Double(components.seconds) * 1000 + Double(components.attoseconds) / 1e15
  }
}
