import TestSupport
import TroupeModel

/// A reply before it is bytes, so that rules can bend it.
struct ServiceReply {
  enum Body {
    case json(JSON)
    case file([UInt8], type: String)
  }

  var status = 200
  var headers: [(String, String)] = []
  var body: Body
  /// How far the job of the reply is, for rules that write it.
  var progress: Int?
  /// The id of the character that the reply is about, once it is ready.
  var character: JSON?

  init(_ json: JSON, status: Int = 200, progress: Int? = nil) {
    self.status = status
    self.progress = progress
    body = .json(json)
  }

  /// A reply about a character.
  init(_ json: JSON, about character: ServiceCharacter) {
    self.init(json)
    if character.isReady { self.character = character.idValue }
  }

  init(file: [UInt8], type: String) { body = .file(file, type: type) }

  private static let page = """
    <!DOCTYPE html><html><head><title>Please wait</title></head>\
    <body><h1>Checking your browser</h1></body></html>
    """

  /// A page in HTML, as what stands before a service sends it.
  static func page(_ status: Int) -> ServiceReply {
    var reply = ServiceReply(file: Array(page.utf8), type: "text/html; charset=utf-8")
    reply.status = status
    return reply
  }

  /// The bytes and their type.
  var content: (bytes: [UInt8], type: String) {
    switch body {
    case .json(let json): (Array(json.compact.utf8), "application/json")
    case .file(let bytes, let type): (bytes, type)
    }
  }

  /// The whole reply as steps for the wire.
  var answer: ScriptedAnswer {
    let (bytes, type) = content
    return .reply(status, headers: [("Content-Type", type)] + headers, body: bytes)
  }

  /// The reply with half of its body, and then the end of the connection.
  var halfAnswer: ScriptedAnswer {
    let (bytes, type) = content
    let length = ("Content-Length", String(bytes.count))
    let head = ScriptedAnswer.head(status, [("Content-Type", type)] + headers + [length])
    return ScriptedAnswer([.bytes(head + bytes[..<(bytes.count / 2)]), .close])
  }
}
