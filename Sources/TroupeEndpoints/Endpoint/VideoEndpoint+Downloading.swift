public import TroupeModel
import Synchronization

extension VideoEndpoint {
  /// How many redirects a download follows.
  static let redirectLimit = 5

  /// Streams a result to `sink`, walking redirects by hand.
  ///
  /// No key is ever sent.
  ///
  /// Every address on the way must be https, or http on this machine, and public unless the endpoint itself is not. The
  /// sink sees nothing of a redirect or of an error, and nothing of a web page or of JSON with a good status.
  ///
  /// - Parameters:
  ///   - url: the address.
  ///   - headers: fields such as `Range`.
  ///   - limits: the most bytes that are taken, and how long a stall may last.
  ///   - sink: takes the head and the bytes of the file; its error ends the transfer.
  /// - Returns: the last reply, whose status is 200 or 206.
  /// - Throws: `EndpointError`; `.linkDead` asks for a new address.
  @discardableResult
  public func download(
    _ url: String,
    headers: [HTTPHeader] = [],
    limits: TransferLimits = .video,
    sink: @escaping @Sendable (DownloadEvent) throws -> Void
  ) async throws(EndpointError) -> HTTPReply {
    try await fetch(try WebAddress(url), headers: headers, key: nil, limits: limits, sink: sink)
  }

  /// Streams the video of a job from the endpoint's content route, the one download that carries the key.
  ///
  /// Where the route redirects, or answers with JSON that holds an address, that is followed without the key.
  @discardableResult
  public func downloadContent(
    of id: RemoteID,
    format: VideoFormat,
    limits: TransferLimits = .video,
    sink: @escaping @Sendable (DownloadEvent) throws -> Void
  ) async throws(EndpointError) -> HTTPReply {
    let built: BuiltRequest
    do {
      built = try profile.request(.content, id: id, format: format)
    } catch {
      throw .request(error)
    }
    let address = try WebAddress(base.text + built.path)
    let message = JSONMessage()
    let reply = try await fetch(
      address,
      headers: [],
      key: key,
      limits: limits,
      takesJSON: true,
      sink: message.wrapping(sink)
    )
    guard let json = message.json else { return reply }
    guard let url = reader(for: built).result(in: json) else { throw .notAVideo("JSON") }
    return try await download(url, limits: limits, sink: sink)
  }

  private func fetch(
    _ start: WebAddress,
    headers: [HTTPHeader],
    key: Secret?,
    limits: TransferLimits,
    takesJSON: Bool = false,
    sink: @escaping @Sendable (DownloadEvent) throws -> Void
  ) async throws(EndpointError) -> HTTPReply {
    let walk = DownloadWalk(
      transport: transport,
      home: base,
      failures: profile.failures,
      secret: self.key,
      redirectLimit: Self.redirectLimit
    )
    return try await walk.fetch(
      start,
      headers: headers,
      key: key,
      limits: limits,
      takesJSON: takesJSON,
      sink: sink
    )
  }
}

extension TransferLimits {
  /// For a video: 16 GiB, as long as it takes while it does not stand still.
  public static let video = TransferLimits(maximumBytes: 16 << 30, totalTimeout: nil)
}

/// Keeps the body of a download to itself where it turns out to be JSON.
private final class JSONMessage: Sendable {
  private struct TooLarge: Error {}
  private let bytes = Mutex<[UInt8]?>(nil)

  /// The JSON that came instead of a file; nil where a file came.
  var json: JSON? {
    bytes.withLock(\.self).map { (try? JSON(parsing: $0, limits: .reply)) ?? .null }
  }

  func wrapping(
    _ sink: @escaping @Sendable (DownloadEvent) throws -> Void
  ) -> @Sendable (DownloadEvent) throws -> Void {
    { event in
      let isTaken = try self.bytes.withLock { kept in
        switch event {
        case .head(let reply): kept = reply.isJSON ? [] : nil
        case .bytes(let more):
          guard let count = kept?.count else { break }
          guard count + more.count <= 1 << 20 else { throw TooLarge() }
          kept?.append(contentsOf: more)
        }
        return kept != nil
      }
      if !isTaken { try sink(event) }
    }
  }
}
