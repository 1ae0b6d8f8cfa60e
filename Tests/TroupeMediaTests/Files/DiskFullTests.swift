import Glibc
import Testing
import TroupeModel

@testable import TroupeMedia

/// A small disk of its own, where mounting is permitted.
final class SmallDisk {
  let folder = TemporaryFolder()

  init?(kibibytes: Int) {
    guard mount("tmpfs", folder.path, "tmpfs", 0, "size=\(kibibytes)k") == 0 else { return nil }
  }

  deinit { umount(folder.path) }

  static let isPermitted = SmallDisk(kibibytes: 16) != nil
}

@Suite struct DiskFullTests {
  @Test(.enabled(if: SmallDisk.isPermitted))
  func `a full disk leaves nothing and says how much is needed and free`() throws {
    let disk = try #require(SmallDisk(kibibytes: 256))
    let path = disk.folder.path("big")
    let error = #expect(throws: MediaError.self) {
      try DurableFile.write([UInt8](repeating: 7, count: 1 << 20), to: path)
    }
    guard case .diskFull(_, let needed?, let free?)? = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(needed == 1 << 20)
    #expect(free > 200 << 10 && free <= 256 << 10, "the free space counts what was taken back")
    #expect(try disk.folder.everything() == [])
    try DurableFile.write("fits", to: path)
  }

  @Test(.enabled(if: SmallDisk.isPermitted))
  func `what cannot fit is refused before it is begun`() throws {
    let disk = try #require(SmallDisk(kibibytes: 256))
    let media = MediaFolder(path: disk.folder.path("media"), trashPath: disk.folder.path("trash"))
    #expect {
      _ = try media.begin(expecting: 1 << 30)
    } throws: { error in
      guard case .diskFull(_, 1 << 30, _)? = error as? MediaError else { return false }
      return true
    }
    #expect(try disk.folder.everything() == ["media/", "media/incoming/"])
  }

  @Test(.enabled(if: SmallDisk.isPermitted))
  func `a download that fills the disk is abandoned and the library stays usable`() throws {
    let disk = try #require(SmallDisk(kibibytes: 256))
    let media = MediaFolder(path: disk.folder.path("media"), trashPath: disk.folder.path("trash"))
    let writer = try media.begin()
    #expect(throws: MediaError.self) {
      for _ in 0..<100 { try writer.append([UInt8](repeating: 1, count: 10_000)) }
    }
    #expect(throws: MediaError.alreadyClosed(path: writer.path)) { try writer.append([1]) }
    #expect(throws: MediaError.alreadyClosed(path: writer.path)) {
      try writer.finish(type: .mp4)
    }
    #expect(try media.inventory().files == [])
    #expect(try media.leftovers(olderThan: Milliseconds(0), now: fileTime()) == [])
    #expect(try media.put([1, 2, 3], type: .png).bytes == 3)
  }

  @Test func `a file over the limit of the process is an error and leaves nothing`() async {
    await #expect(processExitsWith: .success) {
      ProcessSignals.ignoreFileSizeAndPipe()
      let folder = TemporaryFolder()
      var limit = rlimit(rlim_cur: 4096, rlim_max: 4096)
      setrlimit(__rlimit_resource_t(RLIMIT_FSIZE.rawValue), &limit)
      #expect(throws: MediaError.fileTooLarge(path: folder.path, needed: 100_000)) {
        try DurableFile.write([UInt8](repeating: 1, count: 100_000), to: folder.path("big"))
      }
      let left = try folder.everything()
      #expect(left == [])
    }
  }

  @Test func `a closed pipe does not end the program`() async {
    await #expect(processExitsWith: .exitCode(7)) {
      ProcessSignals.ignoreFileSizeAndPipe()
      var ends: [Int32] = [0, 0]
      pipe(&ends)
      close(ends[0])
      #expect(write(ends[1], "x", 1) == -1 && errno == EPIPE)
      exit(7)
    }
  }
}
