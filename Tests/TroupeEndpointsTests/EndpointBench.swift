import Synchronization
import Testing
import TroupeEndpoints
import TroupeModel

/// An endpoint made of a shipped profile over a transport in memory, which answers what it is told to.
final class EndpointBench: Sendable {
  let profile: EndpointProfile
  let endpoint: VideoEndpoint
  let base: String
  let key = "sk-canary-1234567890"
  private let transport: MemoryTransport
  private let script: Script

  private final class Script: Sendable {
    let reply = Mutex(HTTPReply(status: 500))
  }

  init(_ name: String) throws {
    let script = Script()
    profile = try Profiles.shipped(name)
    transport = MemoryTransport { _ in .reply(script.reply.withLock { $0 }) }
    base = profile.isEmbedded ? "http://127.0.0.1:4000" : profile.baseURL
    self.script = script
    endpoint = try VideoEndpoint(
      name: name,
      profile: profile,
      baseURL: base,
      key: Secret(key),
      transport: transport,
      now: { .seconds(1000) }
    )
  }

  /// The requests that came, in order.
  var requests: [HTTPRequest] { transport.requests }

  /// Answers every request from now on so.
  func answer(_ reply: HTTPReply) { script.reply.withLock { $0 = reply } }

  /// Asks for a video, as plain as can be.
  func create(
    _ format: VideoFormat
  ) async throws -> (built: BuiltRequest, reading: AcceptanceReading) {
    let built = try profile.request(
      for: VideoOrder(format: format, model: profile.defaultModel, prompt: "A lighthouse")
    )
    let outcome = await endpoint.submit(built, gate: {})
    return (built, endpoint.acceptance(of: try outcome.result.get(), to: built))
  }

  /// What a reply about a job is read as; nil where it is no reading.
  func reading(_ text: String, _ format: VideoFormat, status: Int = 200) async throws -> JobReading?
  {
    answer(HTTPReply(status, text))
    let answer = await endpoint.job(try #require(RemoteID("a")), format: format)
    guard case .reading(let reading) = answer else { return nil }
    return reading
  }

  /// The body of a request as the profile built it; a file's digest is not on the wire and is that of the tests' files.
  func sent(_ request: HTTPRequest) -> BuiltRequest.Body {
    switch request.body {
    case .none: .none
    case .bytes(let bytes): .json(String(decoding: bytes, as: UTF8.self))
    case .multipart(let parts): .multipart(parts.map(Self.part))
    }
  }

  private static func part(_ part: HTTPRequest.Part) -> BuiltRequest.Part {
    guard let fileName = part.fileName else {
      let text = String(decoding: part.bytes, as: UTF8.self)
      return BuiltRequest.Part(name: part.name, content: .text(text))
    }
    let file = UploadOrder(
      content: Files.content(part.bytes),
      bytes: part.bytes,
      fileName: fileName,
      mediaType: part.contentType ?? ""
    )
    return BuiltRequest.Part(name: part.name, content: .file(file))
  }
}
