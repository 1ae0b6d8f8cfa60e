import Glibc
import TroupeModel

/// One accepted socket of a scripted server, used by one thread.
struct ScriptedConnection {
  private let descriptor: CInt
  /// What was read and belongs to no request yet.
  private var pending: [UInt8] = []

  init(_ descriptor: CInt) { self.descriptor = descriptor }

  /// The next request, or nil when the peer has ended; `arrived` is told of all bytes as they come.
  mutating func readRequest(_ arrived: (Int) -> Void) -> ReceivedRequest? {
    while true {
      if let end = endOfHead(), var request = Self.parse(head: pending[..<end]) {
        let length = request.header("content-length").flatMap { Int($0) } ?? 0
        if pending.count >= end + length {
          request.body = Array(pending[end..<end + length])
          request.raw = Array(pending[..<(end + length)])
          pending.removeFirst(end + length)
          return request
        }
      }
      guard fill(arrived) else { return nil }
    }
  }

  /// Takes the steps of an answer; false when the connection is over.
  func perform(_ answer: ScriptedAnswer) -> Bool {
    for step in answer.steps {
      switch step {
      case .bytes(let bytes):
        guard write(bytes) else { return false }
      case .pause(let time):
        // The peer's hanging up ends the wait.
        guard !peerEnds(within: time) else { return false }
      case .close:
        return false
      case .reset:
        var lingering = linger(l_onoff: 1, l_linger: 0)
        setsockopt(
          descriptor,
          SOL_SOCKET,
          SO_LINGER,
          &lingering,
          socklen_t(MemoryLayout<linger>.size)
        )
        return false
      }
    }
    return true
  }

  /// Reads nothing until the peer has ended or the server is stopped.
  func waitForEnd() { _ = peerEnds(within: .seconds(3600)) }

  func close() { _ = Glibc.close(descriptor) }

  private func peerEnds(within time: Milliseconds) -> Bool {
    // POLLRDHUP, which Glibc's headers keep for GNU sources.
    var event = pollfd(fd: descriptor, events: 0x2000, revents: 0)
    return poll(&event, 1, CInt(clamping: time.value)) > 0
  }

  private mutating func fill(_ arrived: (Int) -> Void) -> Bool {
    var buffer = [UInt8](repeating: 0, count: 64 << 10)
    let count = read(descriptor, &buffer, buffer.count)
    guard count > 0 else { return false }
    arrived(count)
    pending += buffer[..<count]
    return true
  }

  private func write(_ bytes: [UInt8]) -> Bool {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes {
        send(descriptor, $0.baseAddress, $0.count, CInt(MSG_NOSIGNAL))
      }
      guard count > 0 else { return false }
      rest = rest.dropFirst(count)
    }
    return true
  }

  private func endOfHead() -> Int? {
    let blank = Array("\r\n\r\n".utf8)
    var start = 0
    while start + 4 <= pending.count {
      if pending[start] == blank[0], pending[start..<start + 4].elementsEqual(blank) {
        return start + 4
      }
      start += 1
    }
    return nil
  }

  private static func parse(head: ArraySlice<UInt8>) -> ReceivedRequest? {
    // Split as bytes: in a String, CR and LF are one character.
    let lines = head.split(separator: UInt8(ascii: "\n")).map { line in
      String(decoding: line.last == UInt8(ascii: "\r") ? line.dropLast() : line, as: UTF8.self)
    }
    let words = lines.first?.split(separator: " ") ?? []
    guard words.count == 3 else { return nil }
    let fields = lines.dropFirst().filter { !$0.isEmpty }.map { line in
      let name = line.prefix { $0 != ":" }
      return ReceivedRequest.Field(
        String(name),
        String(line.dropFirst(name.count + 1).drop { $0 == " " })
      )
    }
    return ReceivedRequest(
      method: String(words[0]),
      target: String(words[1]),
      headers: fields,
      body: [],
      raw: []
    )
  }
}
