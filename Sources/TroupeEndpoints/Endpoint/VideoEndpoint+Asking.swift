public import TroupeModel

extension VideoEndpoint {
  /// Asks about a job.
  public func job(_ id: RemoteID, format: VideoFormat) async -> PollAnswer {
    do {
      let built = try profile.request(.query, id: id, format: format)
      let reply = try await send(built)
      return reader(for: built).job(of: reply, now: now())
    } catch {
      return .noAnswer(Self.error(error).message, retryAfter: nil)
    }
  }

  /// Asks about a character that is being made.
  public func character(_ id: RemoteID) async throws(EndpointError) -> CharacterReading {
    do {
      let built = try profile.request(forCharacter: id)
      let reply = try await send(built)
      return character(of: reply, to: built)
    } catch {
      throw Self.error(error)
    }
  }

  /// Hands over a file, which costs nothing.
  public func upload(_ order: UploadOrder) async throws(EndpointError) -> UploadedFile {
    let built: BuiltRequest
    let reply: HTTPReply
    do {
      built = try profile.request(for: order)
      reply = try await send(built)
    } catch {
      throw Self.error(error)
    }
    let reader = reader(for: built)
    if let url = reader.upload(of: reply) {
      return UploadedFile(url: url, expiresAt: profile.limits.upload.lifetime.map { now() + $0 })
    }
    let isGood = (200..<300).contains(reply.status)
    throw isGood ? .uploadWithoutURL : .remote(reader.error(of: reply))
  }

  /// Sends a request that costs nothing.
  func send(_ built: BuiltRequest) async throws(TransportError) -> HTTPReply {
    try await transport.send(request(built), limits: .message)
  }

  private static func error(_ error: any Error) -> EndpointError {
    switch error {
    case let error as RequestProblem: .request(error)
    case let error as TransportError: .transport(error)
    case let error as EndpointError: error
    default: .transport(.other(code: 0, "\(type(of: error))"))
    }
  }
}

/// A file that an endpoint has taken.
public struct UploadedFile: Hashable, Sendable {
  /// Where the file now is.
  public var url: String
  /// When the address dies; nil where the profile does not say.
  public var expiresAt: Milliseconds?
}
