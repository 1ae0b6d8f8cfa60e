import Glibc
import Synchronization

/// An HTTP server on a port of its own at 127.0.0.1 that does exactly what a closure says, byte for byte.
///
/// ```swift
/// let server = try ScriptedServer { request in .reply(200, body: "hello \(request.target)") }
/// defer { server.stop() }
/// let url = server.url + "/v1/videos"
/// ```
///
/// Every connection has a thread; requests are read whole (by `Content-Length`) before the closure is asked, on that
/// thread. A connection lives on after an answer unless the answer ends with `.close` or `.reset`.
public final class ScriptedServer: Sendable {
  /// Says what to do with a request.
  public typealias Handler = @Sendable (ReceivedRequest) -> ScriptedAnswer

  /// What a new connection meets.
  public enum Welcome: Sendable {
    /// Its requests are read and answered.
    case serve
    /// It is closed before anything is read.
    case close
    /// It is held open, and nothing is ever read.
    case ignore
  }

  private struct Record {
    var requests: [ReceivedRequest] = []
    var connections = 0
    var bytes = 0
    var open: Set<CInt> = []
    var isStopped = false
  }

  /// The port, chosen by the system.
  public let port: UInt16
  private let listener: CInt
  private let handler: Handler
  private let welcome: @Sendable (_ connection: Int) -> Welcome
  private let record = Mutex(Record())

  /// Starts to listen; `welcome` says what happens to the connection of that number, counted from 1.
  public init(
    welcome: @escaping @Sendable (_ connection: Int) -> Welcome = { _ in .serve },
    _ handler: @escaping Handler
  ) throws(ScriptedServerError) {
    (listener, port) = try Self.listen()
    self.handler = handler
    self.welcome = welcome
    startThread { self.acceptAll() }
  }

  /// `http://127.0.0.1:PORT`, without a slash at the end.
  public var url: String { "http://127.0.0.1:\(port)" }

  /// The requests that were read whole, in order.
  public var requests: [ReceivedRequest] { record.withLock { $0.requests } }

  /// How many connections were accepted.
  public var connections: Int { record.withLock { $0.connections } }

  /// How many bytes have arrived on all connections, whether they made a request or not.
  public var bytesReceived: Int { record.withLock { $0.bytes } }

  /// Closes every connection and the port; the threads end by themselves.
  public func stop() {
    record.withLock { record in
      guard !record.isStopped else { return }
      record.isStopped = true
      shutdown(listener, CInt(SHUT_RDWR))
      for descriptor in record.open { shutdown(descriptor, CInt(SHUT_RDWR)) }
    }
  }

  private static func listen() throws(ScriptedServerError) -> (CInt, UInt16) {
    let descriptor = socket(
      AF_INET,
      CInt(SOCK_STREAM.rawValue) | CInt(SOCK_CLOEXEC.rawValue),
      0
    )
    guard descriptor >= 0 else { throw ScriptedServerError(call: "socket", code: errno) }
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = in_addr_t(0x7F00_0001).bigEndian
    var size = socklen_t(MemoryLayout<sockaddr_in>.size)
    let code = withUnsafeMutablePointer(to: &address) { address in
      address.withMemoryRebound(to: sockaddr.self, capacity: 1) { address in
        if bind(descriptor, address, size) != 0 { return errno }
        if Glibc.listen(descriptor, 128) != 0 { return errno }
        return getsockname(descriptor, address, &size) == 0 ? 0 : errno
      }
    }
    guard code == 0 else {
      close(descriptor)
      throw ScriptedServerError(call: "bind", code: code)
    }
    return (descriptor, UInt16(bigEndian: address.sin_port))
  }

  private func acceptAll() {
    while true {
      let descriptor = accept(listener, nil, nil)
      guard descriptor >= 0 else {
        if errno == EINTR || errno == ECONNABORTED { continue }
        break
      }
      _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
      let number = record.withLock { record -> Int? in
        guard !record.isStopped else { return nil }
        record.connections += 1
        record.open.insert(descriptor)
        return record.connections
      }
      guard let number else {
        close(descriptor)
        break
      }
      startThread { self.serve(descriptor, number) }
    }
    close(listener)
  }

  private func serve(_ descriptor: CInt, _ number: Int) {
    var connection = ScriptedConnection(descriptor)
    switch welcome(number) {
    case .serve:
      var ordinal = 0
      while true {
        let read = connection.readRequest { count in record.withLock { $0.bytes += count } }
        guard var request = read else { break }
        ordinal += 1
        request.connection = number
        request.ordinal = ordinal
        record.withLock { $0.requests.append(request) }
        guard connection.perform(handler(request)) else { break }
      }
    case .ignore:
      connection.waitForEnd()
    case .close:
      break
    }
    // Under the lock, so that `stop` never shuts down a descriptor that was given to somebody else since.
    record.withLock { record in
      record.open.remove(descriptor)
      connection.close()
    }
  }
}

/// A system call failed while the server was set up.
public struct ScriptedServerError: Error, Sendable {
  /// The name of the call.
  public var call: String
  /// The system's error number.
  public var code: CInt
}

/// Runs a closure on a new detached thread.
private func startThread(_ work: @escaping @Sendable () -> Void) {
  final class Work: Sendable {
    let run: @Sendable () -> Void
    init(_ run: @escaping @Sendable () -> Void) { self.run = run }
  }
  let box = Unmanaged.passRetained(Work(work))
  var thread = pthread_t()
  let code = pthread_create(
    &thread,
    nil,
    { box in
      if let box { Unmanaged<Work>.fromOpaque(box).takeRetainedValue().run() }
      return nil
    },
    box.toOpaque()
  )
  precondition(code == 0, "no thread for the scripted server: \(code)")
  pthread_detach(thread)
}
