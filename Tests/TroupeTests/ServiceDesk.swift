import Synchronization
import TroupeEndpoints
import TroupeModel

/// A service that answers each route as a test says, in that order, and as a good service would after that.
final class ServiceDesk: Sendable {
  struct State {
    var answers: [String: [MemoryAnswer]] = [:]
    var requests: [HTTPRequest] = []
    var made = 0
    var refusals = 0
    /// The bytes behind an address, by its path; what is not here is gone.
    var files: [String: (type: String, bytes: [UInt8])] = [:]
  }

  let state = Mutex(State())

  /// Answers the next requests of a route, such as `POST /videos` or `GET /characters`, so.
  func will(_ route: String, _ answers: MemoryAnswer...) {
    state.withLock { $0.answers[route, default: []] += answers }
  }

  /// Answers the next requests of a route with these bodies.
  func will(_ route: String, _ bodies: String...) {
    state.withLock { $0.answers[route, default: []] += bodies.map { FakeService.json($0) } }
  }

  /// Refuses the next connections.
  func willRefuse(_ count: Int) { state.withLock { $0.refusals = count } }

  /// Puts a file behind an address of the service.
  func serve(_ path: String, type: String, _ bytes: [UInt8]) {
    state.withLock { $0.files[path] = (type, bytes) }
  }

  /// What was asked of a route, a body each.
  func bodies(_ route: String) -> [String] {
    state.withLock(\.requests).filter { Self.route($0) == route }.map {
      Self.text($0.body)
    }
  }

  /// The prompts of the videos that were asked for.
  var prompts: [String] {
    bodies("POST /videos").compactMap { (try? JSON(parsing: $0))?["prompt"]?.text }
  }

  /// Whether anything was asked of it.
  var isUntouched: Bool { state.withLock(\.requests.isEmpty) }

  /// Takes every file away.
  func forgetFiles() { state.withLock { $0.files = [:] } }

  /// How many requests were paid for.
  var charges: Int { bodies("POST /videos").count + bodies("POST /characters").count }

  /// Why a connection cannot be made; nil where it can.
  func connect() -> TransportError? {
    state.withLock { state in
      guard state.refusals > 0 else { return nil }
      state.refusals -= 1
      return .connectionRefused("studio")
    }
  }

  func answer(_ request: HTTPRequest) async -> MemoryAnswer {
    let route = Self.route(request)
    return state.withLock { state in
      state.requests.append(request)
      if var answers = state.answers[route], !answers.isEmpty {
        let next = answers.removeFirst()
        state.answers[route] = answers
        return next
      }
      state.made += 1
      let number = state.made
      let id = request.url.split(separator: "/").last.map(String.init) ?? ""
      switch route {
      case "POST /videos": return FakeService.json(#"{"id":"job_\#(number)","status":"queued"}"#)
      case "POST /characters":
        return FakeService.json(#"{"id":"ch_\#(number)","username":"u\#(number).cast"}"#)
      case "POST /uploads":
        return FakeService.json(#"{"url":"\#(TestProfile.base)/files/\#(number)"}"#)
      case "GET /videos":
        return FakeService.json(
          #"{"id":"\#(id)","status":"completed","url":"\#(TestProfile.base)/files/video"}"#
        )
      case "GET /characters":
        return FakeService.json(#"{"id":"\#(id)","status":"completed","username":"\#(id).cast"}"#)
      case "GET /files":
        guard let file = state.files[String(request.url.dropFirst(TestProfile.base.count))] else {
          return FakeService.json("{}", status: 404)
        }
        return .reply(
          HTTPReply(
            status: 200,
            headers: [HTTPHeader("Content-Type", file.type)],
            body: file.bytes
          )
        )
      default: return FakeService.json("{}", status: 404)
      }
    }
  }

  /// The body as a text; of a form, the names of its parts with their texts, and files by their types.
  private static func text(_ body: HTTPRequest.Body) -> String {
    switch body {
    case .none: ""
    case .bytes(let bytes): String(decoding: bytes, as: UTF8.self)
    case .multipart(let parts):
      parts.map { part in
        let text = part.fileName == nil ? String(decoding: part.bytes, as: UTF8.self) : nil
        return "\(part.name)=\(text ?? part.contentType ?? "a file")"
      }.joined(separator: "\n")
    }
  }

  /// The method and the first part of the path.
  private static func route(_ request: HTTPRequest) -> String {
    let path = request.url.dropFirst(TestProfile.base.count + 1)
    return "\(request.method) /\(path.prefix { $0 != "/" && $0 != "?" })"
  }
}
