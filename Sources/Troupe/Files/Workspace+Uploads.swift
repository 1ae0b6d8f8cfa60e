import TroupeCatalog
import TroupeEndpoints
import TroupeModel

extension Workspace {
  /// The address under which an endpoint can see some bytes of ours: the one it gave before while that lives, else a
  /// new one from its upload route.
  func address(
    of media: Media,
    at endpoint: VideoEndpoint,
    _ sheet: EndpointSheet
  ) async throws -> String {
    // An embedded endpoint forgets its port, and so its addresses, with each start.
    let origin = Origin.text(of: endpoint.baseURL)
    let later = world.now() + .seconds(600)
    let known = try catalog.read {
      try $0.upload(of: media.content, endpoint: sheet.name, account: sheet.account, until: later)
    }
    if let known, !sheet.isEmbedded || known.hasPrefix(origin + "/") { return known }
    let bytes = try await Self.contents(of: path(of: media))
    let uploaded = try await endpoint.upload(Self.order(media, bytes))
    try write { writer in
      try writer.insert(
        UploadRecord(
          endpoint: sheet.name,
          account: sheet.account,
          content: media.content,
          url: uploaded.url,
          expiresAt: uploaded.expiresAt
        ),
        at: world.now()
      )
    }
    return uploaded.url
  }
}
