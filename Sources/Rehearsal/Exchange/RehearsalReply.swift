package import TroupeModel

/// A reply of the embedded endpoint, and how it is to reach the client.
package struct RehearsalReply: Hashable, Sendable {
  /// Where the bytes of a body are.
  package enum Body: Hashable, Sendable {
    case bytes([UInt8])
    /// A part of a file, so that a video is never held in memory.
    case file(path: String, offset: Int, length: Int)
  }

  /// One header field.
  package struct Field: Hashable, Sendable {
    package var name: String
    package var value: String
  }

  package var status: Int
  package var fields: [Field]
  package var body: Body
  /// A length to announce that is more than the body has: the connection is closed when the body ends.
  package var announcedLength: Int?

  /// Creates a reply.
  package init(status: Int, fields: [Field] = [], body: Body = .bytes([])) {
    self.status = status
    self.fields = fields
    self.body = body
  }

  /// A reply in JSON.
  package init(status: Int = 200, json: JSON) {
    self.init(status: status, text: json.compact, type: "application/json")
  }

  /// A reply in text of some media type.
  package init(status: Int, text: String, type: String) {
    self.init(
      status: status,
      fields: [Field(name: "Content-Type", value: type)],
      body: .bytes(Array(text.utf8))
    )
  }

  /// The value of a header field, by its name in any case.
  package func field(_ name: String) -> String? {
    fields.first { $0.name.lowercased() == name.lowercased() }?.value
  }
}
