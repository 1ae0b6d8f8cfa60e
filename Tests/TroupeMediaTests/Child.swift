import Glibc

@testable import TroupeMedia

/// A program that runs beside the test until it is killed.
struct Child {
  struct NotStarted: Error { var errno: Int32 }

  private var id = pid_t()

  init(_ program: String, _ arguments: String...) throws {
    var words: [UnsafeMutablePointer<CChar>?] = ([program] + arguments).map { strdup($0) }
    words.append(nil)
    defer { for word in words { free(word) } }
    let code = posix_spawn(&id, program, nil, nil, words, environ)
    if code != 0 { throw NotStarted(errno: code) }
  }

  /// The paths of the files that the program has open, once it is the program and no longer a copy of the test.
  func openFiles() throws -> [String] {
    let own = link("/proc/self/exe")
    while link("/proc/\(id)/exe") == own { usleep(1000) }
    let folder = "/proc/\(id)/fd"
    return try Folder.names(in: folder).compactMap { link("\(folder)/\($0)") }
  }

  private func link(_ path: String) -> String? {
    var buffer = [CChar](repeating: 0, count: 4096)
    let count = readlink(path, &buffer, buffer.count)
    let bytes = buffer.prefix(max(0, count)).map(UInt8.init(bitPattern:))
    return count < 0 ? nil : String(decoding: bytes, as: UTF8.self)
  }

  func kill() {
    Glibc.kill(id, SIGKILL)
    var status = Int32()
    waitpid(id, &status, 0)
  }
}
