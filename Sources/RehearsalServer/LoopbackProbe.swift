import TroupeModel

#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// Asks a port of this machine whether a rehearsal server is there.
enum LoopbackProbe {
  /// The reply to `GET /health`; nil where nothing answers in JSON within a second.
  ///
  /// Blocks its thread.
  static func health(port: Int) -> JSON? {
    guard (1...65535).contains(port) else { return nil }
    let socket = openSocket()
    guard socket >= 0 else { return nil }
    defer { close(socket) }
    var patience = timeval(tv_sec: 1, tv_usec: 0)
    for option in [SO_RCVTIMEO, SO_SNDTIMEO] {
      setsockopt(
        socket,
        SOL_SOCKET,
        option,
        &patience,
        socklen_t(MemoryLayout<timeval>.size)
      )
    }
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = in_port_t(port).bigEndian
    address.sin_addr = in_addr(s_addr: in_addr_t(0x7F00_0001).bigEndian)
    let connected = withUnsafePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        connect(socket, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
      }
    }
    guard connected == 0 else { return nil }
    let request = "GET /health HTTP/1.1\r\nHost: 127.0.0.1:\(port)\r\nConnection: close\r\n\r\n"
    guard sendAll(Array(request.utf8), to: socket) else { return nil }
    let reply = receiveAll(from: socket)
    guard reply.starts(with: Array("HTTP/1.1 200".utf8)),
      let brace = reply.firstIndex(of: UInt8(ascii: "{"))
    else { return nil }
    return try? JSON(parsing: reply[brace...])
  }

  private static func openSocket() -> Int32 {
    #if canImport(Glibc)
    socket(AF_INET, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
    #else
    socket(AF_INET, SOCK_STREAM, 0)
    #endif
  }

  private static func sendAll(_ bytes: [UInt8], to socket: Int32) -> Bool {
    // A closed peer is an answer here, not a signal.
    #if canImport(Glibc)
    let flags = Int32(MSG_NOSIGNAL)
    #else
    let flags: Int32 = 0
    #endif
    return send(socket, bytes, bytes.count, flags) == bytes.count
  }

  private static func receiveAll(from socket: Int32) -> [UInt8] {
    var reply: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 4096)
    while reply.count < 1 << 16 {
      let count = recv(socket, &chunk, chunk.count, 0)
      guard count > 0 else { break }
      reply += chunk[..<count]
    }
    return reply
  }
}
