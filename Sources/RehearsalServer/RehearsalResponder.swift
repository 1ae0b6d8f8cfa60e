import Hummingbird
import Rehearsal
import ServiceLifecycle
import TroupeModel

/// Carries requests to the endpoint and its replies back, and does what a script wants done to the connection.
struct RehearsalResponder: HTTPResponder {
  let endpoint: RehearsalEndpoint
  /// Where the server is; asked for each request, as the port is not known before the first.
  let baseURL: @Sendable () -> String

  func respond(to request: Request, context: RehearsalContext) async throws -> Response {
    var exchange = RehearsalRequest(request)
    let plan = endpoint.plan(for: exchange)
    if plan.ending == .dropBefore {
      await context.closeConnection()
      return Response(status: .internalServerError)
    }
    do {
      let body = try await request.body.collect(upTo: RehearsalEndpoint.bodyLimit)
      exchange.body = Array(body.readableBytesView)
    } catch let error as any HTTPResponseError {
      return Response(status: error.status)
    }
    let reply = await endpoint.answer(exchange, plan: plan, baseURL: baseURL())
    if plan.delay > Milliseconds(0) {
      // When the server stops meanwhile there is no reply: a wrong one could be taken for a refusal.
      let delay = Duration.milliseconds(plan.delay.value)
      try? await cancelWhenGracefulShutdown { try await Task.sleep(for: delay) }
    }
    if plan.ending == .dropAfter || Task.isCancelled || Task.isShuttingDownGracefully {
      await context.closeConnection()
      return Response(status: .internalServerError)
    }
    return try await response(to: exchange, reply, context: context)
  }

  private func response(
    to request: RehearsalRequest,
    _ reply: RehearsalReply,
    context: RehearsalContext
  ) async throws -> Response {
    var headers = HTTPFields()
    for field in reply.fields {
      guard let name = HTTPFields.Element.Name(field.name) else { continue }
      headers[name] = field.value
    }
    let body =
      switch reply.body {
      case .file(let path, let offset, let length) where length > 0:
        try await FileIO().loadFile(
          path: path,
          range: offset...(offset + length - 1),
          context: context
        )
      case .file: ResponseBody()
      case .bytes(let bytes):
        Self.body(bytes, announcing: reply.announcedLength, close: context.closeConnection)
      }
    let response = Response(status: .init(code: reply.status), headers: headers, body: body)
    return request.method == "HEAD" ? response.createHeadResponse() : response
  }

  /// A body that may announce more than it has, and then ends with the connection.
  private static func body(
    _ bytes: [UInt8],
    announcing length: Int?,
    close: @escaping @Sendable () async -> Void
  ) -> ResponseBody {
    let buffer = ByteBuffer(bytes: bytes)
    guard let length else { return ResponseBody(byteBuffer: buffer) }
    return ResponseBody(contentLength: length) { writer in
      try await writer.write(buffer)
      await close()
    }
  }
}

extension RehearsalRequest {
  /// The head of a request as the endpoint reads it.
  fileprivate init(_ request: Request) {
    var fields: [String: String] = [:]
    for field in request.headers where fields[field.name.canonicalName] == nil {
      fields[field.name.canonicalName] = field.value
    }
    fields["host"] = request.head.authority ?? fields["host"]
    self.init(
      method: request.head.method.rawValue,
      target: request.head.path ?? "/",
      fields: fields
    )
  }
}
