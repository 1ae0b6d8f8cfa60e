import Synchronization
import TroupeEndpoints
import TroupeMedia

/// Passes the bytes of a download on to its file and tells how far it is, at most once in 256 KiB.
final class DownloadProgress: Sendable {
  private let state = Mutex((received: Int64(0), told: Int64(0), expected: Int64?.none))
  private let report: @Sendable (Int64, Int64?) -> Void

  init(report: @escaping @Sendable (Int64, Int64?) -> Void) { self.report = report }

  func take(_ event: DownloadEvent, into writer: MediaWriter) throws {
    switch event {
    case .head(let reply):
      state.withLock { $0.expected = reply.header("Content-Length").flatMap { Int64($0) } }
    case .bytes(let bytes):
      try writer.append(bytes)
      let news: (Int64, Int64?)? = state.withLock { state in
        state.received += Int64(bytes.count)
        guard state.received - state.told >= 256 << 10 || state.received == state.expected else {
          return nil
        }
        state.told = state.received
        return (state.received, state.expected)
      }
      if let news { report(news.0, news.1) }
    }
  }
}
