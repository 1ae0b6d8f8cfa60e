import Subprocess

/// Lines out of a program's standard output.
struct LineReader {
  private var chunks: SubprocessOutputSequence.Iterator
  private var rest: [UInt8] = []
  /// A line longer than this ends the reading.
  private let limit = 1 << 20

  init(_ chunks: SubprocessOutputSequence.Iterator) { self.chunks = chunks }

  /// The next whole line without its end; nil when there is none.
  mutating func next() async throws -> String? {
    while true {
      if let end = rest.firstIndex(of: 0x0A) {
        let line = String(decoding: rest[..<end], as: UTF8.self)
        rest.removeSubrange(...end)
        return line
      }
      guard rest.count <= limit, let chunk = try await chunks.next() else { return nil }
      chunk.withUnsafeBytes { rest.append(contentsOf: $0) }
    }
  }
}
