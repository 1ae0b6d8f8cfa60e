internal import Glibc
public import TroupeModel

/// The bytes of the library's media: every content once, under its SHA-256, read-only.
///
/// `media/ab/abcdef….ext` holds what is stored, `media/incoming/` what is being written, and the trash of the library
/// what was removed. The caller holds the library's lock while it moves things to the trash or out of it.
public struct MediaFolder: Hashable, Sendable {
  /// The folder `media`.
  public let path: String
  /// The folder that removed files go to, on the same file system.
  public let trashPath: String

  /// Names the folders, which are made when something is first stored.
  public init(path: String, trashPath: String) {
    self.path = path
    self.trashPath = trashPath
  }

  /// Where files are written before they have their names.
  public var incomingPath: String { PathText.join(path, "incoming") }

  /// The path from the library's folder: `media/ab/abcdef….ext`.
  public static func relativePath(of content: ContentID, _ type: MediaType) -> String {
    "media/\(content.description.prefix(2))/\(fileName(of: content, type))"
  }

  /// The whole path of a content, whether or not it is there.
  public func path(of content: ContentID, _ type: MediaType) -> String {
    PathText.join(shard(of: content), Self.fileName(of: content, type))
  }

  /// What is stored of a content, under whatever type it was first put; nil where there is nothing.
  ///
  /// Its length is the one on the disk, and its bytes have not been read.
  public func stored(_ content: ContentID) throws(MediaError) -> StoredFile? {
    for type in MediaType.allCases {
      guard let info = try FileInfo.ifPresent(at: path(of: content, type)), info.kind == .file
      else { continue }
      return StoredFile(content: content, type: type, bytes: info.bytes, wasThere: true)
    }
    return nil
  }

  /// Whether there is a file of this content and, where it is given, of this length in bytes.
  public func exists(_ content: ContentID, bytes: Int64? = nil) throws(MediaError) -> Bool {
    guard let stored = try stored(content) else { return false }
    return bytes == nil || stored.bytes == bytes
  }

  /// Opens a content for reading.
  public func open(_ content: ContentID) throws(MediaError) -> MediaReader {
    guard let stored = try stored(content) else { throw .contentMissing(content) }
    return try MediaReader(path: path(of: content, stored.type), type: stored.type)
  }

  func shard(of content: ContentID) -> String {
    PathText.join(path, String(content.description.prefix(2)))
  }

  static func fileName(of content: ContentID, _ type: MediaType) -> String {
    "\(content).\(type.fileExtension)"
  }

  /// Takes a name apart that `fileName` made; nil for any other.
  static func parse(fileName: String) -> (content: ContentID, type: MediaType)? {
    let parts = fileName.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count == 2, let content = ContentID(parts[0]), content.description == parts[0],
      let type = MediaType.allCases.first(where: { $0.fileExtension == parts[1] })
    else { return nil }
    return (content, type)
  }
}

/// A content in the library's media.
public struct StoredFile: Hashable, Sendable {
  /// The SHA-256 of the bytes.
  public var content: ContentID
  /// The type under which it is stored: the first one, where it was put under several.
  public var type: MediaType
  /// The length.
  public var bytes: Int64
  /// Whether it had been stored before.
  public var wasThere: Bool

  /// The path from the library's folder.
  public var relativePath: String { MediaFolder.relativePath(of: content, type) }

  /// Creates a record of a stored file.
  public init(content: ContentID, type: MediaType, bytes: Int64, wasThere: Bool) {
    self.content = content
    self.type = type
    self.bytes = bytes
    self.wasThere = wasThere
  }
}
