import CurlTransport
import TestSupport
import Testing
import TroupeEndpoints
import TroupeModel

/// The transports that must all keep the contract.
enum Subject: String, CaseIterable, CustomTestStringConvertible {
  case curl, memory

  var testDescription: String { rawValue }
}

/// What the far side does with a request, said once for every transport.
indirect enum Play: Sendable {
  case reply(HTTPReply)
  /// As `reply`, without announcing the length.
  case unannounced(HTTPReply)
  /// These bytes of the body and no more, though more was promised.
  case cut(HTTPReply)
  case drop
  case delayed(Milliseconds, Play)

  static func reply(_ status: Int, _ body: String = "") -> Play {
    .reply(HTTPReply(status: status, body: Array(body.utf8)))
  }
}

/// A request as the far side saw it.
struct Arrival: Sendable, Hashable {
  var method: String
  var path: String
  var body: [UInt8]
}

/// A transport and a far side for it.
struct Stage: Sendable {
  var transport: any HTTPTransport
  /// The address of the far side, without a slash at the end.
  var url: String
  /// What has arrived there, in order.
  var arrivals: @Sendable () -> [Arrival]
  /// Whether anything at all has arrived, even half a request.
  var isUntouched: @Sendable () -> Bool

  /// Waits until a request has arrived; ten seconds, so that a broken transport fails rather than hangs.
  func firstArrival() async throws {
    for _ in 0..<2000 where arrivals().isEmpty { try await Task.sleep(for: .milliseconds(5)) }
    #expect(!arrivals().isEmpty)
  }

  func get(_ path: String = "/") -> HTTPRequest { HTTPRequest(method: "GET", url: url + path) }

  func post(_ path: String = "/", _ body: String = "{}") -> HTTPRequest {
    HTTPRequest(
      method: "POST",
      url: url + path,
      headers: [HTTPHeader("Content-Type", "application/json")],
      body: .bytes(Array(body.utf8))
    )
  }
}

/// Sets a stage, runs a scene on it and strikes it.
func withStage<Result>(
  _ subject: Subject,
  _ play: @escaping @Sendable (Arrival) -> Play,
  scene: (Stage) async throws -> Result
) async throws -> Result {
  switch subject {
  case .curl:
    let server = try ScriptedServer { request in
      ScriptedAnswer(play(Arrival(request)))
    }
    defer { server.stop() }
    return try await scene(
      Stage(
        transport: CurlTransport(),
        url: server.url,
        arrivals: { server.requests.map(Arrival.init) },
        isUntouched: { server.bytesReceived == 0 }
      )
    )
  case .memory:
    let transport = MemoryTransport { request in MemoryAnswer(play(Arrival(request))) }
    return try await scene(
      Stage(
        transport: transport,
        url: "http://127.0.0.1:9",
        arrivals: { transport.requests.map(Arrival.init) },
        isUntouched: { transport.requests.isEmpty }
      )
    )
  }
}

/// A transport and an address where nobody listens.
func deserted(_ subject: Subject) throws -> Stage {
  let server = try ScriptedServer { _ in .drop }
  server.stop()
  let transport: any HTTPTransport =
    switch subject {
    case .curl: CurlTransport()
    case .memory:
      MemoryTransport(connecting: { _ in .connectionRefused("nobody listens") }) { _ in .dropped }
    }
  return Stage(
    transport: transport,
    url: server.url,
    arrivals: { [] },
    isUntouched: { true }
  )
}

extension TransferLimits {
  /// Short ones, so that a broken test ends.
  static let test = TransferLimits(
    maximumBytes: 1 << 20,
    connectTimeout: .seconds(120),
    stallTime: .seconds(120),
    totalTimeout: .seconds(120)
  )

  func with(_ change: (inout TransferLimits) -> Void) -> TransferLimits {
    var limits = self
    change(&limits)
    return limits
  }
}

extension Arrival {
  fileprivate init(_ request: ReceivedRequest) {
    self.init(method: request.method, path: request.target, body: request.body)
  }

  fileprivate init(_ request: HTTPRequest) {
    let path = request.url.dropFirst("http://127.0.0.1:9".count)
    let body: [UInt8] = if case .bytes(let bytes) = request.body { bytes } else { [] }
    self.init(method: request.method, path: String(path), body: body)
  }
}

extension ScriptedAnswer {
  fileprivate init(_ play: Play) {
    func fields(_ reply: HTTPReply) -> [(String, String)] {
      reply.headers.map { ($0.name, $0.value) }
    }
    self =
      switch play {
      case .reply(let reply): .reply(reply.status, headers: fields(reply), body: reply.body)
      case .unannounced(let reply):
        .chunked(
          reply.status,
          headers: fields(reply),
          chunks: stride(from: 0, to: reply.body.count, by: 1000).map {
            Array(reply.body[$0..<min($0 + 1000, reply.body.count)])
          }
        )
      case .cut(let reply): .cut(reply.status, promising: reply.body.count + 1, body: reply.body)
      case .drop: .drop
      case .delayed(let time, let play): .delayed(time, ScriptedAnswer(play))
      }
  }
}

extension MemoryAnswer {
  fileprivate init(_ play: Play) {
    self =
      switch play {
      case .reply(let reply), .unannounced(let reply): .reply(reply)
      case .cut(let reply): .cut(reply)
      case .drop: .dropped
      case .delayed(let time, let play): .delayed(time, then: MemoryAnswer(play))
      }
  }
}
