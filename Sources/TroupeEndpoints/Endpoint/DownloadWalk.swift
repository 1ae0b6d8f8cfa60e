import TroupeModel
import Synchronization

/// Fetches one address, walking redirects by hand.
struct DownloadWalk: Sendable {
  var transport: any HTTPTransport
  /// The place that a key may go to, and whose being private allows private addresses.
  var home: WebAddress
  var failures: FailureRules
  /// Blotted out of what a reply says.
  var secret: Secret?
  var redirectLimit: Int

  func fetch(
    _ start: WebAddress,
    headers: [HTTPHeader] = [],
    key: Secret? = nil,
    limits: TransferLimits,
    takesJSON: Bool = false,
    sink: @escaping @Sendable (DownloadEvent) throws -> Void
  ) async throws(EndpointError) -> HTTPReply {
    var address = start
    for _ in 0...redirectLimit {
      if address.isPrivate, !home.isPrivate { throw .privateAddress(host: address.target.host) }
      // The first request only, and only at home: a redirect never carries the key.
      let released = address == start && address.origin == home.origin ? key : nil
      let request = HTTPRequest(
        method: "GET",
        url: address.text,
        headers: headers,
        key: released
      )
      let filter = DownloadFilter(takesJSON: takesJSON)
      let reply: HTTPReply
      do {
        reply = try await transport.download(request, limits: limits, sink: filter.wrapping(sink))
      } catch {
        throw filter.refusedType.map { .notAVideo($0) } ?? .transport(error)
      }
      switch reply.status {
      case 200, 206: return reply
      case 301, 302, 303, 307, 308:
        guard let location = reply.header("Location"), !location.isEmpty else {
          throw .redirectToNowhere(status: reply.status)
        }
        address = try address.resolving(location)
      case 403, 404, 410: throw .linkDead(status: reply.status)
      default: throw .remote(ReplyReader(failures: failures, secret: secret).error(of: reply))
      }
    }
    throw .tooManyRedirects(limit: redirectLimit)
  }
}

/// Fetches what somebody gave the address of, such as a reference: no key, redirects walked by hand, and private
/// addresses only where the address given is one.
public enum PublicDownload {
  /// Streams the bytes behind an address.
  @discardableResult
  public static func run(
    _ url: String,
    over transport: any HTTPTransport,
    limits: TransferLimits,
    sink: @escaping @Sendable (DownloadEvent) throws -> Void
  ) async throws(EndpointError) -> HTTPReply {
    let start = try WebAddress(url)
    let walk = DownloadWalk(
      transport: transport,
      home: start,
      failures: .usual,
      secret: nil,
      redirectLimit: VideoEndpoint.redirectLimit
    )
    return try await walk.fetch(start, limits: limits, sink: sink)
  }
}

/// Keeps redirects, errors and web pages from the sink of a download.
private final class DownloadFilter: Sendable {
  private struct Refused: Error {}
  private let refused = Mutex<String?>(nil)
  private let takesJSON: Bool

  init(takesJSON: Bool) { self.takesJSON = takesJSON }

  /// The media type for which the transfer was ended.
  var refusedType: String? { refused.withLock(\.self) }

  func wrapping(
    _ sink: @escaping @Sendable (DownloadEvent) throws -> Void
  ) -> @Sendable (DownloadEvent) throws -> Void {
    { event in
      if case .head(let reply) = event {
        guard reply.status == 200 || reply.status == 206 else { return }
        if let type = reply.mediaType, type == "text/html" || (reply.isJSON && !self.takesJSON) {
          self.refused.withLock { $0 = type }
          throw Refused()
        }
      }
      try sink(event)
    }
  }
}

extension HTTPReply {
  /// The type of the body in lower case, without its parameters.
  var mediaType: String? {
    header("Content-Type")?.prefix { $0 != ";" }.lowercased().singleLine
  }

  var isJSON: Bool {
    mediaType.map { $0 == "application/json" || $0.hasSuffix("+json") } ?? false
  }
}
