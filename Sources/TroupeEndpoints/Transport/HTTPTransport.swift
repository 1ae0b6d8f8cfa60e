public import TroupeModel

/// The one way out to the network.
///
/// Redirects are never followed here; who wants one walks it.
/// Every implementation passes the same contract suite (TransportContract in the tests).
public protocol HTTPTransport: Sendable {
  /// Sends a request that may safely be sent again, such as a GET.
  ///
  /// Cancelling the task ends the transfer with `TransportError.cancelled`.
  func send(
    _ request: HTTPRequest,
    limits: TransferLimits
  ) async throws(TransportError) -> HTTPReply

  /// Sends a request that may cost money, at the most once, over a connection of its own.
  ///
  /// `gate` is called when the connection stands (after DNS, TCP and TLS) and before the first byte of the
  /// request leaves. When it throws nothing is sent. Should the library below want to send a second time, the
  /// transfer is aborted. Cancelling the task before the gate prevents sending; after it, the answer is awaited.
  ///
  /// The gate may do durable file I/O: it runs on the transport's own thread, where other transfers wait for it.
  func sendOnce(
    _ request: HTTPRequest,
    limits: TransferLimits,
    gate: @escaping @Sendable () throws -> Void
  ) async -> OneShotOutcome

  /// Streams the body of a GET to `sink`, in order; a throwing sink ends the transfer with `.refusedBySink`.
  ///
  /// The body of the reply returned is empty. The sink sees bytes only of a 200 or 206 reply; another reply's
  /// body, up to 64 KiB, is in the reply returned. The sink may write to a file, but must not wait for anything
  /// slower: it runs on the transport's own thread, where other transfers wait for it.
  func download(
    _ request: HTTPRequest,
    limits: TransferLimits,
    sink: @escaping @Sendable (DownloadEvent) throws -> Void
  ) async throws(TransportError) -> HTTPReply
}

/// What a download tells its sink.
public enum DownloadEvent: Sendable {
  /// The status and fields came, whatever the status; `body` is empty.
  case head(HTTPReply)
  /// The next bytes of the body.
  case bytes([UInt8])
}

/// What became of a request that was to be sent at the most once.
public struct OneShotOutcome: Sendable {
  /// Whether the gate was called, and so whether a byte may have left.
  public enum Gate: Sendable, Hashable {
    /// Never called: the request was provably never sent.
    case neverReached
    /// Called, and it refused by throwing: nothing was sent.
    case refused
    /// Called once, and passed.
    case passed
    /// Called a second time: the second sending was aborted.
    case reachedTwice
  }

  /// How far the gate was opened.
  public var gate: Gate
  /// The reply, or why there is none.
  public var result: Result<HTTPReply, TransportError>
  /// What the gate threw, where it refused.
  public var gateError: (any Error)?

  /// Creates an outcome.
  public init(
    gate: Gate,
    result: Result<HTTPReply, TransportError>,
    gateError: (any Error)? = nil
  ) {
    self.gate = gate
    self.result = result
    self.gateError = gateError
  }
}

/// How much and how long a transfer may take.
public struct TransferLimits: Sendable, Hashable {
  /// The most bytes of body that are accepted.
  public var maximumBytes: Int64
  /// How long DNS, TCP and TLS may take together.
  public var connectTimeout: Milliseconds
  /// A transfer slower than `stallBytesPerSecond` for this long is stalled.
  public var stallTime: Milliseconds
  /// The slowest pace that still counts as moving.
  public var stallBytesPerSecond: Int
  /// The most the whole transfer may take; nil for downloads, where a slow good one is let live.
  public var totalTimeout: Milliseconds?

  /// Creates limits.
  public init(
    maximumBytes: Int64,
    connectTimeout: Milliseconds = .seconds(20),
    stallTime: Milliseconds = .seconds(60),
    stallBytesPerSecond: Int = 1024,
    totalTimeout: Milliseconds?
  ) {
    self.maximumBytes = maximumBytes
    self.connectTimeout = connectTimeout
    self.stallTime = stallTime
    self.stallBytesPerSecond = stallBytesPerSecond
    self.totalTimeout = totalTimeout
  }

  /// For a request and reply in JSON: 8 MiB, two minutes.
  public static let message = TransferLimits(
    maximumBytes: 8 << 20,
    totalTimeout: .seconds(120)
  )

  /// For a paid request: a long silence before the answer is patience, because giving up leaves nobody knowing.
  public static let paid = TransferLimits(
    maximumBytes: 8 << 20,
    stallTime: .seconds(300),
    totalTimeout: .seconds(300)
  )
}

/// Why a transfer came to no reply.
public enum TransportError: Error, Hashable, Sendable {
  case badURL(String)
  /// The method, a header field or a part cannot be sent as it stands; nothing was sent.
  case malformedRequest(String)
  /// A scheme other than http and https, or plain http to a host that is not loopback.
  case refusedScheme(String)
  /// No look-up knows the host that it names; what more is known stands after it in parentheses, as in the next three.
  case hostNotFound(String)
  /// The host, with its port where that is not the usual one.
  case connectionRefused(String)
  /// The host, as above.
  case connectTimedOut(String)
  /// The host, as above, and what its certificate or the handshake lacked.
  case tls(String)
  /// The connection died before a whole reply had come; in words, who broke it off.
  case connectionLost(String)
  case stalled
  case timedOut
  case tooLarge(limit: Int64)
  case cancelled
  /// The gate refused, or a second sending was prevented.
  case notSent
  case refusedBySink(String)
  case other(code: Int, String)
}
