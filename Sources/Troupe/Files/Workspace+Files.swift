import TroupeCatalog
import FoundationEssentials
import TroupeEndpoints
import TroupeModel

extension Workspace {
  /// A reference as a file that can be sent.
  func file(_ reference: Reference) throws -> LibraryFile {
    let media = try reference.content.flatMap { content in
      try catalog.read { try $0.media(content) }
    }
    return LibraryFile(url: reference.url, media: media, path: media.map(path(of:)))
  }

  /// The way of a file to an endpoint.
  ///
  /// - Throws: `TroupeError.cannotSendFile` where the endpoint has none for it.
  func way(
    for file: LibraryFile,
    _ purpose: FilePurpose,
    at sheet: EndpointSheet
  ) throws -> FileWay {
    if let way = purpose.way(for: file, at: sheet.profile) { return way }
    guard purpose.hasPlace(at: sheet.profile) else {
      throw TroupeError.noPlaceForFile(endpoint: sheet.name, what: purpose.words)
    }
    throw TroupeError.cannotSendFile(
      endpoint: sheet.name,
      path: file.path ?? file.url ?? "the file",
      isAddress: file.path == nil
    )
  }

  /// The file as a request carries it.
  ///
  /// - Parameters:
  ///   - way: how it goes.
  ///   - endpoint: where it is uploaded; nil leaves a name in place of the address, and sends nothing.
  ///   - sheet: the endpoint as the library knows it.
  /// - Throws: what keeps the file from being read or uploaded.
  /// - Returns: its address, or its bytes for a form.
  func sent(
    _ way: FileWay,
    at endpoint: VideoEndpoint?,
    _ sheet: EndpointSheet
  ) async throws -> SentFile {
    switch way {
    case .address(let url): return .address(url)
    case .upload(let media, _):
      guard let endpoint else { return .address(FileWay.placeholder(for: media.content)) }
      return .address(try await address(of: media, at: endpoint, sheet))
    case .inline(let media, let path):
      let data = Data(try await Self.contents(of: path)).base64EncodedString()
      return .address("data:\(media.type.rawValue);base64,\(data)")
    case .part(let media, let path):
      return .file(Self.order(media, try await Self.contents(of: path)))
    }
  }

  /// A file as it is handed over.
  static func order(_ media: Media, _ bytes: [UInt8]) -> UploadOrder {
    UploadOrder(
      content: media.content,
      bytes: bytes,
      fileName: "\(media.content.short).\(media.type.fileExtension)",
      mediaType: media.type.rawValue
    )
  }

  /// The bytes of a file of the library, for a form that was frozen without them.
  func bytes(of content: ContentID) throws -> [UInt8] {
    guard let media = try catalog.read({ try $0.media(content) }) else {
      throw TroupeError.fileNotFound(path: content.description)
    }
    let path = path(of: media)
    guard let data = FileManager.default.contents(atPath: path) else {
      throw TroupeError.fileNotFound(path: path)
    }
    return Array(data)
  }

  @concurrent static func contents(of path: String) async throws -> [UInt8] {
    guard let data = FileManager.default.contents(atPath: path) else {
      throw TroupeError.fileNotFound(path: path)
    }
    return Array(data)
  }
}

/// A file of our own outside the library, gone with its last reference.
final class TemporaryFile: Sendable {
  let path: String

  /// Chooses a name; nothing is written yet.
  init(suffix: String) {
    path = FileManager.default.temporaryDirectory.path + "/troupe-\(UUID().uuidString)\(suffix)"
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }
}
