import Synchronization
import TroupeEndpoints
import TroupeModel

/// A server in memory that answers by method and URL, such as `GET https://example.com/`; any other host is not found.
struct FakeServer {
  /// A request as it came, with its key.
  struct Seen: Hashable {
    var method: String
    var url: String
    var key: String?
    var headers: [HTTPHeader]
    var body: HTTPRequest.Body
  }

  let transport: MemoryTransport

  init(_ answers: [String: Result<HTTPReply, TransportError>]) {
    transport = MemoryTransport { request in
      switch answers["\(request.method) \(request.url)"] {
      case nil: .hostNotFound(request.url)
      case .failure(let error): error
      case .success: nil
      }
    } handler: { request in
      guard case .success(let reply)? = answers["\(request.method) \(request.url)"] else {
        return .dropped
      }
      return .reply(reply)
    }
  }

  /// What was asked, in order.
  var seen: [Seen] {
    transport.requests.map {
      Seen(
        method: $0.method,
        url: $0.url,
        key: $0.key?.exposed,
        headers: $0.headers,
        body: $0.body
      )
    }
  }
}

/// Collects what a download gives.
final class Collector: Sendable {
  private let state = Mutex<(heads: Int, bytes: [UInt8])>((0, []))

  /// The bytes as a text.
  var text: String { state.withLock { String(decoding: $0.bytes, as: UTF8.self) } }
  /// How many heads came.
  var heads: Int { state.withLock(\.heads) }

  func take(_ event: DownloadEvent) {
    state.withLock { state in
      switch event {
      case .head: state.heads += 1
      case .bytes(let bytes): state.bytes += bytes
      }
    }
  }
}
