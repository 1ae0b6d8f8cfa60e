import Dispatch
import Glibc
import Synchronization
import Testing
import TroupeModel

@testable import TroupeMedia

@Suite struct FileLockTests {
  let folder = TemporaryFolder()
  var path: String { folder.path("library.lock") }

  @Test func `threads that share a lock object exclude each other`() {
    countsWithoutLoss(locks: [FileLock(path: path)])
  }

  @Test func `two lock objects of one path exclude each other`() {
    countsWithoutLoss(locks: [FileLock(path: path), FileLock(path: path)])
  }

  /// Reads and writes a number without protection of its own.
  private func countsWithoutLoss(locks: [FileLock]) {
    let count = Atomic(0)
    let failures = Atomic(0)
    DispatchQueue.concurrentPerform(iterations: 4) { thread in
      for _ in 0..<50 {
        do {
          try locks[thread % locks.count].withLock(within: .seconds(60)) {
            let old = count.load(ordering: .relaxed)
            usleep(100)
            count.store(old + 1, ordering: .relaxed)
          }
        } catch { failures.add(1, ordering: .relaxed) }
      }
    }
    #expect(count.load(ordering: .relaxed) == 200)
    #expect(failures.load(ordering: .relaxed) == 0)
  }

  @Test func `trying says whether the lock was free`() throws {
    let mine = FileLock(path: path)
    let other = FileLock(path: path)
    #expect(try mine.tryLock())
    #expect(try !mine.tryLock())
    #expect(try !other.tryLock())
    mine.unlock()
    #expect(try other.tryLock())
    other.unlock()
  }

  @Test func `what was tried may be given back by another thread`() throws {
    let lock = FileLock(path: path)
    #expect(try lock.tryLock())
    DispatchQueue.concurrentPerform(iterations: 2) { if $0 == 0 { lock.unlock() } }
    #expect(try lock.withLock { 5 } == 5)
  }

  @Test func `waiting ends at the deadline`() throws {
    let holder = FileLock(path: path)
    #expect(try holder.tryLock())
    let lock = FileLock(path: path, patience: Milliseconds(40))
    let start = ContinuousClock.now
    #expect(throws: MediaError.lockHeld(path: path, waited: Milliseconds(40))) { try lock.lock() }
    #expect(throws: MediaError.lockHeld(path: path, waited: Milliseconds(0))) {
      try lock.withLock(within: Milliseconds(0)) {}
    }
    #expect(ContinuousClock.now - start >= .milliseconds(40))
    holder.unlock()
    try lock.lock()
    lock.unlock()
  }

  @Test func `a body that throws gives the lock back`() throws {
    struct Stop: Error {}
    let lock = FileLock(path: path)
    #expect(throws: Stop.self) { try lock.withLock { throw Stop() } }
    #expect(try lock.tryLock())
  }

  @Test func `a lock whose file was replaced is taken on the new file`() throws {
    let old = FileLock(path: path)
    try old.withLock {}
    unlink(path)
    let new = FileLock(path: path)
    #expect(try new.tryLock())
    #expect(try !old.tryLock())
  }

  @Test func `a link is not followed`() throws {
    symlink("elsewhere", path)
    #expect(throws: MediaError.self) { try FileLock(path: path).tryLock() }
    #expect(try folder.everything() == ["library.lock"])
  }

  @Test func `a missing folder is named`() {
    let path = folder.path("gone/library.lock")
    #expect(throws: MediaError.notFound(path: path)) { try FileLock(path: path).tryLock() }
  }

  @Test func `entering twice on one thread stops the program`() async {
    await #expect(processExitsWith: .failure) {
      let lock = FileLock(path: "/tmp/troupe-test-reentrance-\(getpid())")
      defer { unlink(lock.path) }
      try lock.withLock {
        unlink(lock.path)
        try lock.withLock {}
      }
    }
  }

  @Test func `giving back what is not held stops the program`() async {
    await #expect(processExitsWith: .failure) { FileLock(path: "/tmp/none").unlock() }
  }

  @Test(.enabled(if: access("/usr/bin/flock", X_OK) == 0))
  func `another process excludes this one until it dies`() throws {
    try folder.file("library.lock")
    let lock = FileLock(path: path)
    let child = try Child("/usr/bin/flock", "--no-fork", path, "sleep", "60")
    let start = ContinuousClock.now
    while try lock.tryLock(), ContinuousClock.now - start < .seconds(20) {
      lock.unlock()
      usleep(2000)
    }
    #expect(throws: MediaError.lockHeld(path: path, waited: Milliseconds(20))) {
      try lock.withLock(within: Milliseconds(20)) {}
    }
    child.kill()
    #expect(try lock.withLock(within: .seconds(5)) { true })
  }

  @Test(.enabled(if: access("/proc/self/fd", X_OK) == 0))
  func `a child that is started does not inherit the lock, which would outlive its holder`() throws
  {
    let lock = FileLock(path: path)
    #expect(try lock.tryLock())
    let child = try Child("/bin/sleep", "60")
    defer { child.kill() }
    #expect(try !child.openFiles().contains(path))
  }
}
