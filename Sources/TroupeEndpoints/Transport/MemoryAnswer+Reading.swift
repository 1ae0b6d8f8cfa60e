extension MemoryAnswer {
  /// The reply as `send` reads it.
  func whole(within limits: TransferLimits) throws(TransportError) -> HTTPReply {
    let (reply, isCut) = try arrived()
    guard reply.body.count <= limits.maximumBytes else {
      throw .tooLarge(limit: limits.maximumBytes)
    }
    if isCut { throw .connectionLost("the answer was cut short") }
    return reply
  }

  /// The reply as `download` reads it, its body given to the sink.
  func poured(
    into sink: (DownloadEvent) throws -> Void,
    within limits: TransferLimits
  ) throws(TransportError) -> HTTPReply {
    let (reply, isCut) = try arrived()
    var head = reply
    head.body = []
    try Self.give(.head(head), to: sink)
    if reply.status == 200 || reply.status == 206 {
      var given: Int64 = 0
      for start in stride(from: 0, to: reply.body.count, by: Self.pieceSize) {
        let piece = reply.body[start..<min(start + Self.pieceSize, reply.body.count)]
        given += Int64(piece.count)
        guard given <= limits.maximumBytes else { throw .tooLarge(limit: limits.maximumBytes) }
        try Self.give(.bytes(Array(piece)), to: sink)
      }
    } else {
      head.body = Array(reply.body.prefix(HTTPReply.keptErrorBytes))
      if reply.body.count > HTTPReply.keptErrorBytes { return head }
    }
    if isCut { throw .connectionLost("the answer was cut short") }
    return head
  }

  /// As much as libcurl hands over at once.
  private static var pieceSize: Int { 16 << 10 }

  private func arrived() throws(TransportError) -> (reply: HTTPReply, isCut: Bool) {
    switch self {
    case .reply(let reply): (reply, false)
    case .cut(let reply): (reply, true)
    case .dropped, .resent, .delayed: throw .connectionLost("the server closed the connection")
    }
  }

  private static func give(
    _ event: DownloadEvent,
    to sink: (DownloadEvent) throws -> Void
  ) throws(TransportError) {
    do { try sink(event) } catch { throw .refusedBySink("\(error)") }
  }
}

extension HTTPReply {
  /// How much of the body of a download that went wrong is kept, to tell the reason.
  package static var keptErrorBytes: Int { 64 << 10 }
}
