import Dispatch
import Glibc
import Testing
import TroupeModel

/// A client that writes bytes to a socket and reads what comes, so that a test sees the very wire.
struct RawClient: Sendable {
  /// What came until the connection ended, or until a whole reply was there.
  struct Reply: Sendable {
    var status: Int
    var fields: [String: String]
    var body: [UInt8]
    /// Whether the body is as long as was announced.
    var isWhole: Bool

    var text: String { String(decoding: body, as: UTF8.self) }
    var json: JSON { (try? JSON(parsing: body)) ?? .null }
  }

  let port: Int

  /// Sends a request; nil where the connection ended without a single byte of reply.
  func send(
    _ method: String,
    _ target: String,
    fields: [String: String] = [:],
    body: [UInt8] = [],
    host: String? = nil
  ) async throws -> Reply? {
    var head = "\(method) \(target) HTTP/1.1\r\nHost: \(host ?? "127.0.0.1:\(port)")\r\n"
    for (name, value) in fields { head += "\(name): \(value)\r\n" }
    if method == "POST" { head += "Content-Length: \(body.count)\r\n" }
    let bytes = Array((head + "\r\n").utf8) + body
    let port = port
    let exchange = await withCheckedContinuation { continuation in
      // A queue of its own: the global ones share their threads with Swift's tasks.
      DispatchQueue(label: "troupe.rehearsal.client").async {
        continuation.resume(returning: Self.exchange(bytes, port: port, isHead: method == "HEAD"))
      }
    }
    try #require(exchange.isConnected, "nothing listens on port \(port)")
    return exchange.reply
  }

  private static func exchange(
    _ bytes: [UInt8],
    port: Int,
    isHead: Bool
  ) -> (isConnected: Bool, reply: Reply?) {
    let descriptor = connected(to: port)
    guard descriptor >= 0 else { return (false, nil) }
    defer { close(descriptor) }
    _ = Glibc.send(descriptor, bytes, bytes.count, Int32(MSG_NOSIGNAL))
    var received: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      if let reply = parse(received, isHead: isHead), reply.isWhole { return (true, reply) }
      let count = recv(descriptor, &chunk, chunk.count, 0)
      guard count > 0 else { return (true, parse(received, isHead: isHead)) }
      received += chunk[..<count]
    }
  }

  /// An open connection, for tests that hold one; -1 where nothing listens.
  ///
  /// It waits for a reply longer than any script delays one, and as long as a busy machine takes.
  static func connected(to port: Int) -> Int32 {
    let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    var patience = timeval(tv_sec: 1200, tv_usec: 0)
    setsockopt(
      descriptor,
      SOL_SOCKET,
      SO_RCVTIMEO,
      &patience,
      socklen_t(MemoryLayout<timeval>.size)
    )
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = in_port_t(port).bigEndian
    address.sin_addr = in_addr(s_addr: in_addr_t(0x7F00_0001).bigEndian)
    let result = withUnsafePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
      }
    }
    if result != 0 {
      close(descriptor)
      return -1
    }
    return descriptor
  }

  private static func parse(_ bytes: [UInt8], isHead: Bool) -> Reply? {
    let text = String(decoding: bytes.map { $0 < 0x80 ? $0 : 0x3F }, as: UTF8.self)
    guard let blank = text.utf8.firstRange(of: "\r\n\r\n".utf8) else { return nil }
    let headLength = text.utf8.distance(from: text.startIndex, to: blank.upperBound)
    let lines = text[..<blank.lowerBound].split(separator: "\r\n")
    var fields: [String: String] = [:]
    for line in lines.dropFirst() {
      let halves = line.split(separator: ":", maxSplits: 1)
      guard halves.count == 2 else { continue }
      fields[halves[0].lowercased()] = String(halves[1].drop(while: \.isWhitespace))
    }
    let status = lines.first?.split(separator: " ").dropFirst().first.flatMap { Int($0) } ?? 0
    let body = Array(bytes[headLength...])
    let length = isHead ? 0 : Int(fields["content-length"] ?? "0") ?? 0
    return Reply(status: status, fields: fields, body: body, isWhole: body.count >= length)
  }
}
