import TroupeModel

extension RehearsalEndpoint {
  /// How long an uploaded picture can be fetched.
  static let uploadLifetime = Milliseconds.seconds(48 * 3600)
  /// The largest picture that is taken.
  static let uploadLimit = 20 << 20

  /// Takes a picture and gives it an address for 48 hours.
  func upload(
    _ request: RehearsalRequest,
    plan: RequestPlan,
    baseURL: String
  ) throws -> RehearsalReply {
    guard let form = try form(of: request) else {
      throw RequestFault.unreadable("the body is not multipart/form-data")
    }
    guard let part = form.parts.first(where: { $0.fileName != nil || $0.name == "file" }) else {
      throw RequestFault.missing("file")
    }
    let picture = try Self.kind(ofPicture: part.bytes, member: "file")
    let id = newID("file_")
    let expiry = world.now() + Self.uploadLifetime
    let name = UploadName(id: id, expiry: expiry, type: picture).description
    try DurableFile.write(Array(part.bytes), to: folder.pictureFile(name))
    if plan.shape.isPage { return plan.shape.page }
    return RehearsalReply(json: [
      "id": .string(id), "object": "file", "url": .string("\(baseURL)/files/\(name)"),
      "filename": .optional(part.fileName), "bytes": .number(part.bytes.count),
      "created_at": .number(world.now().value / 1000), "expires_at": .number(expiry.value / 1000),
    ])
  }

  /// The kind of a picture that came in a form; anything else and what is too large is a fault.
  static func kind(
    ofPicture bytes: ArraySlice<UInt8>,
    member: String
  ) throws(RequestFault) -> MediaType {
    guard bytes.count <= uploadLimit else {
      throw RequestFault(
        status: 413,
        message: "\(member) is larger than 20 MB",
        code: "file_too_large",
        member: member
      )
    }
    guard let picture = MediaType(pictureBytes: bytes) else {
      throw .invalid(member, "is not a png, jpeg, webp or gif picture")
    }
    return picture
  }

  /// Sends an upload, a character's picture or a video, whole or in part.
  func serve(
    _ name: String,
    request: RehearsalRequest,
    plan: RequestPlan
  ) throws -> RehearsalReply {
    guard let path = try path(ofFile: name), let length = DurableFile.size(of: path) else {
      throw RequestFault.unknownID("file", name)
    }
    var size = length
    if case .truncated(let bytes) = plan.file { size = min(size, bytes) }
    if plan.file == .html { return ReplyShape.html.page }
    let tag = "\"\(name)-\(length)\""
    var fields = [
      RehearsalReply.Field(name: "Content-Type", value: Self.mediaType(of: name)),
      RehearsalReply.Field(name: "Accept-Ranges", value: "bytes"),
      RehearsalReply.Field(name: "ETag", value: tag),
    ]
    let range = ByteRange(
      field: request.fields["range"],
      condition: request.fields["if-range"],
      tag: tag,
      size: size
    )
    var status = 200
    var part = 0..<size
    switch range {
    case .whole: break
    case .part(let wanted):
      status = 206
      part = wanted
      fields.append(
        RehearsalReply.Field(
          name: "Content-Range",
          value: "bytes \(wanted.lowerBound)-\(wanted.upperBound - 1)/\(size)"
        )
      )
    case .unsatisfiable:
      return RehearsalReply(
        status: 416,
        fields: [RehearsalReply.Field(name: "Content-Range", value: "bytes */\(size)")]
      )
    }
    var reply = RehearsalReply(
      status: status,
      fields: fields,
      body: .file(path: path, offset: part.lowerBound, length: part.count)
    )
    if case .cut(let bytes) = plan.file, bytes < part.count {
      let start = try DurableFile.read(path, from: part.lowerBound, atMost: bytes) ?? []
      reply.body = .bytes(start)
      reply.announcedLength = part.count
    }
    return reply
  }

  /// Where a file is that may be fetched by this name; nil where there is none.
  private func path(ofFile name: String) throws(RequestFault) -> String? {
    let isSafe = name.utf8.allSatisfy {
      Character(Unicode.Scalar($0)).isLetter || (0x30...0x39).contains($0)
        || "._-".utf8.contains($0)
    }
    guard isSafe, !name.hasPrefix("."), !name.hasSuffix(".part") else { return nil }
    if let upload = UploadName(name), upload.expiry <= world.now() {
      throw RequestFault(status: 410, message: "the link has expired", code: "expired")
    }
    return [folder.pictureFile(name), folder.videoFile(name)]
      .first { DurableFile.size(of: $0) != nil }
  }

  private static func mediaType(of name: String) -> String {
    let ending = name.split(separator: ".").last.map(String.init)
    return MediaType.allCases.first { $0.fileExtension == ending }?.rawValue
      ?? "application/octet-stream"
  }

  /// Stores a copy of a picture of a request; nil where it is not reachable in a rehearsal.
  ///
  /// An address of this server that leads nowhere is a fault of the request, as it is for services that fetch.
  func keepPicture(_ source: PictureSource, as stem: String, member: String) throws -> String? {
    switch source {
    case .unreachable: return nil
    case .bytes(let bytes, let type):
      let name = "\(stem).\(type.fileExtension)"
      try DurableFile.write(bytes, to: folder.pictureFile(name))
      return name
    case .file(let name):
      guard let path = try? path(ofFile: name), let bytes = try DurableFile.read(path),
        let type = MediaType(pictureBytes: bytes)
      else { throw RequestFault.invalid(member, "cannot be fetched") }
      return try keepPicture(.bytes(bytes, type), as: stem, member: member)
    }
  }

  /// Removes the uploads that can no longer be fetched; characters and jobs have copies of their own.
  func removeExpiredUploads() throws(RehearsalError) {
    let now = world.now()
    for name in try DurableFile.names(in: "\(folder.path)/files") {
      guard let upload = UploadName(name), upload.expiry <= now else { continue }
      DurableFile.remove(folder.pictureFile(name))
    }
  }
}
