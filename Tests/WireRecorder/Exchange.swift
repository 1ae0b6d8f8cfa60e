/// One request passed on and its reply passed back.
struct Exchange: Sendable {
  let client: Socket
  let upstream: UInt16
  let recording: Recording

  func run() {
    defer { client.close() }
    guard let (head, body) = readRequest() else { return }
    let number = recording.nextNumber()
    recording.keep(body, number, "body")
    recording.keep(head, number, "head")
    let text = String(decoding: head, as: UTF8.self)
    let isPaid = text.hasPrefix("POST ") && !text.contains("multipart/")
    if isPaid, recording.has("hold-request") { recording.hold() }
    guard let server = Socket.connected(to: upstream) else { return }
    defer { server.close() }
    server.write(Array(passedOn(text).utf8) + body)
    var reply: [UInt8] = []
    if isPaid {
      while case let more = server.read(), !more.isEmpty { reply += more }
      recording.keep(reply, number, "reply")
      if recording.has("hold-reply") { recording.hold() }
      if recording.has("drop-reply") { return }
      client.write(reply)
    } else {
      while case let more = server.read(), !more.isEmpty {
        guard client.write(more) else { return }
      }
    }
  }

  private func readRequest() -> (head: [UInt8], body: [UInt8])? {
    var bytes: [UInt8] = []
    let end: [UInt8] = [13, 10, 13, 10]
    var headEnd: Int?
    while headEnd == nil {
      let more = client.read()
      guard !more.isEmpty else { return nil }
      bytes += more
      headEnd = bytes.indices.first { bytes[$0...].starts(with: end) }.map { $0 + 4 }
    }
    guard let headEnd else { return nil }
    let head = Array(bytes[..<headEnd])
    let fields = String(decoding: head, as: UTF8.self).lowercased().split(separator: "\r\n")
    let length =
      fields.first { $0.hasPrefix("content-length:") }
      .flatMap { Int($0.dropFirst("content-length:".count).filter(\.isNumber)) } ?? 0
    while bytes.count < headEnd + length {
      let more = client.read()
      guard !more.isEmpty else { return nil }
      bytes += more
    }
    return (head, Array(bytes[headEnd...]))
  }

  /// The head for the server behind: its own host, and a wish to close, so that the reply ends with its connection.
  private func passedOn(_ head: String) -> String {
    let lines = head.split(separator: "\r\n").filter { line in
      !["connection:", "host:"].contains { line.lowercased().hasPrefix($0) }
    }
    let own = ["Host: 127.0.0.1:\(upstream)", "Connection: close"]
    return (lines + own.map { Substring($0) }).joined(separator: "\r\n") + "\r\n\r\n"
  }
}
