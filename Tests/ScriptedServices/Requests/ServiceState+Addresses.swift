import FoundationEssentials

extension ServiceState {
  /// Checks where a picture or a clip is said to be, and gives what the file is where that can be known.
  @discardableResult
  func checkAddress(
    _ address: String,
    _ name: String,
    types: Set<String> = FileKind.pictures,
    allowsData: Bool = false
  ) throws(ServiceFault) -> FileKind? {
    if address.hasPrefix("data:") {
      guard allowsData else { throw .bad("\(name) is a data URL") }
      return try Self.kind(ofData: address, name, types)
    }
    guard let host = ["http://", "https://"].first(where: address.hasPrefix) else {
      throw .bad("\(name) is no URL: \(address)")
    }
    guard address.utf8.count > host.utf8.count, !address.contains(" ") else {
      throw .bad("\(name) is no URL: \(address)")
    }
    guard !base.isEmpty, address.hasPrefix(base + "/") else { return nil }
    guard let kind = FileKind(try ownFile(address, name)), types.contains(kind.type) else {
      throw .bad("\(name) is of a type that does not belong there")
    }
    return kind
  }

  /// A file that this service holds.
  private func ownFile(_ address: String, _ name: String) throws(ServiceFault) -> [UInt8] {
    let expired = ServiceFault(
      400,
      "file_expired",
      "\(name) could not be fetched: the file has expired",
      isClients: false
    )
    if let upload = uploads.first(where: { $0.url == address }) {
      guard !upload.isExpired else { throw expired }
      return upload.bytes
    }
    let path = address.dropFirst(base.count + 1).split(separator: "/")
    guard path.count == 2, let link = links[String(path[1].prefix { $0 != "." })] else {
      throw .bad("\(name) is not here: \(address)")
    }
    guard !link.isDead else { throw expired }
    return link.file == .portrait ? PortraitFile.png : film
  }

  private static func kind(
    ofData address: String,
    _ name: String,
    _ types: Set<String>
  ) throws(ServiceFault) -> FileKind {
    let head = address.prefix { $0 != "," }
    guard let data = Data(base64Encoded: String(address.dropFirst(head.count + 1))),
      let kind = FileKind([UInt8](data))
    else { throw .bad("\(name) is a data URL without a picture in Base64") }
    guard head == "data:\(kind.type);base64", types.contains(kind.type) else {
      throw .bad("\(name) is sent as \(head) but is \(kind.type)")
    }
    return kind
  }

  /// Keeps an uploaded file, at most 20 MB and 200 MB in all, and gives its link.
  mutating func keepUpload(
    _ request: ServiceRequest,
    _ plan: ServicePlan,
    types: Set<String> = FileKind.pictures
  ) throws(ServiceFault) -> ServiceUpload {
    try request.allowQuery([])
    let form = try FormBody(request)
    try form.allow(["file"])
    let part = try form.file("file", types)
    guard part.bytes.count <= 20_000_000 else {
      throw ServiceFault(413, "file_too_large", "the file is larger than 20 MB")
    }
    guard uploads.reduce(part.bytes.count, { $0 + $1.bytes.count }) <= 200_000_000 else {
      throw ServiceFault(429, "upload_quota", "more than 200 MB were uploaded today")
    }
    let end = part.type?.split(separator: "/").last ?? "bin"
    let upload = ServiceUpload(
      url: "\(base)/uploads/\(Self.token()).\(end)",
      name: part.fileName ?? "",
      type: part.type ?? "",
      bytes: part.bytes,
      isExpired: plan.letsUploadsExpire
    )
    uploads.append(upload)
    return upload
  }
}
