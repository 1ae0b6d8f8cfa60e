/// A link in a reply: whoever has it may fetch the file until it dies.
struct ServiceLink {
  enum File: Hashable {
    /// The film of the job of that id.
    case film(job: String)
    /// The picture of a character.
    case portrait
  }

  var file: File
  var fetches = 0
  var isDead = false
}

extension ServiceState {
  /// The link to a finished film, which is a new one where the last has died.
  mutating func filmLink(_ job: ServiceJob) -> String {
    if let link = job.link, links[link]?.isDead == false { return "\(base)/files/\(link).mp4" }
    let token = "sora_" + Self.token()
    links[token] = ServiceLink(file: .film(job: job.id))
    if let index = jobs.firstIndex(where: { $0.id == job.id }) { jobs[index].link = token }
    return "\(base)/files/\(token).mp4"
  }

  /// The link to a character's picture, which is a new one where the last has died.
  mutating func portraitLink(_ character: ServiceCharacter) -> String {
    var token = character.picture ?? ""
    if links[token]?.isDead != false {
      token = "ava_" + Self.token()
      links[token] = ServiceLink(file: .portrait)
      if let index = characters.firstIndex(where: { $0.id == character.id }) {
        characters[index].picture = token
      }
    }
    return "\(base)/avatars/\(token).png?expires=\(now + 3600)"
  }

  /// Serves a link; `path` is the address below the base.
  mutating func serveLink(
    _ request: ServiceRequest,
    _ plan: ServicePlan
  ) throws(ServiceFault)
    -> ServiceReply
  {
    if request.path[0] == "uploads" {
      let url = "\(base)/uploads/\(request.path[1])"
      guard let upload = uploads.first(where: { $0.url == url }) else { throw Self.noFile }
      guard !upload.isExpired, !plan.letsLinkExpire else { return Self.denied }
      return ServiceReply(file: upload.bytes, type: upload.type)
    }
    let token = String(request.path[1].prefix { $0 != "." })
    guard var link = links[token] else { throw Self.noFile }
    defer { links[token] = link }
    if let linkFetches, link.fetches >= linkFetches { link.isDead = true }
    if plan.letsLinkExpire { link.isDead = true }
    guard !link.isDead else { return Self.denied }
    link.fetches += 1
    switch link.file {
    case .portrait: return ServiceReply(file: PortraitFile.png, type: "image/png")
    case .film(let job):
      if let index = jobs.firstIndex(where: { $0.id == job }) { jobs[index].fetches += 1 }
      return ServiceReply.part(of: film, type: "video/mp4", tag: "\"\(token)\"", request)
    }
  }

  private static let noFile = ServiceFault(404, "not_found", "no such file")

  /// What a store of files answers to a link whose time is over.
  private static var denied: ServiceReply {
    let text = "<?xml version=\"1.0\"?><Error><Code>AccessDenied</Code></Error>"
    var reply = ServiceReply(file: Array(text.utf8), type: "application/xml")
    reply.status = 403
    return reply
  }
}

extension ServiceReply {
  /// A file, or from where `Range` says to where it says: one range in bytes, as for going on with a broken fetch.
  fileprivate static func part(
    of file: [UInt8],
    type: String,
    tag: String,
    _ request: ServiceRequest
  ) -> ServiceReply {
    var reply = ServiceReply(file: file, type: type)
    reply.headers = [("ETag", tag), ("Accept-Ranges", "bytes")]
    guard let range = request.header("range"), range.hasPrefix("bytes="),
      request.header("if-range").map({ $0 == tag }) ?? true
    else { return reply }
    let ends = range.dropFirst(6).split(separator: "-", omittingEmptySubsequences: false)
    guard ends.count == 2, let first = Int(ends[0]), ends[1].isEmpty || Int(ends[1]) != nil else {
      return reply
    }
    let last = min(Int(ends[1]) ?? .max, file.count - 1)
    guard first <= last else {
      reply.status = 416
      reply.headers.append(("Content-Range", "bytes */\(file.count)"))
      reply.body = .file([], type: type)
      return reply
    }
    reply.status = 206
    reply.headers.append(("Content-Range", "bytes \(first)-\(last)/\(file.count)"))
    reply.body = .file(Array(file[first...last]), type: type)
    return reply
  }
}
