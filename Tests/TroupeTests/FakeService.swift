import Synchronization
import TroupeEndpoints
import TroupeModel

/// A service that speaks the interface in memory, charges what it accepts, and can be told how to answer next.
final class FakeService: Sendable {
  struct State {
    var charges = 0
    var next: [MemoryAnswer] = []
    var refusals = 0
    var video: [UInt8] = []
    var phases: [String] = []
  }

  let state = Mutex(State())

  /// Why a connection to it cannot be made; nil where it can.
  func connect() -> TransportError? {
    state.withLock { state in
      guard state.refusals > 0 else { return nil }
      state.refusals -= 1
      return .connectionRefused("127.0.0.1")
    }
  }

  var charges: Int { state.withLock(\.charges) }

  /// Answers the next paid requests so.
  func willAnswer(_ answers: MemoryAnswer...) { state.withLock { $0.next += answers } }

  /// Refuses the next connections.
  func willRefuse(_ count: Int) { state.withLock { $0.refusals = count } }

  static func json(_ text: String, status: Int = 200, _ headers: [HTTPHeader] = []) -> MemoryAnswer
  {
    .reply(
      HTTPReply(
        status: status,
        headers: [HTTPHeader("Content-Type", "application/json")] + headers,
        body: Array(text.utf8)
      )
    )
  }

  func answer(_ request: HTTPRequest) -> MemoryAnswer {
    let path = request.url.dropFirst("https://crazyrouter.com".count)
    return state.withLock { state in
      if request.method == "POST", path != "/v1/files/uploads" {
        state.charges += 1
        if !state.next.isEmpty { return state.next.removeFirst() }
        if path == "/sora/v1/characters" {
          return Self.json(#"{"id":"ch_\#(state.charges)","username":"u\#(state.charges).cast"}"#)
        }
        return Self.json(#"{"id":"job_\#(state.charges)","status":"processing"}"#)
      }
      if path == "/v1/files/uploads" {
        return Self.json(#"{"url":"https://crazyrouter.com/files/up.png"}"#)
      }
      if path.hasPrefix("/files/") {
        return .reply(
          HTTPReply(
            status: 200,
            headers: [HTTPHeader("Content-Type", "video/mp4")],
            body: state.video
          )
        )
      }
      let phase = state.phases.isEmpty ? "completed" : state.phases.removeFirst()
      let id = path.split(separator: "/").last ?? ""
      return Self.json(
        #"{"id":"\#(id)","status":"\#(phase)","video":{"url":"https://crazyrouter.com/files/v.mp4"}}"#
      )
    }
  }
}
