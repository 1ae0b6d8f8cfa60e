internal import Glibc
internal import Synchronization
public import TroupeModel

/// An exclusive lock between processes, and between the threads of one, on a file of its own.
///
/// It is the kernel's `flock`: a holder that dies holds nothing any more. One lock object is shared by all threads of
/// a process; two objects for one path exclude each other too. The file is made where it is missing and never removed.
///
/// `lock` and `withLock` belong to a thread, for work that does not suspend: entering again on the thread that is
/// inside stops the program, as it would wait for itself. What is taken with `tryLock` belongs to no thread and may be
/// given back on any.
public final class FileLock: ProcessLock {
  /// The file.
  public let path: String
  /// How long `lock` and `withLock` wait.
  public let patience: Milliseconds
  private let state = Mutex(State())

  private struct State {
    var file: OpenFile?
    var holder: Holder?
  }

  private enum Holder: Equatable {
    case thread(pthread_t)
    case anyone
  }

  /// Names a lock without touching the file.
  public init(path: String, patience: Milliseconds = .seconds(30)) {
    self.path = path
    self.patience = patience
  }

  /// Waits for the lock, blocking the thread; throws `MediaError.lockHeld` when the patience is at its end.
  public func lock() throws(MediaError) {
    try wait(for: .thread(pthread_self()), within: patience)
  }

  /// Holds the lock while the body runs, after waiting for it for at most this long.
  public func withLock<Result>(
    within limit: Milliseconds,
    _ body: () throws -> Result
  ) throws -> Result {
    try wait(for: .thread(pthread_self()), within: limit)
    defer { unlock() }
    return try body()
  }

  /// Takes the lock if nobody holds it, this process included.
  public func tryLock() throws(MediaError) -> Bool { try take(for: .anyone) }

  /// Gives the lock back.
  public func unlock() {
    state.withLock { state in
      precondition(state.holder != nil, "the lock on \(path) was given back without being held")
      // Unlocked rather than closed: a child between fork and exec may hold a copy of the descriptor.
      state.file?.unlock()
      state.holder = nil
    }
  }

  private func wait(for holder: Holder, within limit: Milliseconds) throws(MediaError) {
    let start = ContinuousClock.now
    let end = start + .milliseconds(limit.value)
    var pause = Duration.microseconds(100)
    while try !take(for: holder) {
      let now = ContinuousClock.now
      guard now < end else { throw .lockHeld(path: path, waited: limit) }
      // A wait of random length keeps waiters from meeting again and again.
      sleepFor(min(pause * Double.random(in: 0.5...1), end - now))
      pause = min(pause * 2, .milliseconds(20))
    }
  }

  private func take(for holder: Holder) throws(MediaError) -> Bool {
    try state.withLock { (state) throws(MediaError) in
      precondition(
        state.holder == nil || holder == .anyone || state.holder != holder,
        "the lock on \(path) was entered again by the thread that holds it"
      )
      guard state.holder == nil else { return false }
      while true {
        let file: OpenFile
        if let open = state.file { file = open } else { file = try openFile() }
        guard try file.tryLock() else {
          state.file = file
          return false
        }
        if try isStillThere(file) {
          state.file = file
          state.holder = holder
          return true
        }
        // Somebody removed or replaced the file: a lock on the old one would exclude nobody.
        state.file = nil
      }
    }
  }

  /// Where nothing may be written, a file that exists can still be locked.
  private func openFile() throws(MediaError) -> OpenFile {
    do throws(MediaError) {
      return try OpenFile(path, O_RDWR | O_CREAT | O_NOFOLLOW, mode: 0o666)
    } catch .notPermitted(let step, let path, let code) {
      guard let file = try? OpenFile(path, O_RDONLY | O_NOFOLLOW) else {
        throw .notPermitted(step, path: path, errno: code)
      }
      return file
    }
  }

  private func isStillThere(_ file: OpenFile) throws(MediaError) -> Bool {
    let mine = try FileInfo(of: file)
    guard let there = try FileInfo.ifPresent(at: path) else { return false }
    return (mine.inode, mine.device) == (there.inode, there.device)
  }

  private func sleepFor(_ duration: Duration) {
    let parts = duration.components
    var time = timespec(
      tv_sec: Int(parts.seconds),
      tv_nsec: Int(parts.attoseconds / 1_000_000_000)
    )
    nanosleep(&time, nil)
  }
}
