#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// What this process may use of the machine, set by itself before it reads anything.
enum Bounds {
  /// The largest picture that is decoded, decided from its header.
  static let pixels = 100_000_000
  /// The largest file that is read.
  static let bytes = 256 << 20
  /// Seconds of processor time for one request.
  static let seconds: rlim_t = 30

  static func setUp() {
    set(kind(RLIMIT_AS), 2 << 30)
    set(kind(RLIMIT_FSIZE), 512 << 20)
    set(kind(RLIMIT_CORE), 0)
    set(kind(RLIMIT_NOFILE), 128)
    signal(SIGXFSZ, SIG_IGN)
    signal(SIGPIPE, SIG_IGN)
  }

  /// Starts the processor time of the next request: the kernel ends the process when it is used up.
  static func beginRequest() {
    var used = timespec()
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &used)
    var limit = rlimit()
    getrlimit(kind(RLIMIT_CPU), &limit)
    limit.rlim_cur = min(rlim_t(used.tv_sec) + 1 + seconds, limit.rlim_max)
    setrlimit(kind(RLIMIT_CPU), &limit)
  }

  #if canImport(Glibc)
  /// The C library's kinds of limits, as its own functions take them.
  private static func kind(_ resource: __rlimit_resource) -> Int32 { Int32(resource.rawValue) }
  #else
  private static func kind(_ resource: Int32) -> Int32 { resource }
  #endif

  private static func set(_ resource: Int32, _ value: rlim_t) {
    var limit = rlimit()
    getrlimit(resource, &limit)
    limit.rlim_cur = min(value, limit.rlim_max)
    limit.rlim_max = limit.rlim_cur
    setrlimit(resource, &limit)
  }
}
