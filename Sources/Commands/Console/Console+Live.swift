#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

extension Console {
  /// The terminal of this process.
  package static var live: Console {
    Console(
      output: .live(STDOUT_FILENO),
      errors: .live(STDERR_FILENO),
      input: Input(
        isTerminal: isatty(STDIN_FILENO) == 1,
        readAll: { try readStandardInput() },
        readLine: { hidden in try readTerminalLine(hidden: hidden) },
        readChunk: { readStandardInputChunk() }
      )
    )
  }

  /// The longest text that is read from standard input, in bytes.
  static let inputLimit = 1 << 20

  private static func readStandardInput() throws -> String {
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 65536)
    while bytes.count <= inputLimit {
      let count = read(STDIN_FILENO, &chunk, chunk.count)
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { break }
      bytes += chunk[..<count]
    }
    guard bytes.count <= inputLimit else {
      throw CommandFault.inputTooLong(limit: inputLimit)
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  private static func readStandardInputChunk() -> [UInt8]? {
    var chunk = [UInt8](repeating: 0, count: 1 << 18)
    while true {
      let count = read(STDIN_FILENO, &chunk, chunk.count)
      if count < 0, errno == EINTR { continue }
      return count > 0 ? Array(chunk[..<count]) : nil
    }
  }

  /// Reads a line, and gives up where the command is ended by Ctrl-C.
  private static func readTerminalLine(hidden: Bool) throws -> String? {
    var before = termios()
    let canHide = hidden && tcgetattr(STDIN_FILENO, &before) == 0
    if canHide {
      var silent = before
      silent.c_lflag &= ~tcflag_t(ECHO)
      tcsetattr(STDIN_FILENO, TCSAFLUSH, &silent)
    }
    defer { if canHide { tcsetattr(STDIN_FILENO, TCSAFLUSH, &before) } }
    var input = pollfd(fd: STDIN_FILENO, events: Int16(POLLIN), revents: 0)
    while poll(&input, 1, 100) <= 0 {
      if Task.isCancelled { throw CancellationError() }
    }
    return Swift.readLine(strippingNewline: true)
  }
}

extension Console.Stream {
  fileprivate static func live(_ descriptor: Int32) -> Console.Stream {
    Console.Stream(
      isTerminal: isatty(descriptor) == 1,
      columns: { columns(of: descriptor) },
      write: { text in
        var text = text
        try text.withUTF8 { bytes in
          var rest = bytes[...]
          while !rest.isEmpty {
            let count = Self.write(descriptor, rest)
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else {
              throw errno == EPIPE ? OutputError.closed : OutputError.failed(code: errno)
            }
            rest = rest.dropFirst(count)
          }
        }
      }
    )
  }

  private static func write(_ descriptor: Int32, _ bytes: Slice<UnsafeBufferPointer<UInt8>>) -> Int
  {
    let rebased = UnsafeBufferPointer(rebasing: bytes)
    #if canImport(Glibc)
    return Glibc.write(descriptor, rebased.baseAddress, rebased.count)
    #else
    return Darwin.write(descriptor, rebased.baseAddress, rebased.count)
    #endif
  }

  private static func columns(of descriptor: Int32) -> Int {
    var size = winsize()
    guard ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return 80 }
    return Int(size.ws_col)
  }
}
