internal import Glibc

/// The signals that would end the program where an error says more.
public enum ProcessSignals {
  /// Ignores SIGXFSZ and SIGPIPE, so that a file over the limit and a closed pipe are errors.
  ///
  /// For the start of a program.
  public static func ignoreFileSizeAndPipe() {
    signal(SIGXFSZ, SIG_IGN)
    signal(SIGPIPE, SIG_IGN)
  }
}
