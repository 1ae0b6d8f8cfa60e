import Glibc
import Synchronization

/// The folder in which requests are kept, and the files by which the recorder is told what to do.
final class Recording: Sendable {
  let folder: String
  private let count = Mutex(0)

  init(folder: String) { self.folder = folder }

  /// The number of the next request, from 1.
  func nextNumber() -> Int {
    count.withLock { count in
      count += 1
      return count
    }
  }

  func has(_ name: String) -> Bool { access("\(folder)/\(name)", F_OK) == 0 }

  /// Keeps a piece of a request or its reply.
  func keep(_ bytes: [UInt8], _ number: Int, _ kind: String) {
    let digits = String(number)
    let name = String(repeating: "0", count: max(0, 4 - digits.count)) + digits
    write(bytes, to: "\(name).\(kind)")
  }

  func write(_ bytes: [UInt8], to name: String) {
    guard let file = fopen("\(folder)/\(name).part", "w") else { return }
    fwrite(bytes, 1, bytes.count, file)
    fflush(file)
    fsync(fileno(file))
    fclose(file)
    rename("\(folder)/\(name).part", "\(folder)/\(name)")
  }

  /// Says that it waits and waits until it may go on.
  func hold() {
    write([], to: "held")
    while !has("release") { usleep(5000) }
  }
}
