public import TroupeModel

/// The evidence of one attempt: that a paid request was about to leave, and what was answered.
public struct Receipt: Hashable, Sendable {
  /// The longest reply that is kept, in bytes of UTF-8.
  public static let replyLimit = 65536

  /// The attempt, whose id names the file.
  public var attempt: ItemID
  /// What the user asked for once.
  public var intent: ItemID
  /// The generation or the registration.
  public var subject: ItemID
  /// Scheme, host and port that it was sent to, or the identity of an embedded endpoint.
  public var origin: String
  /// When the gate was passed.
  public var sentAt: Milliseconds
  /// The id in the answer, where there was a usable one.
  public var remoteID: RemoteID?
  /// The status of the answer.
  public var httpStatus: Int?
  /// The reply as it came, cut at `replyLimit`.
  public private(set) var reply: String?
  /// When the answer came; nil while there is none.
  public var answeredAt: Milliseconds?

  /// Creates the receipt of a request that is about to leave.
  public init(
    attempt: ItemID,
    intent: ItemID,
    subject: ItemID,
    origin: String,
    sentAt: Milliseconds
  ) {
    self.attempt = attempt
    self.intent = intent
    self.subject = subject
    self.origin = origin
    self.sentAt = sentAt
  }

  /// Takes down the answer.
  public mutating func answer(
    remoteID: RemoteID?,
    httpStatus: Int?,
    reply: String?,
    at time: Milliseconds
  ) {
    self.remoteID = remoteID
    self.httpStatus = httpStatus
    self.reply = reply.map(Self.cut)
    answeredAt = time
  }

  /// The beginning of a text, cut between two characters.
  private static func cut(_ text: String) -> String {
    guard text.utf8.count > replyLimit else { return text }
    var end = text.utf8.index(text.utf8.startIndex, offsetBy: replyLimit)
    while end.samePosition(in: text.unicodeScalars) == nil { end = text.utf8.index(before: end) }
    return String(text[..<end])
  }
}

extension Receipt {
  static let format = "troupe-receipt"

  /// The receipt as it stands in its file.
  var json: JSON {
    var members: [JSON.Member] = [
      .init("format", .string(Self.format)), .init("version", 1),
      .init("attempt", .string(attempt.description)), .init("intent", .string(intent.description)),
      .init("subject", .string(subject.description)), .init("origin", .string(origin)),
      .init("sent_at", .number(sentAt.value)),
    ]
    if let remoteID { members.append(.init("remote_id", .string(remoteID.description))) }
    if let httpStatus { members.append(.init("http_status", .number(httpStatus))) }
    if let reply { members.append(.init("reply", .string(reply))) }
    if let answeredAt { members.append(.init("answered_at", .number(answeredAt.value))) }
    return .object(members)
  }

  /// Why a file is no receipt, in words.
  struct Damage: Error { var words: String }

  /// Reads what `json` wrote.
  ///
  /// Everything is checked: a receipt decides about money.
  init(json: JSON) throws(Damage) {
    guard json["format"]?.text == Self.format else {
      throw Damage(words: "it is not of the format \(Self.format)")
    }
    guard json["version"]?.int == 1 else {
      throw Damage(words: "this program does not know its version")
    }
    func id(_ name: String) throws(Damage) -> ItemID {
      guard let id = json[name]?.text.flatMap({ ItemID($0) }) else {
        throw Damage(words: "\"\(name)\" is missing or wrong")
      }
      return id
    }
    func optional<Value>(
      _ name: String,
      _ read: (JSON) -> Value?
    ) throws(Damage) -> Value? {
      guard let member = json[name], member != .null else { return nil }
      guard let value = read(member) else { throw Damage(words: "\"\(name)\" is wrong") }
      return value
    }
    let time = { (json: JSON) in json.int.map { Milliseconds(Int64($0)) } }
    guard let origin = json["origin"]?.text else {
      throw Damage(words: "\"origin\" is missing or wrong")
    }
    guard let sentAt = try optional("sent_at", time) else {
      throw Damage(words: "\"sent_at\" is missing")
    }
    self.init(
      attempt: try id("attempt"),
      intent: try id("intent"),
      subject: try id("subject"),
      origin: origin,
      sentAt: sentAt
    )
    remoteID = try optional("remote_id") { $0.text.flatMap(RemoteID.init) }
    httpStatus = try optional("http_status", \.int)
    reply = try optional("reply", \.text)
    answeredAt = try optional("answered_at", time)
  }
}
