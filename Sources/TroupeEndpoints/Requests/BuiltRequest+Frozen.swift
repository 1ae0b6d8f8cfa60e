import TroupeModel

extension BuiltRequest {
  /// The name of the only member of a frozen text that is no plain body.
  static let frozenMark = "troupe-request"

  /// The request as a text for the record, from which `EndpointProfile.request(frozen:format:file:)` makes the same again.
  ///
  /// For JSON it is the body byte for byte. A form is a JSON text of its own that names the parts in order, a file by its
  /// SHA-256, name and type; so is a request whose path holds values of the order.
  public var frozenText: String {
    if case .json(let text) = body, !isPathFilled { return text }
    var members = [JSON.Member("path", .string(path))]
    switch body {
    case .none: break
    case .json(let text): members.append(JSON.Member("json", .string(text)))
    case .multipart(let parts):
      members.append(JSON.Member("form", .array(parts.map(\.frozen))))
    }
    return JSON.object([JSON.Member(Self.frozenMark, .object(members))]).compact
  }

  /// Takes over what a frozen text says of the path and the body.
  ///
  /// - Returns: whether the text could be read.
  mutating func thaw(
    _ text: String,
    file: (ContentID) throws -> [UInt8]
  ) rethrows -> Bool {
    guard text.hasPrefix("{\"\(Self.frozenMark)\":") else {
      body = .json(text)
      return !isPathFilled
    }
    let limits = JSON.Limits(bytes: .max)
    guard let json = try? JSON(parsing: text, limits: limits)[Self.frozenMark],
      let path = json["path"]?.text
    else { return false }
    if json["json"] != nil { isPathFilled = true }
    self.path = path
    body = json["json"]?.text.map(Body.json) ?? .none
    guard let elements = json["form"]?.elements else { return true }
    var parts: [Part] = []
    for element in elements {
      guard let part = try Part(frozen: element, file: file) else { return false }
      parts.append(part)
    }
    body = .multipart(parts)
    return true
  }
}

extension BuiltRequest.Part {
  /// The part as JSON, without the bytes of a file.
  fileprivate var frozen: JSON {
    switch content {
    case .text(let text): ["name": .string(name), "value": .string(text)]
    case .file(let file):
      [
        "name": .string(name), "file": .string(file.content.description),
        "file_name": .string(file.fileName), "media_type": .string(file.mediaType),
      ]
    }
  }

  /// Reads what `frozen` wrote; nil for anything else.
  fileprivate init?(frozen json: JSON, file: (ContentID) throws -> [UInt8]) rethrows {
    guard let name = json["name"]?.text else { return nil }
    if let text = json["value"]?.text {
      self.init(name: name, content: .text(text))
      return
    }
    guard let content = json["file"]?.text.flatMap({ ContentID($0) }),
      let fileName = json["file_name"]?.text, let mediaType = json["media_type"]?.text
    else { return nil }
    let order = UploadOrder(
      content: content,
      bytes: try file(content),
      fileName: fileName,
      mediaType: mediaType
    )
    self.init(name: name, content: .file(order))
  }
}
