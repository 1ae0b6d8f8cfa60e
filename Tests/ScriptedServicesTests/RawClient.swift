import Glibc
import Testing
import TroupeModel

/// A reply as it came over the wire.
struct RawReply {
  var status: Int
  /// Names in small letters.
  var headers: [String: String]
  var body: [UInt8]
  /// Whether as many bytes came as `Content-Length` promised.
  var isWhole: Bool

  var text: String { String(decoding: body, as: UTF8.self) }
  var json: JSON { (try? JSON(parsing: body)) ?? .null }
}

/// One part of a form.
struct RawPart {
  var name: String
  var fileName: String?
  var type: String?
  var bytes: [UInt8]

  static func text(_ name: String, _ text: String) -> RawPart {
    RawPart(name: name, bytes: Array(text.utf8))
  }

  static func file(_ name: String, _ fileName: String, _ type: String, _ bytes: [UInt8]) -> RawPart
  {
    RawPart(name: name, fileName: fileName, type: type, bytes: bytes)
  }
}

/// The smallest HTTP client there is: a connection for every request, written and read as bytes.
struct RawClient {
  let base: String
  let key: String?

  /// The reply, or nil where the connection ended without a byte.
  func send(
    _ method: String,
    _ target: String,
    headers: [(String, String)],
    body: [UInt8] = []
  ) throws -> RawReply? {
    let port = try #require(base.split(separator: ":").last.flatMap { UInt16($0) })
    let path = target.hasPrefix(base) ? String(target.dropFirst(base.count)) : target
    var head = "\(method) \(path) HTTP/1.1\r\nHost: 127.0.0.1\r\n"
    for (name, value) in headers { head += "\(name): \(value)\r\n" }
    if !body.isEmpty { head += "Content-Length: \(body.count)\r\n" }
    return try Self.exchange(Array((head + "Connection: close\r\n\r\n").utf8) + body, port: port)
  }

  /// With the key, and with the content type of JSON, as all requests of the documented interface have it.
  func get(_ target: String) throws -> RawReply {
    try #require(try send("GET", target, headers: authorization + [Self.jsonType]))
  }

  /// Without the key, as a link is fetched.
  func fetch(_ link: String, headers: [(String, String)] = []) throws -> RawReply {
    try #require(try send("GET", link, headers: headers))
  }

  /// With the key and a body of JSON.
  func post(_ target: String, _ json: String) throws -> RawReply {
    try #require(try postOrDrop(target, json))
  }

  /// The same, where the connection may end without a byte.
  func postOrDrop(_ target: String, _ json: String) throws -> RawReply? {
    try send("POST", target, headers: authorization + [Self.jsonType], body: Array(json.utf8))
  }

  /// With the key and a form.
  func post(_ target: String, form parts: [RawPart]) throws -> RawReply {
    let boundary = "----RawClientBoundary7MA4YWxk"
    var body: [UInt8] = []
    for part in parts {
      var head = "--\(boundary)\r\nContent-Disposition: form-data; name=\"\(part.name)\""
      if let fileName = part.fileName { head += "; filename=\"\(fileName)\"" }
      if let type = part.type { head += "\r\nContent-Type: \(type)" }
      body += Array((head + "\r\n\r\n").utf8) + part.bytes + Array("\r\n".utf8)
    }
    body += Array("--\(boundary)--\r\n".utf8)
    let type = ("Content-Type", "multipart/form-data; boundary=\(boundary)")
    return try #require(try send("POST", target, headers: authorization + [type], body: body))
  }

  static let jsonType = ("Content-Type", "application/json")

  var authorization: [(String, String)] { key.map { [("Authorization", "Bearer \($0)")] } ?? [] }

  private static func exchange(_ request: [UInt8], port: UInt16) throws -> RawReply? {
    let descriptor = socket(AF_INET, CInt(SOCK_STREAM.rawValue) | CInt(SOCK_CLOEXEC.rawValue), 0)
    try #require(descriptor >= 0)
    defer { close(descriptor) }
    var patience = timeval(tv_sec: 60, tv_usec: 0)
    setsockopt(
      descriptor,
      SOL_SOCKET,
      SO_RCVTIMEO,
      &patience,
      socklen_t(MemoryLayout<timeval>.size)
    )
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = port.bigEndian
    address.sin_addr.s_addr = in_addr_t(0x7F00_0001).bigEndian
    let connected = withUnsafePointer(to: &address) { address in
      address.withMemoryRebound(to: sockaddr.self, capacity: 1) { address in
        connect(descriptor, address, socklen_t(MemoryLayout<sockaddr_in>.size))
      }
    }
    try #require(connected == 0)
    var rest = request[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes {
        Glibc.send(descriptor, $0.baseAddress, $0.count, CInt(MSG_NOSIGNAL))
      }
      try #require(count > 0)
      rest = rest.dropFirst(count)
    }
    var reply: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 64 << 10)
    while true {
      if let whole = parse(reply), whole.isWhole { return whole }
      let count = read(descriptor, &buffer, buffer.count)
      guard count > 0 else { break }
      reply += buffer[..<count]
    }
    return parse(reply)
  }

  private static func parse(_ bytes: [UInt8]) -> RawReply? {
    let blank = Array("\r\n\r\n".utf8)
    guard let end = bytes.indices.first(where: { bytes[$0...].starts(with: blank) }) else {
      return nil
    }
    let lines = bytes[..<end].split(separator: UInt8(ascii: "\n")).map {
      String(decoding: $0.filter { $0 != UInt8(ascii: "\r") }, as: UTF8.self)
    }
    var headers: [String: String] = [:]
    for line in lines.dropFirst() {
      let name = line.prefix { $0 != ":" }
      headers[name.lowercased()] = String(line.dropFirst(name.count + 2))
    }
    let body = Array(bytes[(end + 4)...])
    let words = lines.first?.split(separator: " ") ?? []
    return RawReply(
      status: words.count > 1 ? Int(words[1]) ?? 0 : 0,
      headers: headers,
      body: body,
      isWhole: headers["content-length"].flatMap { Int($0) } == body.count
    )
  }
}
