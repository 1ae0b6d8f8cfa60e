import FoundationEssentials
import TroupeCatalog
import TroupeMedia
public import TroupeModel

/// What a file is to this library.
public struct FileIdentity: Sendable {
  /// The SHA-256 of the file, by which it was looked for.
  public var content: ContentID
  /// The generations that made it, with their videos.
  public var generations: [GenerationSheet]
  /// The videos that no generation made.
  public var videos: [VideoSheet]
  /// The looks, as `handle/look`, that it defines.
  public var referenceOf: [String]
  /// The generations whose frozen cast holds it.
  public var castIn: [ItemID]

  /// Whether the library knows the file.
  public var isKnown: Bool {
    !(generations.isEmpty && videos.isEmpty && referenceOf.isEmpty && castIn.isEmpty)
  }
}

extension FileIdentity {
  /// The identity as JSON.
  public var json: JSON {
    [
      "sha256": .string(content.description), "known": .bool(isKnown),
      "generations": .array(generations.map(\.json)), "videos": .array(videos.map(\.json)),
      "reference_of": .array(referenceOf.map(JSON.string)),
      "cast_in": .array(castIn.map { .string($0.description) }),
    ]
  }
}

extension Workspace {
  /// Finds out what a file is by its content.
  public func whatIs(fileAt path: String) async throws -> FileIdentity {
    var isFolder = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
      throw TroupeError.fileNotFound(path: path)
    }
    guard !isFolder else { throw TroupeError.unreadableFile(path: path, reason: "it is a folder") }
    let content = try await Self.hash(of: path)
    return try catalog.read { reader in
      let videos = try reader.videos(content: content)
      let made = try videos.compactMap(\.generationID).compactMap { try reader.generation($0) }
      return FileIdentity(
        content: content,
        generations: try made.map { try sheet(of: $0, in: reader) },
        videos: try videos.filter { $0.generationID == nil }.map { try sheet(of: $0, in: reader) },
        referenceOf: try reader.users(of: content),
        castIn: try reader.generations(castFrom: content)
      )
    }
  }

  @concurrent static func hash(of path: String) async throws -> ContentID {
    try ContentID.of(fileAt: path)
  }
}
