public import TroupeModel

/// A request as it arrived, byte for byte.
public struct ReceivedRequest: Sendable, Hashable {
  /// One header field.
  public struct Field: Sendable, Hashable {
    /// The name as it was sent.
    public var name: String
    /// The value as it was sent, but for the blanks before it.
    public var value: String

    /// Creates a field.
    public init(_ name: String, _ value: String) {
      self.name = name
      self.value = value
    }
  }

  /// The method of the request line.
  public var method: String
  /// The target of the request line: path and query as they were sent.
  public var target: String
  /// The fields in order.
  public var headers: [Field]
  /// As many bytes as `Content-Length` said.
  public var body: [UInt8]
  /// Everything, from the request line to the end of the body.
  public var raw: [UInt8]
  /// The number of the connection, from 1.
  public var connection = 0
  /// The number of the request on its connection, from 1.
  public var ordinal = 0

  /// The value of the first field of that name in any case.
  public func header(_ name: String) -> String? {
    headers.first { $0.name.lowercased() == name.lowercased() }?.value
  }
}

/// What a scripted server does with a request, step by step.
public struct ScriptedAnswer: Sendable {
  /// One thing to do.
  public enum Step: Sendable {
    /// Sends these bytes as they are.
    case bytes([UInt8])
    /// Does nothing for a time, or until the peer has hung up.
    case pause(Milliseconds)
    /// Ends the connection in good order.
    case close
    /// Ends the connection with a reset (RST).
    case reset
  }

  /// What to do, in order.
  public var steps: [Step]

  /// Creates an answer; the connection lives on unless a step ends it.
  public init(_ steps: [Step]) { self.steps = steps }

  /// A whole reply with its `Content-Length`.
  public static func reply(
    _ status: Int,
    headers: [(String, String)] = [],
    body: [UInt8] = []
  ) -> ScriptedAnswer {
    let length = [("Content-Length", String(body.count))]
    return ScriptedAnswer([.bytes(head(status, headers + length) + body)])
  }

  /// A whole reply with its `Content-Length`.
  public static func reply(
    _ status: Int,
    headers: [(String, String)] = [],
    body: String
  ) -> ScriptedAnswer {
    reply(status, headers: headers, body: Array(body.utf8))
  }

  /// A reply in chunks, `pause` apart.
  public static func chunked(
    _ status: Int,
    headers: [(String, String)] = [],
    chunks: [[UInt8]],
    pause: Milliseconds = Milliseconds(0)
  ) -> ScriptedAnswer {
    var steps = [Step.bytes(head(status, headers + [("Transfer-Encoding", "chunked")]))]
    for chunk in chunks + [[]] {
      if pause.value > 0 { steps.append(.pause(pause)) }
      steps.append(
        .bytes(Array("\(String(chunk.count, radix: 16))\r\n".utf8) + chunk + Array("\r\n".utf8))
      )
    }
    return ScriptedAnswer(steps)
  }

  /// A reply that promises `length` bytes, sends these and closes.
  public static func cut(_ status: Int, promising length: Int, body: [UInt8]) -> ScriptedAnswer {
    ScriptedAnswer([.bytes(head(status, [("Content-Length", String(length))]) + body), .close])
  }

  /// The connection is closed without a byte of reply.
  public static let drop = ScriptedAnswer([.close])

  /// Nothing for a time, and then that.
  public static func delayed(_ time: Milliseconds, _ answer: ScriptedAnswer) -> ScriptedAnswer {
    ScriptedAnswer([.pause(time)] + answer.steps)
  }

  /// A status line and fields with the blank line after them.
  public static func head(_ status: Int, _ headers: [(String, String)] = []) -> [UInt8] {
    var text = "HTTP/1.1 \(status) Scripted\r\n"
    for (name, value) in headers { text += "\(name): \(value)\r\n" }
    return Array((text + "\r\n").utf8)
  }
}
